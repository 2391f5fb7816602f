import { ArnFormat, Names, Resource, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { SecureLogGroup } from '../logs/secure-log-group';

const logGroupPrefix = 'aws-waf-logs-';

/** Properties of `SecureWebAcl`. */
export interface SecureWebAclProps {
  /**
   * Requests that one IP address may send within 5 minutes, at least 10.
   *
   * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html
   * @default 1000
   */
  readonly requestsPerIp?: number;

  /**
   * The largest body that is let through in KiB, at most 64.
   *
   * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-oversize-request-components.html
   * @default 8
   */
  readonly maxBodySize?: number;

  /**
   * Where blocked and allowed requests are logged. The name of a log group of your own has to start with `aws-waf-logs-`.
   *
   * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
   * @default - a `SecureLogGroup` of its own
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * Encrypts the log group, where it is not one of your own.
   *
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;
}

/**
 * A regional web ACL: AWS's managed rules against common attacks, known bad inputs and addresses of ill repute, a
 * limit per IP address, a limit of the body's size, and a log.
 *
 * Makes 3 resources (web ACL, log group, logging). Idle: 10 USD a month (5 for the ACL, 1 for each of 5 rules).
 */
export class SecureWebAcl extends Resource {
  /** The web ACL itself. */
  public readonly webAcl: wafv2.CfnWebACL;
  public readonly webAclArn: string;
  public readonly logGroup: logs.ILogGroup;
  /** The largest body that is let through in KiB. */
  public readonly maxBodySize: number;
  private readonly metricName: string;

  /**
   * @throws where a limit is out of the range that WAF takes, or WAF can't log to the log group
   */
  public constructor(scope: Construct, id: string, props: SecureWebAclProps = {}) {
    super(scope, id);
    const { requestsPerIp = 1000, maxBodySize = 8 } = props;
    this.requireWithin('requestsPerIp', requestsPerIp, 10, 2_000_000_000);
    this.requireWithin('maxBodySize', maxBodySize, 1, 64);
    this.maxBodySize = maxBodySize;
    // Names of rules follow it, 128 characters in all.
    this.metricName = Names.uniqueResourceName(this, { maxLength: 80 });
    this.webAcl = new wafv2.CfnWebACL(this, 'WebAcl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      associationConfig: { requestBody: { API_GATEWAY: { defaultSizeInspectionLimit: inspectionLimit(maxBodySize) } } },
      rules: [
        this.managedRules(0, 'AWSManagedRulesAmazonIpReputationList'),
        // The common rules refuse bodies of more than 8 KiB; the rule for bodies below does that here.
        this.managedRules(1, 'AWSManagedRulesCommonRuleSet', ['SizeRestrictions_BODY']),
        this.managedRules(2, 'AWSManagedRulesKnownBadInputsRuleSet'),
        this.blockingRule(3, 'RequestsPerIp', { rateBasedStatement: { limit: requestsPerIp, aggregateKeyType: 'IP' } }),
        this.blockingRule(4, 'BodySize', {
          sizeConstraintStatement: {
            fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
            comparisonOperator: 'GT',
            size: maxBodySize * 1024,
            textTransformations: [{ priority: 0, type: 'NONE' }],
          },
        }),
      ],
      visibilityConfig: this.visibility('All'),
    });
    this.node.defaultChild = this.webAcl;
    this.webAclArn = this.webAcl.attrArn;
    this.logGroup = props.logGroup ?? new SecureLogGroup(this, 'LogGroup', {
      encryptionKey: props.encryptionKey,
      // WAF takes only log groups of this prefix, so the name is not CloudFormation's; the stack's name is part of it.
      logGroupName: `${logGroupPrefix}${Names.uniqueResourceName(this, { maxLength: 100 })}`,
    });
    this.requirePrefix(this.logGroup);
    new wafv2.CfnLoggingConfiguration(this, 'Logging', {
      resourceArn: this.webAclArn,
      logDestinationConfigs: [Stack.of(this).formatArn({
        service: 'logs', resource: 'log-group', resourceName: this.logGroup.logGroupName, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      })],
      redactedFields: ['authorization', 'cookie', 'x-api-key', 'x-amz-security-token'].map((name) => ({ singleHeader: { Name: name } })),
    });
  }

  /** How many requests were blocked. */
  public metricBlockedRequests(options: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      dimensionsMap: { WebACL: `${this.metricName}-All`, Region: Stack.of(this).region, Rule: 'ALL' },
      statistic: cloudwatch.Stats.SUM,
      ...options,
    });
  }

  private managedRules(priority: number, name: string, counted: string[] = []): wafv2.CfnWebACL.RuleProperty {
    return {
      name,
      priority,
      overrideAction: { none: {} },
      statement: {
        managedRuleGroupStatement: {
          vendorName: 'AWS',
          name,
          ruleActionOverrides: counted.length > 0 ? counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })) : undefined,
        },
      },
      visibilityConfig: this.visibility(name),
    };
  }

  private blockingRule(priority: number, name: string, statement: wafv2.CfnWebACL.StatementProperty): wafv2.CfnWebACL.RuleProperty {
    return { name, priority, action: { block: {} }, statement, visibilityConfig: this.visibility(name) };
  }

  private visibility(name: string): wafv2.CfnWebACL.VisibilityConfigProperty {
    return { cloudWatchMetricsEnabled: true, sampledRequestsEnabled: true, metricName: `${this.metricName}-${name}` };
  }

  private requirePrefix(logGroup: logs.ILogGroup): void {
    // Of a log group made here the name is a reference; its resource knows what it was given.
    const resource = logGroup.node.defaultChild;
    const name: unknown = Stack.of(this).resolve(resource instanceof logs.CfnLogGroup ? resource.logGroupName : logGroup.logGroupName);
    if (typeof name === 'string' ? name.startsWith(logGroupPrefix) : name !== undefined) return;
    throw new Error(`SecureWebAcl '${this.node.path}': WAF logs only to log groups whose name starts with ${logGroupPrefix}, got ${name === undefined ? 'one that CloudFormation names' : `'${name}'`}. Write logGroupName: '${logGroupPrefix}...' there.`);
  }

  private requireWithin(prop: string, given: number, least: number, most: number): void {
    if (given >= least && given <= most) return;
    throw new Error(`SecureWebAcl '${this.node.path}': ${prop} must be ${least} to ${most}, got ${given}. Write for instance ${prop}: ${Math.min(Math.max(given, least), most)}.`);
  }
}

/** API Gateway's body is inspected in steps of 16 KiB; what exceeds the step is oversize. */
function inspectionLimit(kibibytes: number): string {
  return `KB_${[16, 32, 48, 64].find((limit) => kibibytes <= limit)}`;
}

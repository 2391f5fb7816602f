import { ArnFormat, Duration, Names, Resource, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { AlarmsProps, SecurityAlarms } from '../cloudwatch/security-alarms';
import { SecureLogGroup } from '../logs/secure-log-group';

const logGroupPrefix = 'aws-waf-logs-';
/** Where WAF keeps everything that is for CloudFront. */
const regionOfCloudFront = 'us-east-1';
/** What WAF reads of a body, in KiB, where nothing else is said. */
const inspectedByDefault = 16;

/** What a web ACL stands in front of. */
export enum WebAclScope {
  /** APIs, user pools and load balancers of its region. */
  REGIONAL = 'REGIONAL',
  /** CloudFront distributions. */
  CLOUDFRONT = 'CLOUDFRONT',
}

/** The alarm of a `SecureWebAcl`, and where it is raised. */
export interface WebAclAlarmsProps extends AlarmsProps {
  /**
   * Requests blocked within 5 minutes.
   *
   * @default 100
   */
  readonly blockedRequests?: number;
}

/** Properties of `SecureWebAcl`. */
export interface SecureWebAclProps {
  /**
   * What it stands in front of. Those of CloudFront can be made in us-east-1 alone.
   *
   * @see https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-creating.html
   * @default WebAclScope.REGIONAL
   */
  readonly scope?: WebAclScope;

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

  /**
   * The alarm and where it is raised.
   *
   * @default - an alarm on blocked requests, raised at the stack's shared `AlarmTopic`
   */
  readonly alarms?: WebAclAlarmsProps;
}

/**
 * A web ACL: AWS's managed rules against common attacks, known bad inputs and addresses of ill repute, a
 * limit per IP address, a limit of the body's size, a log, and an alarm.
 *
 * Makes 4 resources (web ACL, log group, logging, alarm), and once per stack the key and the alarm topic with its policy.
 * Idle: 10.10 USD a month (5 for the ACL, 1 for each of 5 rules, 0.10 for the alarm), 1 USD per stack for the key.
 */
export class SecureWebAcl extends Resource {
  /** The web ACL itself. */
  public readonly webAcl: wafv2.CfnWebACL;
  public readonly webAclArn: string;
  public readonly logGroup: logs.ILogGroup;
  /** The largest body that is let through in KiB. */
  public readonly maxBodySize: number;
  /** What it stands in front of. */
  public readonly scope: WebAclScope;
  /** The alarms that were made. */
  public readonly alarms: cloudwatch.Alarm[];
  private readonly metricName: string;

  /**
   * @throws where a limit is out of the range that WAF takes, WAF can't log to the log group, or the region is not CloudFront's
   */
  public constructor(scope: Construct, id: string, props: SecureWebAclProps = {}) {
    super(scope, id);
    const { requestsPerIp = 1000, maxBodySize = 8 } = props;
    this.requireWithin('requestsPerIp', requestsPerIp, 10, 2_000_000_000);
    this.requireWithin('maxBodySize', maxBodySize, 1, 64);
    this.maxBodySize = maxBodySize;
    this.scope = props.scope ?? WebAclScope.REGIONAL;
    this.requireRegion();
    // Names of rules follow it, 128 characters in all.
    this.metricName = Names.uniqueResourceName(this, { maxLength: 80 });
    this.webAcl = new wafv2.CfnWebACL(this, 'WebAcl', {
      scope: this.scope,
      defaultAction: { allow: {} },
      associationConfig: maxBodySize > inspectedByDefault ? { requestBody: this.inspected() } : undefined,
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
    const alarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    alarms.add('BlockedRequests', {
      metric: this.metricBlockedRequests({ period: Duration.minutes(5) }),
      threshold: props.alarms?.blockedRequests ?? 100,
      description: `${this.node.path} blocks many requests`,
    });
    this.alarms = alarms.alarms;
  }

  /**
   * Puts the web ACL in front of a resource of its region.
   *
   * @param id the association's construct id
   * @param resourceArn of an API's stage, a GraphQL API, a user pool or a load balancer
   * @throws where the web ACL is CloudFront's
   */
  public protect(id: string, resourceArn: string): wafv2.CfnWebACLAssociation {
    if (this.scope === WebAclScope.CLOUDFRONT) {
      throw new Error(`SecureWebAcl '${this.node.path}': CloudFront is told by the distribution which web ACL it has, got protect('${id}'). Write webAclId: webAcl.webAclArn in the distribution's props.`);
    }
    return new wafv2.CfnWebACLAssociation(this, id, { webAclArn: this.webAclArn, resourceArn });
  }

  /** How many requests were blocked. */
  public metricBlockedRequests(options: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      dimensionsMap: {
        WebACL: `${this.metricName}-All`,
        Rule: 'ALL',
        // Metrics of CloudFront's have no region.
        ...(this.scope === WebAclScope.REGIONAL ? { Region: Stack.of(this).region } : {}),
      },
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

  /** By the kind of resource: how much of a body is read. What exceeds it is oversize, and blocked. */
  private inspected(): Record<string, wafv2.CfnWebACL.RequestBodyAssociatedResourceTypeConfigProperty> {
    const kinds = this.scope === WebAclScope.CLOUDFRONT ? ['CLOUDFRONT'] : ['API_GATEWAY', 'COGNITO_USER_POOL'];
    return Object.fromEntries(kinds.map((kind) => [kind, { defaultSizeInspectionLimit: inspectionLimit(this.maxBodySize) }]));
  }

  private requireRegion(): void {
    const { region } = Stack.of(this);
    if (this.scope === WebAclScope.REGIONAL || Token.isUnresolved(region) || region === regionOfCloudFront) return;
    throw new Error(`SecureWebAcl '${this.node.path}': web ACLs of CloudFront are made in ${regionOfCloudFront} alone, got a stack in ${region}. Put it into a stack of its own with env: { region: '${regionOfCloudFront}' } and crossRegionReferences: true.`);
  }

  private requireWithin(prop: string, given: number, least: number, most: number): void {
    if (given >= least && given <= most) return;
    throw new Error(`SecureWebAcl '${this.node.path}': ${prop} must be ${least} to ${most}, got ${given}. Write for instance ${prop}: ${Math.min(Math.max(given, least), most)}.`);
  }
}

/** Bodies are read in steps of 16 KiB. */
function inspectionLimit(kibibytes: number): string {
  return `KB_${[16, 32, 48, 64].find((limit) => kibibytes <= limit)}`;
}

import { ArnFormat, Duration, Names, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { hasNoResources } from '../../facts/actions-without-resources';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { SecureEventBus } from '../events/secure-event-bus';
import { EventRuleOptions } from '../events/secure-event-bus-props';
import { SecureKey } from '../kms/secure-key';
import { allowLogDelivery, logRecords } from '../logs/log-delivery-key';
import { SecureLogGroup } from '../logs/secure-log-group';
import { recordException } from '../reasoned-exception';
import { SecureStateMachineProps, StateMachineAlarmsProps, StateMachineLoggingProps } from './secure-state-machine-props';
import { refuseSecrets, withTimeout } from './state-machine-definition';

const period = Duration.minutes(5);
const longestExpress = Duration.minutes(5);

/**
 * A state machine that is encrypted with a customer key, logs every event without its data, is traced, ends at some time,
 * and has a role of its own with what its tasks take. It extends `sfn.StateMachine`.
 *
 * Makes 8 resources (state machine, role with policy, log group, 4 alarms), and once per stack the key and the alarm topic
 * with its policy. Idle: 0.40 USD a month for the alarms, 1 USD per stack for the key.
 */
export class SecureStateMachine extends sfn.StateMachine {
  /** Encrypts definition, executions and log. */
  public readonly encryptionKey: kms.IKey;
  public readonly logGroup: logs.ILogGroup;
  /** How long an execution may take, where the definition does not say it. */
  public readonly timeout: Duration;
  /** The alarms that were made. */
  public readonly alarms: cloudwatch.Alarm[];
  private readonly complete: boolean;

  /**
   * @throws where the definition holds a secret or is no JSON, or a duration is out of the range that Step Functions takes
   */
  public constructor(scope: Construct, id: string, props: SecureStateMachineProps) {
    const express = props.stateMachineType === sfn.StateMachineType.EXPRESS;
    const { timeout = express ? longestExpress : Duration.hours(1), dataKeyReusePeriod = Duration.minutes(5), logging = {} } = props;
    const subject = `SecureStateMachine '${scope.node.path}/${id}'`;
    requireWithin(subject, 'dataKeyReusePeriod', dataKeyReusePeriod, Duration.minutes(1), Duration.minutes(15));
    requireWithin(subject, 'timeout', timeout, Duration.seconds(1), express ? longestExpress : Duration.days(365));
    super(scope, id, {
      definitionBody: withTimeout(props.definitionBody, timeout, subject),
      definitionSubstitutions: props.definitionSubstitutions,
      timeout,
      comment: props.comment,
      queryLanguage: props.queryLanguage,
      stateMachineType: props.stateMachineType,
      role: props.role,
      tracingEnabled: true,
    });
    this.encryptionKey = props.encryptionKey ?? SecureKey.shared(this);
    this.timeout = timeout;
    if (props.role === undefined) this.bindRole(this.role.node.defaultChild as iam.CfnRole);

    const resource = this.node.defaultChild as sfn.CfnStateMachine;
    this.logGroup = this.log(resource, logging);
    refuseSecrets(this, subject, resource.definitionString, props.definitionSubstitutions ?? {});
    resource.encryptionConfiguration = {
      type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: this.encryptionKey.keyArn, kmsDataKeyReusePeriodSeconds: dataKeyReusePeriod.toSeconds(),
    };
    this.allowKey();

    const alarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    this.addAlarms(alarms, express, props.alarms ?? {});
    this.alarms = alarms.alarms;
    this.complete = true;
  }

  /**
   * Has the events of a pattern start an execution each. What could not be delivered waits in the dead-letter queue of the
   * bus.
   *
   * @param bus where the events come from
   * @param id the rule's construct id
   * @param eventPattern which events: at least their `source` or `detailType`
   * @param options how they are delivered
   * @throws where the pattern matches all events, or leaves open of whom others may send they are
   */
  public startOn(bus: SecureEventBus, id: string, eventPattern: events.EventPattern, options: EventRuleOptions = {}): events.Rule {
    const role = new iam.Role(this, `${id}StartRole`, {
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } } }),
      description: `Starts ${this.node.path}`,
    });
    return bus.route(id, eventPattern, new targets.SfnStateMachine(this, { role }), options);
  }

  /**
   * Lets the state machine do something.
   *
   * @throws where that is everything of a service, or on resources that are not named and could be
   */
  public addToRolePolicy(statement: iam.PolicyStatement): void {
    const open = statement.actions.find((action) => /^\*$|:\*$/.test(action));
    // The CDK's own tasks add what they take in the constructor. The guardrails judge it.
    const scoped = this.complete && statement.resources.includes('*') ? statement.actions.find((action) => !hasNoResources(action)) : undefined;
    if (statement.effect === iam.Effect.ALLOW && (open ?? scoped) !== undefined) {
      throw new Error(`SecureStateMachine '${this.node.path}': the statement allows ${open ?? `${scoped} on every resource`}. ${open ? 'Name the actions that its tasks take.' : 'Write the ARNs into resources, or use the grant methods of the resource.'}`);
    }
    super.addToRolePolicy(statement);
  }

  /** Lets somebody read executions, and decrypt them. */
  public grantRead(identity: iam.IGrantable): iam.Grant {
    this.encryptionKey.grantDecrypt(identity);
    return super.grantRead(identity);
  }

  /** Nobody in another account can have Step Functions act with the role. */
  private bindRole(role: iam.CfnRole): void {
    role.addPropertyOverride('AssumeRolePolicyDocument.Statement.0.Condition', {
      StringEquals: { 'aws:SourceAccount': Stack.of(this).account }, ArnLike: { 'aws:SourceArn': stateMachines(this) },
    });
  }

  private log(resource: sfn.CfnStateMachine, { logGroup, includeExecutionData }: StateMachineLoggingProps): logs.ILogGroup {
    if (includeExecutionData) recordException(this, 'StateMachineDataNotLogged', includeExecutionData.reason);
    const used = logGroup ?? new SecureLogGroup(this, 'LogGroup', {
      encryptionKey: this.encryptionKey,
      logGroupName: `/aws/vendedlogs/states/${Names.uniqueResourceName(this, { maxLength: 100 })}`,
    });
    resource.loggingConfiguration = {
      level: sfn.LogLevel.ALL,
      includeExecutionData: includeExecutionData !== undefined,
      destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: used.logGroupArn } }],
    };
    // Deliveries know no resources. https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
    super.addToRolePolicy(new iam.PolicyStatement({
      actions: [
        ...['Create', 'Get', 'Update', 'Delete'].map((verb) => `logs:${verb}LogDelivery`),
        'logs:ListLogDeliveries', 'logs:PutResourcePolicy', 'logs:DescribeResourcePolicies', 'logs:DescribeLogGroups',
      ],
      resources: ['*'],
    }));
    return used;
  }

  /** https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html */
  private allowKey(): void {
    const allow = (actions: string[], conditions: Record<string, Record<string, string>>) => super.addToRolePolicy(
      new iam.PolicyStatement({ actions, resources: [this.encryptionKey.keyArn], conditions }),
    );
    allow(['kms:Decrypt', 'kms:GenerateDataKey'], { StringLike: { 'kms:EncryptionContext:aws:states:stateMachineArn': stateMachines(this) } });
    allow(['kms:GenerateDataKey'], logRecords(this));
    allowLogDelivery(this, this.encryptionKey);
  }

  private addAlarms(alarms: SecurityAlarms, express: boolean, props: StateMachineAlarmsProps): void {
    const path = this.node.path;
    alarms.add('Failed', { metric: this.metricFailed({ period }), threshold: props.failed ?? 1, description: `Executions of ${path} fail` });
    alarms.add('TimedOut', {
      metric: this.metricTimedOut({ period }), threshold: props.timedOut ?? 1, description: `Executions of ${path} run out of time`,
    });
    alarms.add('Throttled', {
      metric: this.metricThrottled({ period }), threshold: props.throttled ?? 1, description: `Steps of ${path} wait for limits of the account`,
    });
    if (express) return;
    alarms.add('Aborted', {
      metric: this.metricAborted({ period }), threshold: props.aborted ?? 1, description: `Somebody stops executions of ${path}`,
    });
  }
}

/** In words: a reference would tie the role to the state machine, which needs the role. */
function stateMachines(scope: Construct): string {
  return Stack.of(scope).formatArn({ service: 'states', resource: 'stateMachine', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME });
}

function requireWithin(subject: string, prop: string, given: Duration, least: Duration, most: Duration): void {
  if (given.isUnresolved() || (given.toSeconds() >= least.toSeconds() && given.toSeconds() <= most.toSeconds())) return;
  throw new Error(`${subject}: ${prop} must be ${least.toHumanString()} to ${most.toHumanString()}, got ${given.toHumanString()}. Write Duration.seconds(${given.toSeconds() < least.toSeconds() ? least.toSeconds() : most.toSeconds()}).`);
}

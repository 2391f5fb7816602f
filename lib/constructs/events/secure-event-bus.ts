import { Duration, Fn, Names, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as eventschemas from 'aws-cdk-lib/aws-eventschemas';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { SecureKey } from '../kms/secure-key';
import { trustSource } from '../lambda/trusted-sources';
import { allowLogDelivery } from '../logs/log-delivery-key';
import { SecureLogGroup } from '../logs/secure-log-group';
import { recordException } from '../reasoned-exception';
import { DeadLetterQueue } from '../sqs/dead-letter-queue';
import { allowDeadLetters } from '../sqs/dead-letter-senders';
import { deliverLog } from './event-bus-log';
import { EventBusLoggingProps, EventRuleOptions, SecureEventBusProps } from './secure-event-bus-props';

const service = 'events.amazonaws.com';
const period = Duration.minutes(5);

/**
 * An event bus that is encrypted with a customer key, that only this account may send to, and whose rules keep what they
 * can't deliver and tell of it. It can be used wherever an `IEventBus` is taken.
 *
 * Makes 8 resources (bus, dead-letter queue and policy, log group and the three parts of its delivery, an alarm), for each
 * rule 2 (rule and alarm) and what its target needs. Uses the stack's key and alarm topic. Idle: 0.10 USD a month, and
 * 0.10 for each rule.
 */
export class SecureEventBus extends events.EventBus {
  /** Encrypts events, archive, log and dead letters; not the events where schemas are discovered. */
  public readonly encryptionKey: kms.IKey;
  /** Where events wait that could not be encrypted, decrypted or delivered. */
  public readonly deadLetterQueue: sqs.IQueue;
  public readonly logGroup: logs.ILogGroup;
  /** What is kept to be replayed, where `archive` is given. */
  public readonly eventArchive?: events.Archive;
  /** Discovers schemas, where `schemaDiscovery` is given. */
  public readonly discoverer?: eventschemas.CfnDiscoverer;
  private readonly securityAlarms: SecurityAlarms;
  private readonly othersMaySend: boolean;

  /**
   * @throws where others may send events of any source, or where schemas are to be discovered on a bus with a key of yours
   */
  public constructor(scope: Construct, id: string, props: SecureEventBusProps = {}) {
    const encryptionKey = props.encryptionKey ?? SecureKey.shared(scope);
    super(scope, id, { description: props.description, kmsKey: props.schemaDiscovery ? undefined : encryptionKey });
    this.encryptionKey = encryptionKey;
    const resource = this.node.defaultChild as events.CfnEventBus;
    this.deadLetterQueue = props.deadLetterQueue ?? new DeadLetterQueue(this, 'DeadLetterQueue', { encryptionKey });
    resource.deadLetterConfig = { arn: this.deadLetterQueue.queueArn };
    allowDeadLetters(this.deadLetterQueue, service, [this.arnOf('event-bus'), `${this.arnOf('rule')}/*`]);

    this.logGroup = this.log(resource, props.logging ?? {});
    this.othersMaySend = this.letSend(props);
    this.discoverer = this.discoverSchemas(props);
    if (props.archive) {
      const { retention, eventPattern } = props.archive;
      this.eventArchive = this.archive('Archive', { retention, eventPattern: eventPattern ?? {} });
    }

    this.securityAlarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    this.securityAlarms.add('DeadLetters', {
      metric: this.deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period, statistic: cloudwatch.Stats.MAXIMUM }),
      threshold: 1,
      description: `Events that ${this.node.path} could not handle wait in its dead-letter queue`,
    });
  }

  /** The alarms that were made. */
  public get alarms(): cloudwatch.Alarm[] {
    return this.securityAlarms.alarms;
  }

  /**
   * Has a function handle the events of a pattern.
   *
   * @param id the rule's construct id
   * @param eventPattern which events: at least their `source` or `detailType`
   * @param handler the function; it is let be invoked by this rule alone
   * @param options how they are delivered
   * @throws where the pattern matches all events, or leaves open of whom others may send they are
   */
  public on(id: string, eventPattern: events.EventPattern, handler: lambda.IFunction, options: EventRuleOptions = {}): events.Rule {
    const rule = this.route(id, eventPattern, new targets.LambdaFunction(handler), options);
    if (options.input === undefined) {
      trustSource(handler, {
        kind: 'eventBridge',
        arn: Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: '*' }),
        accounts: eventPattern.account,
        regions: eventPattern.region,
        sources: eventPattern.source,
        detailTypes: eventPattern.detailType,
      });
    }
    return rule;
  }

  /**
   * Sends the events of a pattern to a target. What the target says of input, retries and dead letters stands.
   *
   * @param id the rule's construct id
   * @param eventPattern which events: at least their `source` or `detailType`
   * @param target where to, such as `new targets.SqsQueue(queue)`
   * @param options how they are delivered
   * @throws where the pattern matches all events, or leaves open of whom others may send they are
   */
  public route(id: string, eventPattern: events.EventPattern, target: events.IRuleTarget, options: EventRuleOptions = {}): events.Rule {
    this.refuseOpenPattern(id, eventPattern);
    const rule = new events.Rule(this, id, { eventBus: this, eventPattern, description: options.description });
    if (options.deadLetterQueue) allowDeadLetters(options.deadLetterQueue, service, [rule.ruleArn]);
    const { deadLetterQueue = this.deadLetterQueue, maxEventAge = Duration.hours(1), retryAttempts = 185, input } = options;
    rule.addTarget({
      bind: (bound, targetId) => {
        const config = target.bind(bound, targetId);
        return {
          ...config,
          input: config.input ?? input,
          deadLetterConfig: config.deadLetterConfig ?? { arn: deadLetterQueue.queueArn },
          retryPolicy: config.retryPolicy ?? {
            maximumEventAgeInSeconds: this.between(id, 'maxEventAge in seconds', maxEventAge.toSeconds(), 60, 86_400),
            maximumRetryAttempts: this.between(id, 'retryAttempts', retryAttempts, 0, 185),
          },
        };
      },
    });
    this.alarmLosses(id, rule);
    return rule;
  }

  /**
   * Keeps events, to be replayed. The archive is encrypted with the key of the bus, and outlives its stack together with it.
   *
   * @throws where no retention is given
   */
  public archive(id: string, props: events.BaseArchiveProps): events.Archive {
    if (props.retention === undefined) {
      throw new Error(`SecureEventBus '${this.node.path}': the archive '${id}' would keep events for good. Write retention: Duration.days(90), or as long as you need them.`);
    }
    const archive = super.archive(id, props);
    (archive.node.defaultChild as events.CfnArchive).kmsKeyIdentifier = this.encryptionKey.keyArn;
    this.allowArchive();
    // A bus that has an archive can't be deleted.
    for (const kept of [archive, this]) kept.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return archive;
  }

  /** In words: a reference to the bus would tie a queue or key of another stack to this one. */
  private arnOf(resource: string): string {
    return Stack.of(this).formatArn({ service: 'events', resource, resourceName: this.physicalName });
  }

  private log(resource: events.CfnEventBus, { level = events.Level.ERROR, includeDetail, logGroup }: EventBusLoggingProps): logs.ILogGroup {
    if (level === events.Level.OFF) {
      throw new Error(`SecureEventBus '${this.node.path}': logging.level must not be OFF. Leave it out, or write events.Level.ERROR.`);
    }
    if (includeDetail) recordException(this, 'EventBusDataNotLogged', includeDetail.reason);
    resource.logConfig = { level, includeDetail: includeDetail ? events.IncludeDetail.FULL : events.IncludeDetail.NONE };
    const used = logGroup ?? new SecureLogGroup(this, 'LogGroup', {
      encryptionKey: this.encryptionKey,
      logGroupName: `/aws/vendedlogs/events/event-bus/${Names.uniqueResourceName(this, { maxLength: 100 })}`,
    });
    allowLogDelivery(this, this.encryptionKey, { service, actions: ['kms:GenerateDataKey'] });
    deliverLog(this, level, used);
    return used;
  }

  /** Whether others may send; what they may say they are is told by `sources`. */
  private letSend({ organizationId, accounts = [], sources = [] }: SecureEventBusProps): boolean {
    const others = organizationId !== undefined || accounts.length > 0;
    if (others !== sources.length > 0) {
      throw new Error(`SecureEventBus '${this.node.path}': got ${others ? 'others who may send events, and no sources that they may claim' : 'sources, and nobody else who may send events'}. Write ${others ? "sources: ['com.partner.orders']" : "accounts: ['111122223333'], or organizationId"} too.`);
    }
    for (const account of accounts) this.refuseUnlike('accounts', account, /^\d{12}$/, '111122223333');
    if (organizationId !== undefined) this.refuseUnlike('organizationId', organizationId, /^o-[a-z0-9]{10,32}$/, 'o-1234567890');
    const allow = (sid: string, principals: iam.IPrincipal[], bound: object) => this.addToResourcePolicy(new iam.PolicyStatement({
      sid, principals, actions: ['events:PutEvents'], resources: [this.eventBusArn], conditions: { StringEquals: { 'events:source': sources, ...bound } },
    }));
    if (accounts.length > 0) allow('Accounts', accounts.map((account) => new iam.AccountPrincipal(account)), {});
    if (organizationId !== undefined) allow('Organization', [new iam.AnyPrincipal()], { 'aws:PrincipalOrgID': organizationId });
    return others;
  }

  private refuseUnlike(prop: string, given: string, form: RegExp, example: string): void {
    if (Token.isUnresolved(given) || form.test(given)) return;
    throw new Error(`SecureEventBus '${this.node.path}': ${prop} takes ids of AWS, got '${given}'. Write one such as '${example}'.`);
  }

  private between(id: string, prop: string, given: number, least: number, most: number): number {
    if (Token.isUnresolved(given) || (given >= least && given <= most)) return given;
    throw new Error(`SecureEventBus '${this.node.path}': ${prop} of the rule '${id}' must be ${least} to ${most}, got ${given}. Write ${given < least ? least : most}.`);
  }

  private discoverSchemas({ schemaDiscovery, encryptionKey }: SecureEventBusProps): eventschemas.CfnDiscoverer | undefined {
    if (schemaDiscovery === undefined) return undefined;
    if (encryptionKey !== undefined) {
      throw new Error(`SecureEventBus '${this.node.path}': EventBridge discovers no schemas on a bus with a customer key, got schemaDiscovery and encryptionKey. Leave one of them out.`);
    }
    recordException(this, 'EventBusEncryptedWithCustomerKey', schemaDiscovery.reason);
    return new eventschemas.CfnDiscoverer(this, 'Discoverer', { sourceArn: this.eventBusArn, crossAccount: false });
  }

  /** https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-archives.html */
  private allowArchive(): void {
    this.encryptionKey.addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal(service)],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:ReEncrypt*'],
      resources: ['*'],
      conditions: { StringEquals: { 'kms:EncryptionContext:aws:events:event-bus:arn': this.arnOf('event-bus') } },
    }));
    this.encryptionKey.addToResourcePolicy(new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal(service)],
      actions: ['kms:DescribeKey'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    }));
  }

  private refuseOpenPattern(id: string, { source, detailType, account }: events.EventPattern): void {
    if (source === undefined && detailType === undefined) {
      throw new Error(`SecureEventBus '${this.node.path}': the pattern of '${id}' matches events of any kind. Write source or detailType into it.`);
    }
    if (this.othersMaySend && account === undefined) {
      throw new Error(`SecureEventBus '${this.node.path}': others may send events too, and the pattern of '${id}' does not say whose it matches. Write account: [Stack.of(this).account], or theirs, into it.`);
    }
  }

  private alarmLosses(id: string, rule: events.Rule): void {
    this.securityAlarms.add(`${id}Lost`, {
      metric: new cloudwatch.Metric({
        namespace: 'AWS/Events',
        metricName: 'InvocationsFailedToBeSentToDlq',
        // Of a rule on a bus of one's own, CloudFormation says `bus|rule`.
        dimensionsMap: { EventBusName: this.eventBusName, RuleName: Fn.select(1, Fn.split('|', rule.ruleName)) },
        period,
        statistic: cloudwatch.Stats.SUM,
      }),
      threshold: 1,
      description: `Events that the rule ${rule.node.path} could not deliver are lost: they could not be kept either`,
    });
  }
}

import { Duration } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlarmsProps } from '../cloudwatch/security-alarms';

/** What is kept of a bus, to be replayed. */
export interface EventArchiveProps {
  /** How long events are kept, in whole days. */
  readonly retention: Duration;

  /**
   * Which events are kept.
   *
   * @default - all
   */
  readonly eventPattern?: events.EventPattern;
}

/** Why something weaker than the default is safe. */
export interface EventBusExceptionProps {
  /** Why that is safe, at least 10 characters; shown in reports. */
  readonly reason: string;
}

/** What a bus logs, and where. */
export interface EventBusLoggingProps {
  /**
   * How much is logged. `OFF` is refused.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-logs.html
   * @default Level.ERROR
   */
  readonly level?: events.Level;

  /**
   * Where to. CloudWatch Logs adds itself to the account's policy for logs, which has room for few names that do not
   * start with `/aws/vendedlogs/`.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-V2-CloudWatchLogs.html
   * @default - a `SecureLogGroup` of its own
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * Logs the events themselves too: whoever may read the log reads them.
   *
   * @default - they are not logged
   */
  readonly includeDetail?: EventBusExceptionProps;
}

/** Properties of `SecureEventBus`. */
export interface SecureEventBusProps {
  /**
   * What the bus is for.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The key that encrypts events, archive, log and dead letters. EventBridge is let use it for this bus; an imported key's
   * policy has to do so already.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Where events wait that EventBridge could not encrypt, decrypt or deliver.
   *
   * @default - a `DeadLetterQueue` of its own
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * The organization whose accounts may send events, such as `o-1234567890`. Takes `sources` too.
   *
   * @default - none: this account alone
   */
  readonly organizationId?: string;

  /**
   * Other accounts that may send events, by their 12 digits. Takes `sources` too.
   *
   * @default - none: this account alone
   */
  readonly accounts?: string[];

  /**
   * The sources that others may claim for their events, such as `com.partner.orders`.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
   * @default - none
   */
  readonly sources?: string[];

  /**
   * Keeps events, so that they can be replayed.
   *
   * @default - none: an archive costs by its size
   */
  readonly archive?: EventArchiveProps;

  /**
   * Discovers the schemas of events. EventBridge can't on a bus that is encrypted with a customer key: the bus is then
   * encrypted with one that AWS owns.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema-infer.html
   * @default - none
   */
  readonly schemaDiscovery?: EventBusExceptionProps;

  /**
   * What is logged, and where.
   *
   * @default - errors, without the events, to a `SecureLogGroup` of its own
   */
  readonly logging?: EventBusLoggingProps;

  /**
   * Whether alarms are made, and what they do.
   *
   * @default - dead letters, and for each rule events that are lost; to the stack's shared `AlarmTopic`
   */
  readonly alarms?: AlarmsProps;
}

/** How a rule delivers events. */
export interface EventRuleOptions {
  /**
   * What the rule is for.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * What the target gets.
   *
   * @default - the event
   */
  readonly input?: events.RuleTargetInput;

  /**
   * How long delivery is tried, 1 minute to 24 hours.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
   * @default Duration.hours(1)
   */
  readonly maxEventAge?: Duration;

  /**
   * How often delivery is tried again, 0 to 185 times.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
   * @default 185
   */
  readonly retryAttempts?: number;

  /**
   * Where events wait that could not be delivered.
   *
   * @default - the dead-letter queue of the bus
   */
  readonly deadLetterQueue?: sqs.IQueue;
}

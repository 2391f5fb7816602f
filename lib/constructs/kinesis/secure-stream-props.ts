import { Duration } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlarmsProps } from '../cloudwatch/security-alarms';
import { StreamHandlingOptions } from '../lambda/stream-event-source';

/** The alarms of a `SecureStream`, and where they are raised. */
export interface StreamAlarmsProps extends AlarmsProps {
  /**
   * The longest that a record has waited when it is read.
   *
   * @default Duration.minutes(15)
   */
  readonly iteratorAge?: Duration;

  /**
   * Refused writes within 5 minutes.
   *
   * @default 1
   */
  readonly writeThrottles?: number;
}

/** Properties of `SecureStream`. */
export interface SecureStreamProps {
  /**
   * The name of the stream.
   *
   * @default - one that CloudFormation makes
   */
  readonly streamName?: string;

  /**
   * The key that encrypts records and what functions could not handle.
   *
   * @see https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * How long records are kept, 7 to 365 days.
   *
   * @see https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html
   * @default Duration.days(7)
   */
  readonly retention?: Duration;

  /**
   * How many shards are provisioned.
   *
   * @see https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html
   * @default - none: the stream grows and shrinks by itself
   */
  readonly shardCount?: number;

  /**
   * Where failures of functions that read the stream are kept.
   *
   * @default - a `DeadLetterQueue` of its own, once `consume` is called
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * Whether alarms are made, and what they do.
   *
   * @default - records that wait and refused writes; to the stack's shared `AlarmTopic`
   */
  readonly alarms?: StreamAlarmsProps;
}

/** How a function reads a stream. */
export interface StreamConsumeOptions extends StreamHandlingOptions {
  /**
   * Whether the function has a throughput of its own, of 2 MB a second for each shard. It costs by shard and hour.
   *
   * @see https://docs.aws.amazon.com/streams/latest/dev/enhanced-consumers.html
   * @default false - all who read share the throughput
   */
  readonly enhancedFanOut?: boolean;
}

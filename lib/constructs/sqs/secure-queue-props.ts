import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlarmsProps } from '../cloudwatch/security-alarms';

/** The alarms of a `SecureQueue`, and where they are raised. */
export interface QueueAlarmsProps extends AlarmsProps {
  /**
   * How long the oldest message may wait, in whole seconds.
   *
   * @default Duration.minutes(15)
   */
  readonly oldestMessageAge?: Duration;

  /**
   * Messages that wait in the dead-letter queue.
   *
   * @default 1
   */
  readonly deadLetters?: number;
}

/** Properties of `SecureQueue`. */
export interface SecureQueueProps {
  /**
   * The key that encrypts messages and dead letters. AWS services that are to send are let use it by `allowService`; an
   * imported key's policy has to do so already.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Where messages wait that were received too often. A `DeadLetterQueue` is told that this queue may redrive to it; any
   * other has to allow it itself.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
   * @default - a `DeadLetterQueue` of its own
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * How often a message is received before it is a dead letter, 1 to 1000 times. Below 5, messages that Lambda took and
   * could not start the function for become dead letters too.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
   * @default 5
   */
  readonly maxReceiveCount?: number;

  /**
   * How long a message that somebody works on is hidden from others, at most 12 hours. For a function at least 6 times its
   * timeout, and the batching window.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
   * @default - what the function that consumes needs; without one, 30 seconds
   */
  readonly visibilityTimeout?: Duration;

  /**
   * How long a message waits before it is gone, 1 to 14 days.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-architecture.html
   * @default - what SQS does: 4 days
   */
  readonly retentionPeriod?: Duration;

  /**
   * How long each message is held back, at most 15 minutes.
   *
   * @default - not at all
   */
  readonly deliveryDelay?: Duration;

  /**
   * The largest message that is taken, 1024 to 1048576 bytes.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html
   * @default - what SQS takes
   */
  readonly maxMessageSizeBytes?: number;

  /**
   * Whether messages of a group keep their order, and doubles are dropped.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-fifo-queues.html
   * @default false
   */
  readonly fifo?: boolean;

  /**
   * Of a FIFO queue: whether messages with the same body are doubles.
   *
   * @default false
   */
  readonly contentBasedDeduplication?: boolean;

  /**
   * A name, where the queue has to be known beforehand, such as to another account or to a dead-letter queue of another
   * stack. Of a FIFO queue it ends in `.fifo`.
   *
   * @default - one of the logical id and the id of the stack
   */
  readonly queueName?: string;

  /**
   * What happens to the queue, and the messages in it, when its stack is deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether alarms are made, and what they do.
   *
   * @default - the age of the oldest message, and dead letters; to the stack's shared `AlarmTopic`
   */
  readonly alarms?: QueueAlarmsProps;
}

/** How a function handles the messages of a queue. */
export interface ConsumeOptions {
  /**
   * The most messages that an invocation gets, 1 to 10000; of a FIFO queue, or without a window, 10.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
   * @default 10
   */
  readonly batchSize?: number;

  /**
   * How long messages are gathered for a batch, at most 5 minutes. Not for a FIFO queue.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
   * @default - not at all
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * The most invocations at a time, 2 to 1000: a flood of messages waits instead of using up the account's concurrency.
   * Not more than what is reserved for the function: Lambda would take messages that it can't start the function for.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
   * @default - 10, or what is reserved for the function where that is less
   */
  readonly maxConcurrency?: number;

  /**
   * Which messages the function gets, such as `{ body: { kind: ['order'] } }`; they are encrypted with the key of the
   * queue. What no pattern matches is deleted, not kept.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
   * @default - all
   */
  readonly filters?: { readonly [key: string]: unknown }[];

  /**
   * How long the function may take, where that is not known here, as of an imported one.
   *
   * @default - the function's timeout
   */
  readonly timeout?: Duration;
}

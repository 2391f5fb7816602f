import { Duration, Names, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IConstruct } from 'constructs';
import { AlarmsProps, SecurityAlarms } from '../cloudwatch/security-alarms';
import { grantDeadLetters } from './function-role';
import { trustSource } from './trusted-sources';

/** How a function handles the records of a stream. A batch that fails is split in two, and a part of it can fail alone. */
export interface StreamHandlingOptions {
  /**
   * Which records are handled: those that match one of these patterns, such as
   * `{ eventName: lambda.FilterRule.isEqual('INSERT') }`. They are encrypted with the stream's key.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
   * @default - all
   */
  readonly filters?: { [pattern: string]: unknown }[];

  /**
   * Where in the stream the function begins.
   *
   * @default StartingPosition.TRIM_HORIZON - with the oldest record that is there
   */
  readonly startingPosition?: lambda.StartingPosition;

  /**
   * How many records are handled at once at most, 1 to 10,000.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
   * @default 100
   */
  readonly batchSize?: number;

  /**
   * How long records are gathered before they are handled, at most 5 minutes.
   *
   * @default - not at all
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * How many batches of a shard are handled at the same time, 1 to 10. Records of one key stay in order.
   *
   * @default 1
   */
  readonly parallelizationFactor?: number;

  /**
   * How often a batch that failed is tried again, 0 to 10,000 times. Meanwhile those behind it wait.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
   * @default 3
   */
  readonly retryAttempts?: number;

  /**
   * How old a record may be, a minute to 7 days. An older one is not handled, but told of where failures are kept.
   *
   * @default - half of the time that the stream keeps it, at most 7 days: the other half is left to look at it
   */
  readonly maxRecordAge?: Duration;

  /**
   * Where failures are kept. A queue is told where in the stream the records are, which are gone when the stream drops
   * them; an `S3OnFailureDestination` keeps the records themselves.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
   * @default - the dead-letter queue of the table or stream
   */
  readonly onFailure?: lambda.IEventSourceDlq;

  /**
   * The alarm is raised when a record has waited this long.
   *
   * @default Duration.minutes(15); none where an alarm of the stream tells of it
   */
  readonly alarmedIteratorAge?: Duration;
}

/** The stream that a function is to read. */
export interface StreamToHandle {
  /** The construct that has it. */
  readonly owner: IConstruct;
  /** Class and path of that, for errors. */
  readonly subject: string;
  readonly kind: 'dynamodb' | 'kinesis';
  /** Of the stream, or of a consumer of it. */
  readonly arn: string;
  readonly encryptionKey?: kms.IKey;
  readonly retention: Duration;
  /** Whether the owner tells of records that wait for any reader. */
  readonly watched: boolean;
  /** Where failures are kept, where nothing else is said. */
  readonly deadLetterQueue: () => sqs.IQueue;
  readonly alarms?: AlarmsProps;
}

/** In seconds: a week is what Lambda takes. */
const oldest = 604_800;

/** What connects a function to a stream. */
export type StreamEventSource = readonly [mapping: lambda.EventSourceMapping, alarms: SecurityAlarms];

/** Has a function handle the records of a stream; that it may read them is granted by the stream. */
export function addStreamEventSource(handler: lambda.IFunction, stream: StreamToHandle, options: StreamHandlingOptions): StreamEventSource {
  const { filters, startingPosition = lambda.StartingPosition.TRIM_HORIZON } = options;
  const { batchSize = 100, parallelizationFactor = 1, retryAttempts = 3 } = options;
  const half = Duration.seconds(Math.min(oldest, Math.floor(stream.retention.toSeconds() / 2)));
  const { maxRecordAge = half, maxBatchingWindow, onFailure } = options;
  const between = (prop: string, given: number, least: number, most: number): number => {
    if (Token.isUnresolved(given) || (given >= least && given <= most)) return given;
    throw new Error(`${stream.subject}: ${prop} of the handler ${handler.node.path} must be ${least} to ${most}, got ${given}. Write ${given < least ? least : most}.`);
  };
  between('maxRecordAge in seconds', maxRecordAge.toSeconds(), 60, oldest);
  if (maxBatchingWindow) between('maxBatchingWindow in seconds', maxBatchingWindow.toSeconds(), 0, 300);
  if (filters?.length === 0) {
    throw new Error(`${stream.subject}: got an empty list of filters for the handler ${handler.node.path}, which says neither all records nor none. Leave 'filters' out for all of them.`);
  }
  // In the function's stack, which depends on the stream's: the other way round too would be a cycle.
  const mapping = handler.addEventSourceMapping(Names.nodeUniqueId(stream.owner.node), {
    eventSourceArn: stream.arn,
    startingPosition,
    batchSize: between('batchSize', batchSize, 1, 10_000),
    maxBatchingWindow,
    parallelizationFactor: between('parallelizationFactor', parallelizationFactor, 1, 10),
    retryAttempts: between('retryAttempts', retryAttempts, 0, 10_000),
    maxRecordAge,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: onFailure ?? keepFailures(stream.deadLetterQueue()),
    filters: filters?.map((pattern) => lambda.FilterCriteria.filter(pattern)),
  });
  if (filters && stream.encryptionKey) encryptFilters(mapping, stream.encryptionKey);
  trustSource(handler, { kind: stream.kind, arn: stream.arn });

  const alarms = new SecurityAlarms(mapping, 'Alarms', stream.alarms);
  if (stream.watched && options.alarmedIteratorAge === undefined) return [mapping, alarms];
  alarms.add('IteratorAge', {
    metric: handler.metric('IteratorAge', { period: Duration.minutes(5), statistic: cloudwatch.Stats.MAXIMUM }),
    threshold: (options.alarmedIteratorAge ?? Duration.minutes(15)).toMilliseconds(),
    description: `Records of ${stream.owner.node.path} wait for ${handler.node.path}`,
  });
  return [mapping, alarms];
}

function keepFailures(queue: sqs.IQueue): lambda.IEventSourceDlq {
  return {
    bind: (_mapping, handler) => {
      grantDeadLetters(handler.grantPrincipal, queue);
      return { destination: queue.queueArn };
    },
  };
}

/**
 * Of functions of this account alone: the CDK's own grant lets Lambda decrypt for every account.
 * https://docs.aws.amazon.com/lambda/latest/dg/security-encryption-at-rest.html
 */
function encryptFilters(mapping: lambda.EventSourceMapping, key: kms.IKey): void {
  const { partition, region, account } = Stack.of(mapping);
  key.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal('lambda.amazonaws.com')],
    actions: ['kms:Decrypt'],
    resources: ['*'],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:lambda:FunctionArn': `arn:${partition}:lambda:${region}:${account}:function:*` } },
  }));
  (mapping.node.defaultChild as lambda.CfnEventSourceMapping).kmsKeyArn = key.keyArn;
}

import { anyOf, atLeast, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const pipeRetriesBounded = propertyControl({
  id: 'PipeRetriesBounded',
  title: 'Pipes from streams give up on a record at some time',
  severity: 'low',
  why: 'One malformed record is tried until it expires: for a day, or for a year, it blocks all that comes after it.',
  fix: 'Set MaximumRetryAttempts of the parameters of the source.',
  resource: 'AWS::Pipes::Pipe',
  appliesWhen: anyOf(present('SourceParameters.KinesisStreamParameters'), present('SourceParameters.DynamoDBStreamParameters')),
  requires: anyOf(
    atLeast('SourceParameters.KinesisStreamParameters.MaximumRetryAttempts', 0),
    atLeast('SourceParameters.DynamoDBStreamParameters.MaximumRetryAttempts', 0),
  ),
  satisfies: [],
  mitigates: ['queue.denial'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-kinesis.html',
  examples: {
    fails: [
      { SourceParameters: { KinesisStreamParameters: { StartingPosition: 'LATEST' } } },
      { SourceParameters: { DynamoDBStreamParameters: { MaximumRetryAttempts: -1 } } },
    ],
    passes: [
      { SourceParameters: { SqsQueueParameters: { BatchSize: 10 } } },
      { SourceParameters: { KinesisStreamParameters: { StartingPosition: 'LATEST', MaximumRetryAttempts: 5 } } },
    ],
    unknown: [{ SourceParameters: { KinesisStreamParameters: { MaximumRetryAttempts: { Ref: 'Retries' } } } }],
  },
});

import { anyOf, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const pipeFailuresKept = propertyControl({
  id: 'PipeFailuresKept',
  title: 'Pipes from streams keep the records that they can not process',
  severity: 'low',
  why: 'One malformed record is tried until it expires: it blocks its shard, and the evidence of it is lost.',
  fix: 'Set DeadLetterConfig.Arn of the parameters of the source to the ARN of a queue or topic.',
  resource: 'AWS::Pipes::Pipe',
  appliesWhen: anyOf(present('SourceParameters.KinesisStreamParameters'), present('SourceParameters.DynamoDBStreamParameters')),
  requires: anyOf(
    present('SourceParameters.KinesisStreamParameters.DeadLetterConfig.Arn'),
    present('SourceParameters.DynamoDBStreamParameters.DeadLetterConfig.Arn'),
  ),
  satisfies: [],
  mitigates: ['queue.denial', 'queue.repudiation'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-dynamodb.html',
  examples: {
    fails: [{ SourceParameters: { KinesisStreamParameters: { StartingPosition: 'LATEST' } } }],
    passes: [
      { SourceParameters: { SqsQueueParameters: { BatchSize: 10 } } },
      { SourceParameters: { DynamoDBStreamParameters: { StartingPosition: 'LATEST', DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:111122223333:failed' } } } },
    ],
    unknown: [{ SourceParameters: { KinesisStreamParameters: { StartingPosition: 'LATEST', DeadLetterConfig: { 'Fn::ImportValue': 'Failed' } } } }],
  },
});

import { absent, allOf, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// Queues have no starting position, and a dead-letter queue of their own; DocumentDB's change streams have no destination.
export const eventSourceFailuresKept = propertyControl({
  id: 'EventSourceFailuresKept',
  title: 'Stream records that a function could not handle are kept',
  severity: 'medium',
  why: 'After the last retry the record is skipped: whoever can make the handler fail makes changes disappear.',
  fix: 'Set DestinationConfig.OnFailure.Destination.',
  resource: 'AWS::Lambda::EventSourceMapping',
  appliesWhen: allOf(present('StartingPosition'), absent('DocumentDBEventSourceConfig')),
  requires: present('DestinationConfig.OnFailure.Destination'),
  satisfies: ['CSA-Serverless/SAS-8'],
  mitigates: ['function.denial'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html',
  examples: {
    fails: [{ StartingPosition: 'LATEST', EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] } }],
    passes: [{ StartingPosition: 'LATEST', DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:eu-west-1:111122223333:failed' } } }, { EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' }],
  },
});

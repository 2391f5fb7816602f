import { absent, allOf, anyOf, atLeast, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// Kafka and DocumentDB, which have properties of their own, have other limits.
export const eventSourceRetriesBounded = propertyControl({
  id: 'EventSourceRetriesBounded',
  title: 'A stream record that fails does not hold up those behind it for a day',
  severity: 'low',
  why: 'By default Lambda tries until the record expires: one malformed record stops all that comes after it.',
  fix: 'Set MaximumRetryAttempts or MaximumRecordAgeInSeconds.',
  resource: 'AWS::Lambda::EventSourceMapping',
  appliesWhen: allOf(
    present('StartingPosition'), absent('Topics'), absent('SelfManagedEventSource'), absent('DocumentDBEventSourceConfig'),
  ),
  requires: anyOf(atLeast('MaximumRetryAttempts', 0), atLeast('MaximumRecordAgeInSeconds', 60)),
  // A bound drops records: how many tries and how much time they are worth is the owner's to say.
  repair: 'none',
  satisfies: ['CSA-Serverless/SAS-8'],
  mitigates: ['function.denial'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html',
  examples: {
    fails: [{ StartingPosition: 'LATEST', EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] } }, { StartingPosition: 'LATEST', MaximumRetryAttempts: -1 }],
    passes: [{ StartingPosition: 'LATEST', MaximumRetryAttempts: 3 }, { EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' }],
    unknown: [{ StartingPosition: 'LATEST', MaximumRetryAttempts: { Ref: 'Retries' } }],
  },
});

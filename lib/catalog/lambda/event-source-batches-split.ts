import { absent, allOf, anyOf, is, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// Kafka and DocumentDB, which have properties of their own, have other limits.
export const eventSourceBatchesSplit = propertyControl({
  id: 'EventSourceBatchesSplit',
  title: 'One bad record of a stream does not take its whole batch with it',
  severity: 'low',
  why: 'Whoever writes one record that the function fails on makes it drop all that were read together with it.',
  fix: "Set BisectBatchOnFunctionError to true, or FunctionResponseTypes to ['ReportBatchItemFailures'] for a function that reports them.",
  profile: 'strict',
  resource: 'AWS::Lambda::EventSourceMapping',
  appliesWhen: allOf(
    present('StartingPosition'), absent('Topics'), absent('SelfManagedEventSource'), absent('DocumentDBEventSourceConfig'),
  ),
  requires: anyOf(is('BisectBatchOnFunctionError', true), some('FunctionResponseTypes', is('', 'ReportBatchItemFailures'))),
  // Records that were handled already are handled again: whether the function bears that is the owner's to say.
  repair: 'none',
  satisfies: ['CSA-Serverless/SAS-8'],
  mitigates: ['function.denial'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html',
  examples: {
    fails: [
      { StartingPosition: 'LATEST', EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] } },
      { StartingPosition: 'LATEST', BisectBatchOnFunctionError: false },
    ],
    passes: [
      { StartingPosition: 'LATEST', BisectBatchOnFunctionError: true },
      { StartingPosition: 'LATEST', FunctionResponseTypes: ['ReportBatchItemFailures'] },
      { EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' },
    ],
    unknown: [{ StartingPosition: 'LATEST', BisectBatchOnFunctionError: { Ref: 'Bisect' } }],
  },
});

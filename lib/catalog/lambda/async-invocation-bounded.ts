import { allOf, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const asyncInvocationBounded = propertyControl({
  id: 'AsyncInvocationBounded',
  title: 'Asynchronous invocations are retried for a bounded time',
  severity: 'low',
  why: 'Events that are six hours old act on a world that has changed: old prices, withdrawn rights.',
  fix: 'Set MaximumEventAgeInSeconds and MaximumRetryAttempts.',
  profile: 'strict',
  resource: 'AWS::Lambda::EventInvokeConfig',
  requires: allOf(present('MaximumEventAgeInSeconds'), present('MaximumRetryAttempts')),
  satisfies: ['CSA-Serverless/SAS-8'],
  mitigates: ['function.tampering'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html',
  examples: {
    fails: [{ FunctionName: 'orders', Qualifier: '$LATEST' }, { FunctionName: 'orders', Qualifier: '$LATEST', MaximumRetryAttempts: 2 }],
    passes: [{ FunctionName: 'orders', Qualifier: '$LATEST', MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 2 }],
  },
});

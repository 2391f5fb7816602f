import { graphControl } from '../../core/control';
import { queueVisibilities } from './queue-visibility';

const times = (VisibilityTimeout: number, Timeout: number, more: object = {}) => ({
  Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout } },
  Function: { Type: 'AWS::Lambda::Function', Properties: { Timeout } },
  Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, FunctionName: { Ref: 'Function' }, ...more } },
});

export const queueVisibilityCoversRetries = graphControl({
  id: 'QueueVisibilityCoversRetries',
  title: 'A message is hidden for as long as Lambda retries a throttled function',
  severity: 'low',
  why: 'While the function is throttled, messages come back before their turn, and end as dead letters that nobody ever tried to handle.',
  fix: 'Set VisibilityTimeout to at least 6 times the timeout of the function, plus MaximumBatchingWindowInSeconds.',
  profile: 'strict',
  resources: ['AWS::Lambda::EventSourceMapping'],
  * check(mapping) {
    for (const { queue, hidden, timeout, window } of queueVisibilities(mapping)) {
      const advised = 6 * timeout + window;
      if (hidden >= advised) continue;
      yield { verdict: 'fail', message: `messages are hidden for ${hidden} seconds; AWS advises ${advised}`, path: 'Properties.VisibilityTimeout', resource: queue };
    }
  },
  satisfies: [],
  mitigates: ['queue.denial'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  examples: {
    fails: [times(60, 60), times(360, 60, { MaximumBatchingWindowInSeconds: 20 })],
    passes: [
      times(360, 60),
      times(380, 60, { MaximumBatchingWindowInSeconds: 20 }),
      times(360, 60, { MaximumBatchingWindowInSeconds: { Ref: 'BatchingWindow' } }),
    ],
  },
});

import { graphControl } from '../../core/control';
import { queueVisibilities } from './queue-visibility';

const mapping = { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, FunctionName: { Ref: 'Function' } } };
const times = (VisibilityTimeout: unknown, Timeout: unknown) => ({
  Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout } },
  Function: { Type: 'AWS::Lambda::Function', Properties: { Timeout } },
  Mapping: mapping,
});

export const queueVisibilityCoversFunction = graphControl({
  id: 'QueueVisibilityCoversFunction',
  title: 'A message is hidden for as long as its function works on it',
  severity: 'medium',
  why: 'The message comes back while the first invocation still works on it, and the order is carried out twice.',
  fix: 'Set VisibilityTimeout to at least 6 times the timeout of the function.',
  resources: ['AWS::Lambda::EventSourceMapping'],
  * check(resource) {
    for (const { queue, hidden, timeout } of queueVisibilities(resource)) {
      if (hidden >= timeout) continue;
      yield { verdict: 'fail', message: `messages are hidden for ${hidden} seconds, the function may take ${timeout}`, path: 'Properties.VisibilityTimeout', resource: queue };
    }
  },
  satisfies: ['WA-Serverless/REL-2'],
  mitigates: ['queue.tampering'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  examples: {
    fails: [
      times(10, 60),
      times(undefined, 60),
      times({ 'Fn::If': ['IsTest', 10, 360] }, 60),
      times(30, { 'Fn::If': ['IsTest', 3, 60] }),
      times({ 'Fn::If': ['IsTest', 30, 60] }, { 'Fn::If': ['IsTest', 5, 100] }),
    ],
    passes: [
      times(360, 60),
      times(60, 60),
      times({ 'Fn::If': ['IsTest', 30, 600] }, { 'Fn::If': ['IsTest', 5, 100] }),
      { ...times(360, 60), Queue: { Type: 'AWS::Kinesis::Stream' } },
      { ...times(10, 60), Mapping: { ...mapping, Properties: { ...mapping.Properties, EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' } } },
    ],
  },
});

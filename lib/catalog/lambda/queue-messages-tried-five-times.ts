import { graphControl } from '../../core/control';
import { queueOf } from './queue-of-mapping';

const received = (maxReceiveCount: unknown) => ({
  Queue: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:failed', maxReceiveCount } } },
  Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, FunctionName: 'orders' } },
});

export const queueMessagesTriedFiveTimes = graphControl({
  id: 'QueueMessagesTriedFiveTimes',
  title: 'A message is received at least 5 times before it is a dead letter',
  severity: 'low',
  why: 'Lambda receives messages also while the function is throttled: whoever floods the account turns the messages of others into dead letters that nobody ever tried to handle.',
  fix: 'Set RedrivePolicy.maxReceiveCount to 5 or more.',
  profile: 'strict',
  resources: ['AWS::Lambda::EventSourceMapping'],
  * check(mapping) {
    const queue = queueOf(mapping);
    for (const count of queue?.get('RedrivePolicy.maxReceiveCount') ?? []) {
      if (count.kind !== 'scalar' || Number(count.value) >= 5) continue;
      yield { verdict: 'fail', message: `a message is a dead letter after ${count.value} times; AWS advises 5`, path: 'Properties.RedrivePolicy.maxReceiveCount', resource: queue };
    }
  },
  satisfies: ['WA-Serverless/REL-2'],
  mitigates: ['queue.denial'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  examples: {
    fails: [received(1), received({ 'Fn::If': ['IsTest', 1, 5] })],
    passes: [
      received(5),
      received(10),
      { Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders', FunctionName: 'orders' } } },
    ],
  },
});

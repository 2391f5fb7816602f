import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { deadLetterQueues } from './dead-letter-queues';

const queue = (properties: object) => ({ Type: 'AWS::SQS::Queue', Properties: properties });

export const queueDeadLettered = graphControl({
  id: 'QueueDeadLettered',
  title: 'SQS queues keep what can not be processed in a dead-letter queue',
  severity: 'low',
  why: 'One malformed message is tried over and over until it expires: it blocks the queue, and the evidence of it is lost.',
  fix: 'Set RedrivePolicy to the ARN of a dead-letter queue and a maxReceiveCount.',
  resources: ['AWS::SQS::Queue'],
  * check(resource, graph) {
    const { verdict, explanation, path } = judge(present('RedrivePolicy.deadLetterTargetArn'), resource);
    if (verdict === 'pass' || deadLetterQueues(graph).has(resource)) return;
    // Only dead-letter queues say who may redrive to them.
    if (resource.get('RedriveAllowPolicy').some(({ kind }) => kind === 'object')) return;
    yield { verdict, message: explanation, path: `Properties.${path}` };
  },
  satisfies: [],
  mitigates: ['queue.denial', 'queue.repudiation'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  examples: {
    fails: [{ Orders: queue({}) }],
    passes: [
      { Orders: queue({ RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] }, maxReceiveCount: 3 } }), Failed: queue({}) },
      {
        Failed: queue({}),
        Function: { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] } } } },
      },
      { Failed: queue({ RedriveAllowPolicy: { redrivePermission: 'byQueue', sourceQueueArns: ['arn:aws:sqs:eu-west-1:111122223333:orders'] } }) },
    ],
    unknown: [{ Orders: queue({ RedrivePolicy: { Ref: 'Redrive' } }) }],
  },
});

import { graphControl } from '../../core/control';
import { partsOf } from '../../core/intrinsics';
import { resourcesIn } from '../../core/resource-references';
import { renderText } from '../../core/text';

const queue = (properties: object) => ({ Type: 'AWS::SQS::Queue', Properties: properties });

export const queueRedrivesElsewhere = graphControl({
  id: 'QueueRedrivesElsewhere',
  title: 'Queues do not redrive to themselves',
  severity: 'medium',
  why: 'A message that can not be processed comes back for ever: it blocks the queue and is paid for without end.',
  fix: 'Name another queue in deadLetterTargetArn.',
  resources: ['AWS::SQS::Queue'],
  * check(resource) {
    const names = resource.get('QueueName').flatMap((name) => (name.kind === 'scalar' ? String(name.value) : []));
    for (const arn of resource.get('RedrivePolicy.deadLetterTargetArn')) {
      const text = renderText(partsOf(arn));
      const itself = resourcesIn(arn).includes(resource) || names.some((name) => text.split(':').at(-1) === name);
      if (itself) yield { verdict: 'fail', message: 'the queue is its own dead-letter queue', path: 'Properties.RedrivePolicy' };
    }
  },
  satisfies: [],
  mitigates: ['queue.denial'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  examples: {
    fails: [
      { Orders: queue({ QueueName: 'orders', RedrivePolicy: { deadLetterTargetArn: { 'Fn::Sub': 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders' }, maxReceiveCount: 3 } }) },
    ],
    passes: [
      { Orders: queue({ QueueName: 'orders', RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:failed-orders', maxReceiveCount: 3 } }) },
      { Orders: queue({ QueueName: 'orders' }) },
    ],
  },
});

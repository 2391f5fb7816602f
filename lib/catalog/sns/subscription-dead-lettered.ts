import { is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const subscriptionDeadLettered = propertyControl({
  id: 'SubscriptionDeadLettered',
  title: 'SNS keeps what it can not deliver in a dead-letter queue',
  severity: 'low',
  why: 'A message whose receiver is gone or forbids it is dropped after the retries, and no one learns of it.',
  fix: 'Set RedrivePolicy.deadLetterTargetArn to the ARN of a queue.',
  resource: 'AWS::SNS::Subscription',
  appliesWhen: is('Protocol', 'sqs', 'lambda', 'http', 'https', 'firehose'),
  requires: present('RedrivePolicy.deadLetterTargetArn'),
  satisfies: [],
  mitigates: ['queue.denial', 'queue.repudiation'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html',
  examples: {
    fails: [
      { Protocol: 'lambda', Endpoint: 'arn:aws:lambda:eu-west-1:111122223333:function:orders' },
      { Protocol: 'https', Endpoint: 'https://orders.example.com/' },
      { Protocol: 'http', Endpoint: 'http://orders.example.com/' },
      { Protocol: 'firehose', Endpoint: 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/orders' },
    ],
    passes: [
      { Protocol: 'lambda', RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:failed' } },
      { Protocol: 'email', Endpoint: 'operators@example.com' },
    ],
    unknown: [{ Protocol: 'sqs', RedrivePolicy: { Ref: 'Redrive' } }],
  },
});

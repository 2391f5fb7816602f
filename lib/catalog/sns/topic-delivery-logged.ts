import { judge, present, some } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { subscriptionsOf } from './topic-subscriptions';

const topic = (properties: object) => ({ Topic: { Type: 'AWS::SNS::Topic', Properties: properties } });
const queue = { Subscription: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'sqs', Endpoint: 'arn:aws:sqs:eu-west-1:111122223333:orders' } } };

export const topicDeliveryLogged = graphControl({
  id: 'TopicDeliveryLogged',
  title: 'SNS logs what it could not deliver to queues, functions and web servers',
  severity: 'low',
  why: 'Whether a message arrived, and why it did not, can not be told afterwards.',
  fix: 'Set DeliveryStatusLogging, with a FailureFeedbackRoleArn, for each protocol of the subscriptions.',
  profile: 'strict',
  resources: ['AWS::SNS::Topic'],
  * check(resource, graph) {
    if (!subscriptionsOf(resource, graph).some(({ protocol }) => /^(?:https?|sqs|lambda|firehose)$/.test(protocol))) return;
    const { verdict, explanation, path } = judge(some('DeliveryStatusLogging', present('FailureFeedbackRoleArn')), resource);
    if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}` };
  },
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html',
  examples: {
    fails: [{ ...topic({}), ...queue }, { ...topic({ DeliveryStatusLogging: [{ Protocol: 'sqs' }] }), ...queue }],
    passes: [
      { ...topic({ DeliveryStatusLogging: [{ Protocol: 'sqs', FailureFeedbackRoleArn: 'arn:aws:iam::111122223333:role/sns' }] }), ...queue },
      topic({ Subscription: [{ Protocol: 'email', Endpoint: 'operators@example.com' }] }),
    ],
    unknown: [{ ...topic({ DeliveryStatusLogging: { Ref: 'Logging' } }), ...queue }],
  },
});

import { subscriptionsOf } from '../../../lib/catalog/sns/topic-subscriptions';
import { TemplateGraph } from '../../../lib/core/template-graph';

function protocolsOf(resources: object): string[] {
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template: { Resources: resources } }]);
  return subscriptionsOf(graph.ofType('AWS::SNS::Topic')[0], graph).map(({ protocol }) => protocol);
}

test('subscriptions are found as resources and within the topic', () => {
  expect(protocolsOf({
    Topic: { Type: 'AWS::SNS::Topic', Properties: { Subscription: [{ Protocol: 'email', Endpoint: 'a@example.com' }] } },
    Other: { Type: 'AWS::SNS::Topic' },
    Queue: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'sqs' } },
    Web: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Other' }, Protocol: 'https' } },
  })).toEqual(['sqs', 'email']);
});

test('a protocol that only deployment knows is a placeholder', () => {
  expect(protocolsOf({ Topic: { Type: 'AWS::SNS::Topic', Properties: { Subscription: [{ Protocol: { Ref: 'AWS::Region' } }] } } })).toEqual(['${AWS.Region}']);
});

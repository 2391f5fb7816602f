import { subscriptionInAccountOfTopic } from '../../../lib/catalog/sns/subscription-in-account-of-topic';
import { evaluate } from '../../../lib/core/evaluate';
import { TemplateGraph } from '../../../lib/core/template-graph';

function messages(endpointAccount: string, topicAccount: string): string[] {
  const Properties = {
    Protocol: 'sqs', TopicArn: `arn:aws:sns:eu-west-1:${topicAccount}:orders`, Endpoint: `arn:aws:sqs:eu-west-1:${endpointAccount}:orders`,
  };
  const template = { Resources: { Subscription: { Type: 'AWS::SNS::Subscription', Properties } } };
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', account: '111122223333', template }]);
  return evaluate(graph, [subscriptionInAccountOfTopic]).map(({ message }) => message);
}

test('where the account of the stack is known, messages go to that account alone', () => {
  expect(messages('444455556666', '444455556666')).toEqual(['messages go to the account 444455556666']);
  expect(messages('111122223333', '444455556666')).toEqual([]);
});

import { deadLetterQueues } from '../../../lib/catalog/sqs/dead-letter-queues';
import { TemplateGraph } from '../../../lib/core/template-graph';

const failed = { Type: 'AWS::SQS::Queue' };
const arn = { 'Fn::GetAtt': ['Failed', 'Arn'] };

test.each([
  ['another queue', { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: { deadLetterTargetArn: arn } } }],
  ['a subscription', { Type: 'AWS::SNS::Subscription', Properties: { RedrivePolicy: { deadLetterTargetArn: arn } } }],
  ['a function', { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: arn } } }],
  ['an event source', { Type: 'AWS::Lambda::EventSourceMapping', Properties: { DestinationConfig: { OnFailure: { Destination: arn } } } }],
  ['a target of a rule', { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Arn: 'a' }, { DeadLetterConfig: { Arn: arn } }] } }],
  ['a schedule', { Type: 'AWS::Scheduler::Schedule', Properties: { Target: { DeadLetterConfig: { Arn: arn } } } }],
])('a queue that takes what failed in %s is a dead-letter queue', (_, source) => {
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template: { Resources: { Failed: failed, Source: source } } }]);
  expect([...deadLetterQueues(graph)].map(({ logicalId }) => logicalId)).toEqual(['Failed']);
});

test('a queue that a rule sends to is none', () => {
  const rule = { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Arn: arn }] } };
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template: { Resources: { Failed: failed, Rule: rule } } }]);
  expect([...deadLetterQueues(graph)]).toEqual([]);
});

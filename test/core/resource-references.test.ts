import { resolve } from '../../lib/core/intrinsics';
import { referencedResources, referencesFrom, resourcesIn } from '../../lib/core/resource-references';
import { TemplateGraph } from '../../lib/core/template-graph';

const topic = { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'orders' } };
const policy = (...topics: unknown[]) => ({ Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: topics } });

function policiesOfTopic(...stacks: Readonly<Record<string, unknown>>[]) {
  const graph = new TemplateGraph(stacks.map((template, index) => ({ stackName: `Stack${index}`, file: `${index}.json`, template })));
  const [asked] = graph.ofType('AWS::SNS::Topic');
  const references = referencesFrom(graph, 'AWS::SNS::TopicPolicy', 'Topics');
  return { named: references.to(asked, ...asked.get('TopicName')).map(({ logicalId }) => logicalId), open: references.open.length };
}

test('finds what names a resource by reference, once however often it does', () => {
  const template = { Resources: { Topic: topic, Policy: policy({ Ref: 'Topic' }, { Ref: 'Topic' }), Other: policy('arn:aws:sns:other') } };
  expect(policiesOfTopic(template)).toEqual({ named: ['Policy'], open: 0 });
});

test('finds what names a resource within an ARN', () => {
  const template = { Resources: { Topic: topic, Policy: policy({ 'Fn::Sub': 'arn:${AWS::Partition}:sns:x:${Topic.TopicName}' }) } };
  expect(policiesOfTopic(template).named).toEqual(['Policy']);
});

test('finds what names a resource of another stack', () => {
  const exporting = { Resources: { Topic: topic }, Outputs: { Topic: { Value: { Ref: 'Topic' }, Export: { Name: 'Topic' } } } };
  expect(policiesOfTopic(exporting, { Resources: { Policy: policy({ 'Fn::ImportValue': 'Topic' }) } }).named).toEqual(['Policy']);
});

test('finds what names a resource by its physical name', () => {
  expect(policiesOfTopic({ Resources: { Topic: topic, Policy: policy('orders') } }).named).toEqual(['Policy']);
});

test.each([
  'arn:aws:sns:eu-west-1:111122223333:orders',
  { 'Fn::Sub': 'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:orders' },
  { 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 'sns', { Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }, 'orders']] },
  'arn:aws:events:eu-west-1:111122223333:event-bus/orders',
  'arn:aws:lambda:eu-west-1:111122223333:function:orders',
  'arn:aws:logs:eu-west-1:111122223333:log-group:orders:*',
  'arn:aws:s3:::orders',
  'https://sqs.eu-west-1.amazonaws.com/111122223333/orders',
])('finds what names a resource by its physical name in %j', (name) => {
  expect(policiesOfTopic({ Resources: { Topic: topic, Policy: policy(name) } }).named).toEqual(['Policy']);
});

test.each([
  'arn:aws:sns:eu-west-1:111122223333:orders-of-others',
  'arn:aws:sns:eu-west-1:111122223333:others/orders/x',
  'arn:aws:sns:orders',
  'arn:aws:s3:::orders/*',
  'https://example.com/111122223333/orders',
  'https://sqs.eu-west-1.amazonaws.com/orders/others',
])('but not in %s', (name) => {
  expect(policiesOfTopic({ Resources: { Topic: topic, Policy: policy(name) } }).named).toEqual([]);
});

test('takes a logical id for a reference that lacks its Ref, in the same stack alone', () => {
  expect(policiesOfTopic({ Resources: { Topic: topic, Policy: policy('Topic') } }).named).toEqual(['Policy']);
  expect(policiesOfTopic({ Resources: { Topic: topic } }, { Resources: { Policy: policy('Topic') } }).named).toEqual([]);
});

test('says where only deployment knows what is named', () => {
  expect(policiesOfTopic({ Resources: { Topic: topic, Policy: policy({ 'Fn::ImportValue': 'Elsewhere' }) } })).toEqual({ named: [], open: 1 });
});

test('a name of which a part is known is a name, and nothing is none', () => {
  const open = policy({ 'Fn::Sub': 'x-${AWS::Region}' }, { Ref: 'AWS::NoValue' });
  expect(policiesOfTopic({ Resources: { Topic: topic, Policy: open } })).toEqual({ named: [], open: 0 });
  const sameName = { 'Fn::Sub': 'x-${AWS::Region}' };
  expect(policiesOfTopic({ Resources: { Topic: { ...topic, Properties: { TopicName: sameName } }, Policy: open } }).named).toEqual(['Policy']);
});

test('an empty text names nothing, not even what has no name', () => {
  expect(policiesOfTopic({ Resources: { Topic: { Type: 'AWS::SNS::Topic' }, Policy: policy('') } }).named).toEqual([]);
});

test('finds each that names it in one way and another once', () => {
  const both = { Resources: { Topic: topic, A: policy({ Ref: 'Topic' }, 'orders'), B: policy('Topic'), C: policy({ Ref: 'Topic' }) } };
  expect(policiesOfTopic(both).named).toEqual(['A', 'C', 'B']);
});

test('each property of a type is read by itself', () => {
  const graph = new TemplateGraph([{ stackName: 'S', file: 's', template: { Resources: { Topic: topic, Policy: policy({ Ref: 'Topic' }) } } }]);
  const [asked] = graph.ofType('AWS::SNS::Topic');
  const to = (type: string, path: string) => referencesFrom(graph, type, path).to(asked).length;
  expect([to('AWS::SNS::TopicPolicy', 'Topics'), to('AWS::SNS::TopicPolicy', 'Other'), to('AWS::SNS::Topic', 'Topics')]).toEqual([1, 0, 0]);
});

test('the resources that a value refers to, by itself or within a text', () => {
  const [stack] = new TemplateGraph([{ stackName: 'S', file: 's', template: { Resources: { Topic: topic, Other: topic } } }]).stacks;
  const of = (value: unknown) => resolve(value, stack).flatMap(resourcesIn).map(({ logicalId }) => logicalId);
  expect([{ Ref: 'Topic' }, { 'Fn::Sub': '${Topic}-${AWS::Region}-${Other.Arn}' }, 'Topic', { Ref: 'AWS::Region' }].map(of)).toEqual([['Topic'], ['Topic', 'Other'], [], []]);
  expect(referencedResources(['x', { expression: 'AWS::Region' }])).toEqual([]);
});

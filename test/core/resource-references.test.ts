import { referencesFrom } from '../../lib/core/resource-references';
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

test('takes a logical id for a reference that lacks its Ref, in the same stack alone', () => {
  expect(policiesOfTopic({ Resources: { Topic: topic, Policy: policy('Topic') } }).named).toEqual(['Policy']);
  expect(policiesOfTopic({ Resources: { Topic: topic } }, { Resources: { Policy: policy('Topic') } }).named).toEqual([]);
});

test('says where only deployment knows what is named', () => {
  expect(policiesOfTopic({ Resources: { Topic: topic, Policy: policy({ 'Fn::ImportValue': 'Elsewhere' }) } })).toEqual({ named: [], open: 1 });
});

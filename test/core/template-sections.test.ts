import { outputWithoutSecret } from '../../lib/catalog/cloudformation/output-without-secret';
import { parameterSecretHidden } from '../../lib/catalog/cloudformation/parameter-secret-hidden';
import { evaluate } from '../../lib/core/evaluate';
import { TemplateGraph, templateType } from '../../lib/core/template-graph';
import { sectionEntries, textsBelow } from '../../lib/core/template-sections';

const template = {
  Parameters: { DatabasePassword: { Type: 'String' }, Broken: 'text' },
  Outputs: { Token: { Value: '{{resolve:secretsmanager:orders}}' } },
  Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
};
const graph = new TemplateGraph([{
  stackName: 'Orders', file: 'orders.json', template, constructPath: 'Prod/Orders',
  constructPathOf: (logicalId) => (logicalId === 'Token' ? 'Prod/Orders/Token' : undefined),
}]);

test('each stack has its template as a resource, at the path of the stack, that nothing refers to', () => {
  expect(graph.ofType(templateType).map(({ constructPath, properties }) => [constructPath, properties])).toEqual([['Prod/Orders', template]]);
  expect([...graph.stacks[0].resources.keys()]).toEqual(['Topic']);
});

test('entries that are no mapping are left out', () => {
  expect(sectionEntries(graph.ofType(templateType)[0], 'Parameters').map(({ name }) => name)).toEqual(['DatabasePassword']);
});

test('a finding names the parameter or output that it is about', () => {
  const found = evaluate(graph, [parameterSecretHidden, outputWithoutSecret]);
  const places = found.map(({ id, logicalId, resourceType, path, constructPath }) => [id, logicalId, resourceType, path, constructPath]);
  expect(places).toEqual(expect.arrayContaining([
    ['ParameterSecretHidden[DatabasePassword]', 'DatabasePassword', 'AWS::CloudFormation::Parameter', 'NoEcho', undefined],
    ['OutputWithoutSecret[Token]', 'Token', 'AWS::CloudFormation::Output', 'Value', 'Prod/Orders/Token'],
  ]));
  expect(found).toHaveLength(2);
});

test('an item of a list stands under the key of the list', () => {
  expect(textsBelow({ a: { b: ['x', { c: 'y' }] }, d: 1, e: 'z' }, (key, text) => (text === 'z' ? undefined : `${key}=${text}`))).toEqual([
    { found: 'b=x', path: 'a.b.0' }, { found: 'c=y', path: 'a.b.1.c' },
  ]);
});

import { functionOf, resourcesOf } from '../../../lib/catalog/lambda/resources-of-function';
import { TemplateGraph } from '../../../lib/core/template-graph';

const graphOf = (Resources: Record<string, unknown>) => new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template: { Resources } }]);
const config = (FunctionName: unknown) => ({ Type: 'AWS::Lambda::EventInvokeConfig', Properties: { FunctionName } });

test.each([
  ['by reference', { Ref: 'Function' }],
  ['by ARN', { 'Fn::GetAtt': ['Function', 'Arn'] }],
  ['by its name', 'orders'],
])('a resource that names the function %s is for it', (_, name) => {
  const graph = graphOf({ Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'orders' } }, Config: config(name), Other: config('payments') });
  const [fn] = graph.ofType('AWS::Lambda::Function');
  expect(resourcesOf(fn, graph, 'AWS::Lambda::EventInvokeConfig').map(({ logicalId }) => logicalId)).toEqual(['Config']);
});

test('what SAM makes beside a function is for it, and for no other', () => {
  const sam = { Type: 'AWS::Serverless::Function', Properties: { EventInvokeConfig: { MaximumRetryAttempts: 1 }, Events: { Orders: { Type: 'SQS', Properties: {} } } } };
  const graph = graphOf({ Orders: sam, Payments: sam, Plain: { Type: 'AWS::Lambda::Function' } });
  const of = (id: string) => resourcesOf(graph.stacks[0].resource(id)!, graph, 'AWS::Lambda::EventInvokeConfig').map(({ logicalId }) => logicalId);
  expect([of('Orders'), of('Payments'), of('Plain')]).toEqual([['Orders'], ['Payments'], []]);
  expect(functionOf(graph.ofType('AWS::Lambda::EventSourceMapping')[0])).toBe(graph.stacks[0].resource('Orders'));
});

test('a resource for an alias or version is for its function', () => {
  const graph = graphOf({
    Function: { Type: 'AWS::Lambda::Function' },
    Version: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Function' } } },
    Alias: { Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: 'Function' }, FunctionVersion: { 'Fn::GetAtt': ['Version', 'Version'] } } },
    OfAlias: config({ Ref: 'Alias' }),
    OfVersion: config({ Ref: 'Version' }),
  });
  for (const id of ['OfAlias', 'OfVersion']) expect(functionOf(graph.stacks[0].resource(id)!)?.logicalId).toBe('Function');
});

test('aliases that name each other are for none', () => {
  const alias = (FunctionName: string) => ({ Type: 'AWS::Lambda::Alias', Properties: { FunctionName: { Ref: FunctionName } } });
  const graph = graphOf({ A: alias('B'), B: alias('A') });
  expect(functionOf(graph.stacks[0].resource('A')!)).toBeUndefined();
});

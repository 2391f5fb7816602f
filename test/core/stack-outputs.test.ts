import { describeValue } from '../../lib/core/describe-value';
import { resolve, textAlternatives } from '../../lib/core/intrinsics';
import { StackOutput } from '../../lib/core/stack-outputs';
import { TemplateGraph, TemplateSource } from '../../lib/core/template-graph';

function stackOf(stackName: string, outputs: unknown, more: Partial<TemplateSource> = {}): TemplateSource {
  return { stackName, file: stackName, template: { Outputs: outputs }, ...more };
}

const named = (value: unknown, name: unknown) => ({ Value: value, Export: { Name: name } });
const valuesOf = (outputs: readonly StackOutput[]) => outputs.flatMap(({ value, stack }) => resolve(value, stack).map(describeValue));

/** What is exported to these stacks under a name. */
function exportedAs(name: unknown, ...sources: TemplateSource[]): string[] {
  const graph = new TemplateGraph(sources);
  return textAlternatives(name, graph.stacks[0]).flatMap((parts) => valuesOf(graph.outputs.exportedAs(parts)));
}

test('an export is found by its name, whatever pieces that is written in', () => {
  const source = stackOf('A', { O: named('value', { 'Fn::Join': ['-', ['shop', 'queue', { Ref: 'AWS::Region' }]] }) });
  expect(exportedAs({ 'Fn::Sub': 'shop-queue-${AWS::Region}' }, source)).toEqual(['value']);
  expect(exportedAs('shop-queue', source)).toEqual([]);
  expect(exportedAs({ 'Fn::Sub': 'shop-queue-${AWS::Partition}' }, source)).toEqual([]);
});

test.each(['AccountId', 'Partition', 'Region', 'URLSuffix'])('AWS::%s means the same in every stack', (piece) => {
  const name = { 'Fn::Sub': `x-\${AWS::${piece}}` };
  expect(exportedAs(name, stackOf('A', { O: named('value', name) }))).toEqual(['value']);
});

test.each(['AWS::StackName', 'AWS::StackId', 'AWS::RegionOf', 'Parameter'])('%s does not', (piece) => {
  const name = { 'Fn::Sub': `x-\${${piece}}` };
  const template = { Parameters: { Parameter: { Type: 'String' } }, Outputs: { O: named('value', name) } };
  expect(exportedAs(name, stackOf('A', {}, { template }))).toEqual([]);
});

test('an output without a name, or with one that is nothing, is not exported', () => {
  const source = stackOf('A', { O: { Value: 'a' }, P: named('b', ''), Q: 'text', R: named('c', { Ref: 'AWS::NoValue' }) });
  expect(exportedAs('', source)).toEqual([]);
});

test('all that export one name are found, and an alternative name is a name', () => {
  const either = { 'Fn::If': ['C', 'one', 'two'] };
  expect(exportedAs('one', stackOf('A', { O: named('a', 'one'), P: named('b', either) }), stackOf('B', { O: named('c', 'one') }))).toEqual(['a', 'b', 'c']);
});

describe('an output of a stack', () => {
  const graph = new TemplateGraph([
    stackOf('A', { O: { Value: 'of a' }, Odd: 3 }, { deployedName: 'a', nested: new Map([['Kid', stackOf('Kid', { O: { Value: 'of kid' } })]]) }),
    stackOf('B', { O: { Value: 'of b' } }, { deployedName: 'b' }),
    stackOf('C', { O: { Value: 'of c' } }),
  ]);
  const ofStack = (stack: unknown, output: string) => valuesOf(graph.outputs.ofStack(stack, output));

  test('is found by the name of the stack; one whose name is not known may be meant', () => {
    expect(ofStack('a', 'O')).toEqual(['of a', 'of c']);
    expect(ofStack('z', 'O')).toEqual(['of c']);
    expect(ofStack('a', 'Gone')).toEqual([]);
    expect(ofStack('a', 'Odd')).toEqual([]);
  });

  test('can be of any stack but a nested one where its name is known only on deployment', () => {
    expect(ofStack({ Ref: 'Stack' }, 'O')).toEqual(['of a', 'of b', 'of c']);
  });
});

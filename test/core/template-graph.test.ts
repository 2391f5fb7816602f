import { describeValue } from '../../lib/core/describe-value';
import { resolve } from '../../lib/core/intrinsics';
import { constructPathIn, TemplateGraph, templateType, valuesAt } from '../../lib/core/template-graph';

const queue = (properties: object = {}) => ({ Type: 'AWS::SQS::Queue', Properties: properties });

function graphOf(template: object, more: object = {}): TemplateGraph {
  return new TemplateGraph([{ stackName: 'Shop', file: 'shop.json', template: template as Record<string, unknown>, ...more }]);
}

/** What stands at a path of a queue with these properties, in words. */
function at(path: string, properties: object): string[] {
  return graphOf({ Parameters: { Open: { Type: 'String' } }, Resources: { Own: queue(properties) } })
    .ofType('AWS::SQS::Queue')[0].get(path).map(describeValue);
}

const either = (condition: string, whenTrue: unknown, whenFalse: unknown) => ({ 'Fn::If': [condition, whenTrue, whenFalse] });

test.each<[string, object, string[]]>([
  ['A', { A: 1 }, ['1']],
  ['A.B.C', { A: { B: { C: 'x' } } }, ['x']],
  ['A.B', {}, ['absent']],
  ['A.B', { A: 'text' }, ['absent']],
  ['A.B', { A: ['x'] }, ['absent']],
  ['', { A: 1 }, ['an object']],
  ['A.B', { A: { Ref: 'Open' } }, ['not known before deployment (what holds it is known only on deployment)']],
  ['A.B', { A: { Ref: 'Own' } }, ['not known before deployment (what holds it is known only on deployment)']],
  ['A.B', { A: { 'Fn::Base64': 'x' } }, ['not known before deployment (what holds it is known only on deployment)']],
  ['A.B', { A: either('C', { B: 1 }, { B: 2 }) }, ['1 when C is true', '2 when C is false']],
  ['A.B.C', { A: { B: either('X', { C: 1 }, {}) } }, ['1 when X is true', 'absent when X is false']],
  ['A.B', { A: either('C', 'text', { Ref: 'Open' }) }, ['absent when C is true', 'not known before deployment (what holds it is known only on deployment) when C is false']],
  ['A.B', { A: either('C', { B: either('D', 1, 2) }, { B: 3 }) }, ['1 when C is true and D is true', '2 when C is true and D is false', '3 when C is false']],
  ['A.B', { A: either('C', { B: either('C', 1, 2) }, { B: 3 }) }, ['1 when C is true', '2 when C is true and C is false', '3 when C is false']],
  ['A.B.C', { A: either('X', { B: { C: 1 } }, { B: either('Y', { C: 2 }, { C: 3 }) }) }, ['1 when X is true', '2 when X is false and Y is true', '3 when X is false and Y is false']],
])('at %s of %j stands what each branch has there', (path, properties, expected) => {
  expect(at(path, properties)).toEqual(expected);
});

test('what stands below a branch stands in that branch', () => {
  const [stack] = graphOf({}).stacks;
  const [first] = resolve(either('C', { A: { B: 1 } }, {}), stack);
  expect(valuesAt(first, 'A.B').map(describeValue)).toEqual(['1 when C is true']);
  expect(valuesAt(first, 'A.B.X').map(describeValue)).toEqual(['absent when C is true']);
});

describe('a resource', () => {
  test('is found by its type and by its logical id, in the order of the templates', () => {
    const graph = graphOf({ Resources: { B: queue({ A: 1 }), A: queue(), T: { Type: 'AWS::SNS::Topic' } } });
    expect(graph.ofType('AWS::SQS::Queue').map(({ logicalId }) => logicalId)).toEqual(['B', 'A']);
    expect(graph.ofType('AWS::S3::Bucket')).toEqual([]);
    expect([...graph.types]).toEqual(['AWS::SQS::Queue', 'AWS::SNS::Topic', templateType]);
    expect(graph.stacks[0].resource('B')?.properties).toEqual({ A: 1 });
    expect(graph.stacks[0].resource('Gone')).toBeUndefined();
  });

  test('has no properties where they are of a wrong shape', () => {
    expect(graphOf({ Resources: { A: { Type: 'X', Properties: ['x'] } } }).ofType('X')[0].properties).toEqual({});
  });

  test('names its construct, or what was written beside the template does', () => {
    const resources = { A: { Type: 'X', Metadata: { 'aws:cdk:path': 'Shop/A' } }, B: { Type: 'X' }, C: { Type: 'X', Metadata: { 'aws:cdk:path': 3 } } };
    const paths = (more: object) => graphOf({ Resources: resources }, more).ofType('X').map(({ constructPath }) => constructPath);
    expect(paths({})).toEqual(['Shop/A', undefined, undefined]);
    expect(paths({ constructPathOf: (id: string) => `Beside/${id}` })).toEqual(['Shop/A', 'Beside/B', 'Beside/C']);
    expect(constructPathIn(undefined)).toBeUndefined();
  });

  test('is unreadable where it is no mapping or has no type', () => {
    const [stack] = graphOf({ Resources: { 'A': 3, 'B': {}, 'C': { Type: 4 }, 'Fn::ForEach::D': [], 'E': queue() } }).stacks;
    expect(stack.unreadable).toEqual(['A', 'B', 'C', 'Fn::ForEach::D']);
    expect([...stack.resources.keys()]).toEqual(['E']);
  });
});

test('a template is a resource of its own, at the construct of its stack', () => {
  const template = { Resources: { A: queue() }, Outputs: {} };
  const [own] = graphOf(template, { constructPath: 'App/Shop' }).ofType(templateType);
  expect([own.logicalId, own.constructPath, own.properties, own.declaredType]).toEqual(['Template', 'App/Shop', template, templateType]);
});

describe('a nested stack', () => {
  const inner = { stackName: 'Inner', file: 'i', template: { Parameters: { P: {} }, Resources: { I: queue() } } };
  const child = { stackName: 'Child', file: 'c', template: { Resources: { Deeper: { Type: 'AWS::CloudFormation::Stack' } } }, nested: new Map([['Deeper', inner]]) };
  const parent = { Resources: { Kid: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { P: 'given' } } } } };
  const graph = graphOf(parent, { deployedName: 'shop-prod', nested: new Map([['Kid', child]]) });
  const [top, middle, bottom] = graph.stacks;

  test('stands behind its parent, and knows it', () => {
    expect(graph.stacks.map(({ source }) => source.stackName)).toEqual(['Shop', 'Child', 'Inner']);
    expect([middle.parent, bottom.parent, top.parent]).toEqual([top, middle, undefined]);
    expect([top.nested('Kid'), top.nested('Gone'), middle.nested('Deeper')]).toEqual([middle, undefined, bottom]);
    expect([...middle.family()]).toEqual([middle, bottom]);
    expect(graph.ofType('AWS::SQS::Queue')[0].stack).toBe(bottom);
  });

  test('is called by what leads to it from the name of the outermost', () => {
    expect(graph.stacks.map(({ deployedName }) => deployedName)).toEqual(['shop-prod', 'shop-prod#Kid', 'shop-prod#Kid#Deeper']);
    expect(graphOf(parent).stacks[0].deployedName).toBe('Shop');
  });

  test('is given its parameters by the resource that makes it', () => {
    expect([middle.givenParameter('P'), middle.givenParameter('Q'), bottom.givenParameter('P'), top.givenParameter('P')])
      .toEqual(['given', undefined, undefined, undefined]);
  });
});

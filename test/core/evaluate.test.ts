import { is } from '../../lib/core/assertion';
import { Control, graphControl, Outcome, propertyControl } from '../../lib/core/control';
import { brokenControls, evaluate, verdictOf } from '../../lib/core/evaluate';
import { compareBySeverity, findingId } from '../../lib/core/finding';
import { Resource, TemplateGraph, TemplateSource } from '../../lib/core/template-graph';
import { coverage } from '../../lib/core/unjudged';
import { resourceOf } from './resource-of';

const description = {
  id: 'QueueSafe',
  title: 'Queues are safe',
  severity: 'high',
  why: 'why',
  fix: 'Set A.',
  satisfies: [],
  mitigates: [],
  source: 'https://docs.aws.amazon.com/',
  examples: { fails: [{}], passes: [{}] },
} as const;

const safe = propertyControl({ ...description, resource: 'AWS::SQS::Queue', requires: is('A.B', true) });
const graphed = (check: (resource: Resource) => Iterable<Outcome>) => graphControl({ ...description, resources: ['AWS::SQS::Queue'], check });

function judged(control: Control, resources: object, more: Partial<TemplateSource> = {}) {
  return evaluate(new TemplateGraph([{ stackName: 'Shop', file: 'shop.json', template: { Resources: resources }, ...more }]), [control]);
}

const queue = (properties?: object, more: object = {}) => ({ Own: { Type: 'AWS::SQS::Queue', Properties: properties, ...more } });

test('a finding says what is wrong, where, and what to do', () => {
  expect(judged(safe, queue({}, { Metadata: { 'aws:cdk:path': 'Shop/Own/Resource' } }))).toEqual([{
    id: 'QueueSafe',
    control: 'QueueSafe',
    deployedStack: 'Shop',
    title: 'Queues are safe',
    severity: 'high',
    verdict: 'fail',
    message: 'A.B is absent; it must be true',
    fix: 'Set A.',
    construct: 'SecureQueue',
    stack: 'Shop',
    template: 'shop.json',
    logicalId: 'Own',
    resourceType: 'AWS::SQS::Queue',
    path: 'Properties.A.B',
    constructPath: 'Shop/Own/Resource',
    origin: 'author',
  }]);
});

test("a resource that the CDK added is told apart from the author's", () => {
  const path = 'Shop/Custom::S3AutoDeleteObjectsCustomResourceProvider/Handler';
  expect(judged(safe, queue({}, { Metadata: { 'aws:cdk:path': path } }))).toMatchObject([{ origin: 'cdk' }]);
});

test('what holds is no finding', () => {
  expect(judged(safe, queue({ A: { B: true } }))).toEqual([]);
});

describe('a control about some resources only', () => {
  const conditional = propertyControl({ ...safe, appliesWhen: is('Kind', 'public') });
  test.each<[string, unknown, string[]]>([
    ['is asked where the condition holds', 'public', ['fail']],
    ['is not asked where it does not', 'private', []],
    ['is asked where it holds in one branch', { 'Fn::If': ['C', 'public', 'private'] }, ['fail']],
    ['can not tell where the condition is open', { Ref: 'AWS::Region' }, ['unknown']],
    ['can not tell where the condition can not be read', { 'Fn::Base64': 'x' }, ['unknown']],
  ])('%s', (_, kind, verdicts) => {
    expect(judged(conditional, queue({ Kind: kind })).map(({ verdict }) => verdict)).toEqual(verdicts);
    expect(verdictOf(conditional, resourceOf('AWS::SQS::Queue', { Kind: kind }))).toBe(verdicts[0]);
  });

  test('passes where the condition and what is asked hold', () => {
    expect(verdictOf(conditional, resourceOf('AWS::SQS::Queue', { Kind: 'public', A: { B: true } }))).toBe('pass');
    expect(verdictOf(safe, resourceOf('AWS::SQS::Queue', { A: { B: true } }))).toBe('pass');
  });
});

describe('a control that throws', () => {
  test.each<[string, () => Iterable<Outcome>]>([
    ['at once', () => { throw new Error('broken'); }],
    ['later', function* () { yield { verdict: 'unknown', message: 'first' }; throw new Error('broken'); }],
    ['no Error', () => { throw 'broken'; }],
    ['because what it returns is no list', () => undefined as unknown as Iterable<Outcome>],
  ])('%s is a failure of the resource, neither a crash nor a pass', (_, check) => {
    const findings = judged(graphed(check), queue());
    expect(findings).toMatchObject([{ verdict: 'fail', logicalId: 'Own', message: expect.stringMatching(/^The control could not be evaluated here: /) }]);
  });

  test('does not keep the others from being asked', () => {
    const graph = new TemplateGraph([{ stackName: 'Shop', file: 'shop.json', template: { Resources: queue() } }]);
    const broken = { ...graphed(() => { throw new Error('broken'); }), id: 'Broken' };
    expect(evaluate(graph, [broken, safe]).map(({ control }) => control)).toEqual(['Broken', 'QueueSafe']);
  });
});

test('one finding of a control on a resource is reported once, and a failure weighs more than a doubt', () => {
  const outcomes: Outcome[] = [{ verdict: 'unknown', message: 'a' }, { verdict: 'fail', message: 'b' }, { verdict: 'unknown', message: 'c' }];
  expect(judged(graphed(() => outcomes), queue())).toMatchObject([{ verdict: 'fail', message: 'b' }]);
});

test('more than a group of resources is asked each once, of what it is about only, and whoever waits is told', () => {
  const resources = Object.fromEntries(Array.from({ length: 61 }, (_, index) => [`Q${index}`, { Type: 'AWS::SQS::Queue' }]));
  const graph = new TemplateGraph([{ stackName: 'Shop', file: 'shop.json', template: { Resources: { ...resources, T: { Type: 'AWS::SNS::Topic' } } } }]);
  const asked: string[] = [];
  const asking = (id: string, type: string) => ({
    ...graphed(({ logicalId }) => { asked.push(`${id} ${logicalId}`); return []; }), id, resources: [type],
  });
  const tell = jest.fn();
  expect(brokenControls(graph, [asking('a', 'AWS::SQS::Queue'), asking('b', 'AWS::SNS::Topic')], tell)).toEqual([]);
  expect(asked).toEqual([...Object.keys(resources).map((id) => `a ${id}`), 'b T']);
  expect(tell).toHaveBeenCalledTimes(4);
});

test('what is found of one resource twice, from elsewhere or with a doubt first, is one finding; in another stack it is another', () => {
  const template = { Resources: { First: { Type: 'AWS::SQS::Queue' }, Second: { Type: 'AWS::SQS::Queue' }, Third: { Type: 'AWS::SQS::Queue' } } };
  const graph = new TemplateGraph(['A', 'B'].map((stackName) => ({ stackName, file: 'x', template })));
  const control = graphed((resource) => (resource.logicalId === 'Third'
    ? [{ verdict: 'fail', message: 'third' }]
    : [{ verdict: resource.logicalId === 'First' ? 'unknown' : 'fail', message: resource.logicalId, resource: resource.stack.resource('Third') }]));
  expect(evaluate(graph, [control]).map(({ stack, logicalId, verdict, message }) => [stack, logicalId, verdict, message])).toEqual([
    ['A', 'Third', 'fail', 'Second'], ['B', 'Third', 'fail', 'Second'],
  ]);
});

test('what was found of one resource alone is one finding with what another finds of it later', () => {
  const resources = { First: { Type: 'AWS::SQS::Queue' }, Second: { Type: 'AWS::SQS::Queue' } };
  const control = graphed((resource) => [
    { verdict: 'unknown', message: resource.logicalId, ...resource.logicalId === 'Second' ? { resource: resource.stack.resource('First') } : {} },
  ]);
  expect(judged(control, resources)).toMatchObject([{ logicalId: 'First', message: 'Second' }]);
});

test('resources of SAM that stand for one resource of the template are found once', () => {
  const api = { Api: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'live' } } };
  const control = { ...graphed(() => [{ verdict: 'fail', message: 'x' }]), resources: ['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Stage'] };
  expect(judged(control, api)).toHaveLength(1);
});

test('a finding without a path is about the properties', () => {
  expect(judged(graphed(() => [{ verdict: 'fail', message: 'x' }]), queue())).toMatchObject([{ path: 'Properties' }]);
});

test('details make several findings of one control on one resource', () => {
  const outcomes: Outcome[] = ['s3:*', 'sqs:*'].map((action) => ({ verdict: 'fail', message: action, detail: `Action::${action}` }));
  expect(judged(graphed(() => outcomes), queue()).map(({ id }) => id)).toEqual(['QueueSafe[Action::s3:*]', 'QueueSafe[Action::sqs:*]']);
});

test('a finding can be about another resource than the one asked', () => {
  const control = graphed((resource) => [{ verdict: 'fail', message: 'x', resource: resource.stack.resource('Policy') }]);
  expect(judged(control, { ...queue(), Policy: { Type: 'AWS::SQS::QueuePolicy' } })).toMatchObject([{ logicalId: 'Policy', resourceType: 'AWS::SQS::QueuePolicy' }]);
});

test.each([
  [undefined, 'A'],
  ['', 'A'],
  ['Action::s3:*', 'A[Action::s3:*]'],
  ['x[0]', 'A[x<0>]'],
  [']][[', 'A[>><<]'],
  ['${Fn(a)}', 'A[$<Fn<a>>]'],
])('the id with detail %j has balanced brackets', (detail, expected) => {
  expect(findingId('A', detail)).toBe(expected);
});

test('what fails comes before what can not be told; of each, the worst first', () => {
  const ranked = (['high', 'critical', 'low'] as const).flatMap((severity) => (['unknown', 'fail'] as const).map((verdict) => ({ severity, verdict })));
  expect(ranked.sort(compareBySeverity).map(({ severity, verdict }) => `${verdict} ${severity}`)).toEqual([
    'fail critical', 'fail high', 'fail low', 'unknown critical', 'unknown high', 'unknown low',
  ]);
});

describe('what no control can see is said:', () => {
  const nested = { Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://bucket/child.json' } } };

  test.each([
    ['stack', nested],
    ['SAM application', { Child: { Type: 'AWS::Serverless::Application', Properties: { Location: { ApplicationId: 'x' } } } }],
  ])('a nested %s whose template lies elsewhere', (_, resources) => {
    expect(judged(safe, resources)).toMatchObject([{
      control: 'NestedTemplateJudged', title: 'The templates of nested stacks are judged', verdict: 'unknown', severity: 'medium', logicalId: 'Child',
      message: 'the template of this nested stack is not among those judged', path: 'Properties',
      fix: 'Make the nested stack with NestedStack, or give its template as a local file.',
    }]);
  });

  test('but not one whose template is there, which is judged itself', () => {
    const child = { stackName: 'Shop#Child', file: 'child.json', template: { Resources: queue() } };
    expect(judged(safe, nested, { nested: new Map([['Child', child]]) })).toMatchObject([{ control: 'QueueSafe', stack: 'Shop#Child' }]);
  });

  test.each([
    ['a loop', { 'Fn::ForEach::Queues': ['Name', ['A'], {}] }],
    ['a macro', { 'Fn::Transform': { Name: 'Make' } }],
    ['no type', { Own: { Properties: {} } }],
    ['a type that is no text', { Own: { Type: ['AWS::SQS::Queue'] } }],
    ['null', { Own: null }],
    ['a number', { Own: 3 }],
  ])('an entry of Resources that is %s', (_, resources) => {
    expect(judged(safe, resources)).toMatchObject([{
      control: 'ResourceJudged', title: 'Every entry of Resources is a resource that can be judged', verdict: 'unknown', severity: 'medium',
      logicalId: Object.keys(resources)[0], resourceType: 'none', path: '', message: 'this entry has no type that can be read',
      fix: 'Give the entry a Type. For loops and macros: judge the template that they make.',
    }]);
  });

  test('under ids that can be listed', () => {
    expect(coverage.map(({ id }) => id)).toEqual(['NestedTemplateJudged', 'ResourceJudged']);
  });
});

test('a template without resources has no findings', () => {
  const graph = new TemplateGraph([{}, { Resources: {} }, { Resources: [] }, { Resources: 'x' }].map((template) => ({ stackName: 'A', file: 'a', template })));
  expect(evaluate(graph, [safe])).toEqual([]);
});

test('resources named like properties of every object are resources', () => {
  const resources = JSON.parse('{"__proto__":{"Type":"AWS::SQS::Queue"},"constructor":{"Type":"AWS::SQS::Queue"},"toString":{"Type":"AWS::SQS::Queue"}}');
  expect(judged(safe, resources).map(({ logicalId }) => logicalId)).toEqual(['__proto__', 'constructor', 'toString']);
});

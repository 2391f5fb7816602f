import { absent, Assertion, is, present } from '../../lib/core/assertion';
import { Control, graphControl, PropertyControl, propertyControl } from '../../lib/core/control';
import { RepairRules, repairSteps } from '../../lib/core/repair-plan';
import { repairableResource } from '../../lib/core/repairable-resource';

const description = {
  title: '', severity: 'high', why: '', fix: '', satisfies: [], mitigates: [], source: '', examples: { fails: [{}], passes: [{}] },
} as const;

function control(id: string, requires: Assertion, more: Partial<PropertyControl> = {}): PropertyControl {
  return propertyControl({ ...description, id, resource: 'AWS::SQS::Queue', requires, ...more });
}

const encrypted = control('Encrypted', is('Sse', true));

/** Of each step its control, with what it sets or why it does not. */
function stepsOf(declaration: Record<string, unknown>, asked: readonly Control[], more: Partial<RepairRules> & { accepted?: string } = {}) {
  const resource = repairableResource('Own', { Type: 'AWS::SQS::Queue', ...declaration }, { Parameters: { P: { Type: 'String' } } });
  const rules = { asked, catalog: asked, replacements: false, keepExplicit: false, ...more };
  return [...repairSteps(resource, rules, (id) => id === more.accepted)].map(({ control: { id }, plan }) => [id, 'edits' in plan ? plan.edits : plan.because]);
}

test('what fails is set, what holds is left alone', () => {
  expect(stepsOf({}, [encrypted])).toEqual([['Encrypted', [{ path: 'Sse', value: true }]]]);
  expect(stepsOf({ Properties: { Sse: false } }, [encrypted])).toEqual([['Encrypted', [{ path: 'Sse', value: true }]]]);
  expect(stepsOf({ Properties: { Sse: true } }, [encrypted])).toEqual([]);
});

test('a control of code, of another type, or that somebody accepted has no step', () => {
  const ofCode = graphControl({ ...description, id: 'Code', resources: ['AWS::SQS::Queue'], check: () => [{ verdict: 'fail', message: '' }] });
  expect(stepsOf({}, [ofCode, { ...encrypted, resource: 'AWS::SNS::Topic' }])).toEqual([]);
  expect(stepsOf({}, [encrypted], { accepted: 'Encrypted' })).toEqual([]);
  expect(stepsOf({}, [control('Public', is('Sse', true), { appliesWhen: is('Kind', 'public') })])).toEqual([]);
});

test('what one repair set, the next control sees', () => {
  const [again, beside] = [control('Again', is('Sse', true)), control('Beside', is('Fifo', true))];
  expect(stepsOf({}, [encrypted, again, beside]).map(([id]) => id)).toEqual(['Encrypted', 'Beside']);
  const resources = [...repairSteps(repairableResource('Own', { Type: 'AWS::SQS::Queue' }), {
    asked: [encrypted, beside], catalog: [], replacements: false, keepExplicit: false,
  }, () => false)].map(({ resource }) => resource.properties);
  expect(resources).toEqual([{}, { Sse: true }]);
});

test('of what only deployment knows it is said, where there is a repair at all', () => {
  expect(stepsOf({ Properties: { Sse: { Ref: 'P' } } }, [encrypted])).toEqual([['Encrypted', 'what it asks about is known only on deployment']]);
  expect(stepsOf({ Properties: { Key: { 'Fn::Base64': 'x' } } }, [control('Keyed', absent('Key'))])).toEqual([]);
});

test('a control without a constant says so', () => {
  expect(stepsOf({}, [control('Keyed', present('Key'))])).toEqual([['Keyed', 'no constant makes it hold']]);
});

test("what SAM makes is not edited, since the template's resource is another", () => {
  const ofRole = { ...encrypted, resource: 'AWS::Lambda::Function' };
  expect(stepsOf({ Type: 'AWS::Serverless::Function', Properties: { Runtime: 'nodejs24.x' } }, [ofRole])).toEqual([
    ['Encrypted', 'SAM makes this of AWS::Serverless::Function'],
  ]);
});

describe('a change that replaces the resource', () => {
  const cluster = { Type: 'AWS::DAX::Cluster' };
  const sealed = { ...control('Sealed', is('SSESpecification.SSEEnabled', true)), resource: 'AWS::DAX::Cluster' };

  test('is made only where that is asked for', () => {
    expect(stepsOf(cluster, [sealed])).toEqual([
      ['Sealed', "a change of SSESpecification.SSEEnabled replaces the resource; ask for 'replacements'"],
    ]);
    expect(stepsOf(cluster, [sealed], { replacements: true })).toEqual([['Sealed', [{ path: 'SSESpecification.SSEEnabled', value: true }]]]);
  });
});

test('what somebody wrote is kept where that is asked for', () => {
  const rules = { keepExplicit: true };
  expect(stepsOf({ Properties: { Sse: false } }, [encrypted], rules)).toEqual([['Encrypted', 'Sse was set explicitly']]);
  expect(stepsOf({}, [encrypted], rules)).toEqual([['Encrypted', [{ path: 'Sse', value: true }]]]);
});

test('a constant that is not enough is not set', () => {
  const both = control('Both', { op: 'anyOf', of: [is('Mode', 'a'), is('Mode', 'b')] }, { repair: { Mode: 'c' } });
  expect(stepsOf({}, [both])).toEqual([['Both', 'its constant is not enough here']]);
});

describe('a repair that would break another control', () => {
  const plain = control('Plain', absent('Sse'));

  test('is not made', () => {
    expect(stepsOf({}, [encrypted], { catalog: [plain] })).toEqual([['Encrypted', 'Plain would fail instead']]);
  });

  test('is made where that one fails already, or can not be asked', () => {
    expect(stepsOf({ Properties: { Sse: false } }, [encrypted], { catalog: [plain] })).toEqual([['Encrypted', [{ path: 'Sse', value: true }]]]);
    const ofCode = graphControl({ ...description, id: 'Code', resources: ['AWS::SQS::Queue'], check: () => [{ verdict: 'fail', message: '' }] });
    const other = { ...plain, resource: 'AWS::SNS::Topic' };
    expect(stepsOf({}, [encrypted], { catalog: [ofCode, other] })).toEqual([['Encrypted', [{ path: 'Sse', value: true }]]]);
  });
});

test('what a resource that is repaired refers to is looked up in its own template', () => {
  const resource = repairableResource('Own', { Type: 'AWS::SQS::Queue', Properties: { Sse: { Ref: 'P' } } }, {
    Parameters: { P: { Type: 'String', Default: 'x' } }, Resources: { Other: { Type: 'AWS::SNS::Topic' } },
  });
  expect(resource.judged.map(({ type, logicalId }) => [type, logicalId])).toEqual([['AWS::SQS::Queue', 'Own']]);
  expect(resource).toMatchObject({ logicalId: 'Own', type: 'AWS::SQS::Queue', properties: { Sse: { Ref: 'P' } } });
});

import { allOf, anyOf, Assertion, atLeast, atMost, each, is, matches, not, present, some, when } from '../../lib/core/assertion';
import { Example, PropertyControl, propertyControl } from '../../lib/core/control';
import { Repair, repairOf, repairPaths, withEdits } from '../../lib/core/repair';
import { resourceOf } from './resource-of';

function control(requires: Assertion, repair?: PropertyControl['repair']): PropertyControl {
  return propertyControl({
    id: 'Asked', title: 'Asked', severity: 'low', why: '', fix: '', resource: 'AWS::X::Y', requires, repair, satisfies: [], mitigates: [], source: '',
    examples: { fails: [{}], passes: [{}] },
  });
}

function planFor(requires: Assertion, properties: Example, constants?: PropertyControl['repair']): Repair {
  return repairOf(control(requires, constants), resourceOf('AWS::X::Y', properties));
}

function edits(...pairs: readonly (readonly [string, string | number | boolean])[]): Repair {
  return { edits: pairs.map(([path, value]) => ({ path, value })) };
}

const noConstant = { because: 'no constant makes it hold' };

describe('a repair follows from what is asked', () => {
  test.each<[string, Assertion, Example, Repair]>([
    ['equality gives the first value', is('A.B', 'x', 'y'), {}, edits(['A.B', 'x'])],
    ['a bound gives itself', atLeast('Days', 30), { Days: 7 }, edits(['Days', 30])],
    ['so does an upper one', atMost('Ttl', 300), { Ttl: 3600 }, edits(['Ttl', 300])],
    ['a bound of 0 would switch off what it limits', atLeast('Rate', 0), { Rate: -1 }, noConstant],
    ['presence has no constant', present('Key'), {}, noConstant],
    ['nor has a pattern', matches('Name', /^a/, 'start with a'), {}, noConstant],
    ['a forbidden boolean has an opposite', not(is('Open', true)), { Open: true }, edits(['Open', false])],
    ['a forbidden word has none', not(is('Mode', 'Open')), { Mode: 'Open' }, noConstant],
    ['of several parts, those that fail are set', allOf(is('A', 1), is('B', 2)), { A: 1 }, edits(['B', 2])],
    ['one part without a constant is enough for none', allOf(is('A', 1), present('B')), {}, noConstant],
    ['of alternatives, the first with a constant', anyOf(present('Key'), is('Managed', true), is('Other', 1)), {}, edits(['Managed', true])],
    ['a condition is not dodged', when(is('Cache', true), present('Key')), { Cache: true }, noConstant],
    ['what follows from it is set', when(is('Cache', true), is('Encrypted', true)), { Cache: true }, edits(['Encrypted', true])],
    ['each element that fails', each('L', is('A', 1)), { L: [{ A: 1 }, { A: 2 }, {}] }, edits(['L.1.A', 1], ['L.2.A', 1])],
    ['each of each', each('L', each('M', is('A', 1))), { L: [{}, { M: [{ A: 2 }] }] }, edits(['L.1.M.0.A', 1])],
    ['some element has no constant', some('L', is('A', 1)), { L: [{}] }, noConstant],
    ['no element may: each is set', not(some('L', is('Open', true))), { L: [{ Open: true }, {}] }, edits(['L.0.Open', false])],
    ['of a forbidden combination, the first part that can change', not(allOf(is('A', 'x'), is('B', true))), { A: 'x', B: true }, edits(['B', false])],
    ['of forbidden alternatives, those that are there', not(anyOf(is('A', true), is('B', true))), { A: true }, edits(['A', false])],
    ['two negations are none', not(not(is('A', 1))), {}, edits(['A', 1])],
  ])('%s', (_, requires, properties, expected) => {
    expect(planFor(requires, properties)).toEqual(expected);
  });
});

describe('the constants of a control', () => {
  test('serve where the assertion has none, also in lists', () => {
    expect(planFor(present('Days'), {}, { Days: 365 })).toEqual(edits(['Days', 365]));
    expect(planFor(each('L', not(is('Tls', '1.0'))), { L: [{}, { Tls: '1.0' }] }, { 'L.*.Tls': '1.2' })).toEqual(edits(['L.1.Tls', '1.2']));
  });

  test('come along only where the repair makes what holds them', () => {
    expect(planFor(is('E.Type', 'KMS'), {}, { 'E.Key': 'alias/x' })).toEqual(edits(['E.Type', 'KMS'], ['E.Key', 'alias/x']));
    expect(planFor(is('E.Type', 'KMS'), { E: { Type: 'NONE' } }, { 'E.Key': 'alias/x' })).toEqual(edits(['E.Type', 'KMS']));
  });

  test('can be refused', () => {
    expect(planFor(is('A', 1), {}, 'none')).toEqual({ because: 'a constant could break the application; it takes a decision' });
    expect(repairPaths(control(is('A', 1), 'none'))).toEqual([]);
  });
});

test.each<[Example, string]>([
  [{ A: { Ref: 'P' } }, 'A'],
  [{ A: { B: { 'Fn::If': ['C', 'x', 'y'] } } }, 'A.B'],
  [{ A: { B: '{{resolve:ssm:/mode}}' } }, 'A.B'],
])('what only deployment knows is not overwritten: %j', (properties, path) => {
  expect(planFor(is('A.B', 'z'), properties)).toEqual({ because: `${path} is known only on deployment` });
});

test('edits are made in a copy, whatever the names', () => {
  const before = { L: [{ A: 1 }], S: 'x' };
  const after = withEdits(before, [{ path: 'L.0.A', value: 2 }, { path: 'S.T', value: true }, { path: '__proto__.polluted', value: 1 }]);
  expect(before).toEqual({ L: [{ A: 1 }], S: 'x' });
  expect(after).toMatchObject({ L: [{ A: 2 }], S: { T: true } });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

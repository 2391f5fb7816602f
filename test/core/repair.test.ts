import { allOf, anyOf, Assertion, atLeast, atMost, each, is, matches, not, present, some, when } from '../../lib/core/assertion';
import { Example, PropertyControl, propertyControl } from '../../lib/core/control';
import { literalAt, Repair, repairOf, repairPaths, withEdits } from '../../lib/core/repair';
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
    ['some element of those that fail has none', allOf(is('A', 1), some('L', is('B', 1))), { L: [{}] }, noConstant],
    ['some element that is there is enough', allOf(is('A', 1), some('L', is('B', 1))), { L: [{ B: 1 }] }, edits(['A', 1])],
    ['a forbidden range has none', not(atLeast('A', 1)), { A: 2 }, noConstant],
    ['a forbidden element of each has none', not(each('L', is('A', true))), { L: [{ A: true }] }, noConstant],
    ['a forbidden list of booleans has none', not(is('Open', true, false)), { Open: true }, noConstant],
    ['each element that is a value', each('L', is('', 'x')), { L: ['x', 'y'] }, edits(['L.1', 'x'])],
    ['each of a list of lists', each('L', each('', is('A', 1))), { L: [[{ A: 1 }], [{ A: 1 }, {}]] }, edits(['L.1.1.A', 1])],
    ['each of what is no list has none', each('L', is('A', 1)), { L: 'x' }, noConstant],
    ['no alternatives have none', anyOf(), {}, noConstant],
    ['a condition that holds and what follows has none', when(not(is('Cache', true)), present('Key')), {}, noConstant],
    ['what is set twice is set once', allOf(is('A', 1), is('A', 1)), {}, edits(['A', 1])],
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

  test('come along only beside what the repair sets, and only at a path that is no list', () => {
    const constants = { 'E.Key': 'alias/x', 'Other.Key': 'y', 'Top': 'z', 'E.*.Key': 'w', 'E.Type': 'KMS' };
    expect(planFor(is('E.Type', 'KMS'), {}, constants)).toEqual(edits(['E.Type', 'KMS'], ['E.Key', 'alias/x']));
    expect(planFor(allOf(is('E.Type', 'KMS'), is('A', 1)), {}, { 'E.Key': 'alias/x' })).toEqual(edits(['E.Type', 'KMS'], ['A', 1], ['E.Key', 'alias/x']));
    expect(planFor(is('A', 1), {}, { 'E.Key': 'alias/x' })).toEqual(edits(['A', 1]));
    expect(planFor(is('A', 1), { A: 1 }, { 'E.Key': 'alias/x' })).toEqual(edits());
    expect(planFor(is('EE.Type', 'KMS'), {}, { 'E.Key': 'alias/x' })).toEqual(edits(['EE.Type', 'KMS']));
  });

  test('stand for every index of a list, of whatever length', () => {
    const elements = [...Array(11).fill({ Tls: '1.2' }), { Tls: '1.0' }];
    expect(planFor(each('L', not(is('Tls', '1.0'))), { L: elements }, { 'L.*.Tls': '1.2' })).toEqual(edits(['L.11.Tls', '1.2']));
    expect(planFor(each('L', not(is('', '1.0'))), { L: ['1.0'] }, { 'L.*': '1.2' })).toEqual(edits(['L.0', '1.2']));
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

test.each<[Example, Repair]>([
  [{ A: null }, edits(['A.B', 'z'])],
  [{ A: { B: null } }, edits(['A.B', 'z'])],
  [{ A: 'text' }, { because: 'A is known only on deployment' }],
  [{ A: { B: { C: 1 } } }, { because: 'A.B is known only on deployment' }],
  [{ A: { B: 'y' } }, edits(['A.B', 'z'])],
])('what stands on the way to %j is not overwritten unless it is a constant', (properties, expected) => {
  expect(planFor(is('A.B', 'z'), properties)).toEqual(expected);
});

test.each<[string, Assertion, string[]]>([
  ['an equality', is('A.B', 1), ['A.B']],
  ['a bound', atLeast('A', 1), ['A']],
  ['a bound that is none', atLeast('A', 0), []],
  ['presence', present('A'), []],
  ['each element that is a value', each('L', is('', 1)), ['L.*']],
  ['the whole', is('', 1), []],
  ['all parts', allOf(is('A', 1), present('B'), is('C', 1)), ['A', 'C']],
  ['all alternatives', anyOf(is('A', 1), is('B', 1)), ['A', 'B']],
  ['what follows from a condition', when(is('A', true), is('B', 1)), ['B']],
  ['a negated boolean', not(is('A', true)), ['A']],
  ['a negated word', not(is('A', 'x')), []],
  ['a negated bound', not(atLeast('A', 1)), []],
  ['a negated choice', not(anyOf(not(is('A', 1)), is('B', true))), ['A', 'B']],
  ['a negation of a negation', not(not(is('A', 'x'))), ['A']],
  ['each element', each('L', is('A', 1)), ['L.*.A']],
  ['each element of each', each('L', each('M', is('A', 1))), ['L.*.M.*.A']],
  ['some element', some('L', is('A', 1)), []],
  ['no element', not(some('L', is('A', true))), ['L.*.A']],
  ['not each element', not(each('L', is('A', true))), []],
])('the paths that a repair of %s may set', (_, requires, paths) => {
  expect(repairPaths(control(requires))).toEqual(paths);
});

test('constants of the control are among the paths, each once', () => {
  expect(repairPaths(control(is('A', 1), { 'A': 2, 'B.C': 'x' }))).toEqual(['A', 'B.C']);
});

test('an edit is like any other member, and its path is an index where a list is', () => {
  const after = withEdits({ L: [{}, {}] }, [{ path: 'L.1.A', value: 1 }, { path: 'M.0', value: 'x' }, { path: 'B', value: 1 }]);
  expect(Object.getOwnPropertyDescriptor(after, 'B')).toEqual({ value: 1, enumerable: true, configurable: true, writable: true });
  expect(after).toEqual({ L: [{}, { A: 1 }], M: { 0: 'x' }, B: 1 });
});

test.each<[unknown, string, unknown]>([
  [{ A: [{ B: 1 }] }, 'A.0.B', 1],
  [{ A: Array.from({ length: 11 }, (_, index) => index) }, 'A.10', 10],
  [{ A: ['x'] }, 'A.x0', undefined],
  [{ A: ['x'] }, 'A.0x', undefined],
  [{ A: ['x'] }, 'A.length', undefined],
  [{ A: 'x' }, 'A.B', undefined],
  [{}, 'constructor', undefined],
])('in %j at %s stands %p', (properties, path, value) => {
  expect(literalAt(properties, path)).toBe(value);
});

test('edits are made in a copy, whatever the names', () => {
  const before = { L: [{ A: 1 }], S: 'x' };
  const after = withEdits(before, [{ path: 'L.0.A', value: 2 }, { path: 'S.T', value: true }, { path: '__proto__.polluted', value: 1 }]);
  expect(before).toEqual({ L: [{ A: 1 }], S: 'x' });
  expect(after).toMatchObject({ L: [{ A: 2 }], S: { T: true } });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

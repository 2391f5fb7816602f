import {
  absent, allOf, anyOf, Assertion, atLeast, atMost, each, is, judge, matches, not, present, some, verdictOn, when,
} from '../../lib/core/assertion';
import { TemplateGraph } from '../../lib/core/template-graph';
import { resourceOf } from './resource-of';

function judgement(assertion: Assertion, properties: unknown) {
  const template = {
    Parameters: { Open: { Type: 'String' } },
    Resources: { Subject: { Type: 'AWS::SQS::Queue', Properties: properties }, Other: { Type: 'AWS::SNS::Topic' } },
  };
  const graph = new TemplateGraph([{ stackName: 'A', file: 'a.json', template }]);
  return judge(assertion, graph.ofType('AWS::SQS::Queue')[0]);
}

const verdict = (assertion: Assertion, properties: unknown) => judgement(assertion, properties).verdict;

const open = { Ref: 'Open' };
const either = (whenTrue: unknown, whenFalse: unknown) => ({ 'Fn::If': ['C', whenTrue, whenFalse] });
const nothing = { Ref: 'AWS::NoValue' };

describe('one property', () => {
  test.each<[Assertion, unknown, string]>([
    [is('A', true), { A: true }, 'pass'],
    [is('A', true), { A: 'true' }, 'pass'],
    [is('A', true), { A: false }, 'fail'],
    [is('A', true), {}, 'fail'],
    [is('A', true), { A: open }, 'unknown'],
    [is('A', 'x', 'y'), { A: 'y' }, 'pass'],
    [is('A', 'x'), { A: ['x'] }, 'fail'],
    [is('A', 'x'), { A: { Ref: 'Other' } }, 'unknown'],
    [is('A', 'aws:kms'), { A: { 'Fn::Sub': 'aws:${Open}' } }, 'unknown'],
    [is('A', 'aws:kms'), { A: { 'Fn::Sub': 'none:${Open}' } }, 'fail'],
    [is('A', 'aws:kms'), { A: { 'Fn::Sub': '${Open}:none' } }, 'fail'],
    [is('A', 'none:x', 'aws:kms'), { A: { 'Fn::Sub': 'aws:${Open}' } }, 'unknown'],
    [is('A.B', 1), { A: { B: 1 } }, 'pass'],
    [is('A.B', 1), { A: open }, 'unknown'],
    [is('A.B', 1), { A: 'text' }, 'fail'],
    [is('A.B', 1), { A: [] }, 'fail'],
    [is('A.B', 1), { A: either({ B: 1 }, { B: 2 }) }, 'fail'],
    [is('A.B', 1), { A: either({ B: 1 }, { B: either(1, open) }) }, 'unknown'],
    [is('A', 1), { A: either(1, nothing) }, 'fail'],
    [is('A', 1), [], 'fail'],
    [is('A', 1), 'text', 'fail'],
    [is('__proto__.polluted', 1), {}, 'fail'],
    [is('constructor.name', 'Object'), {}, 'fail'],

    [present('A'), { A: 0 }, 'pass'],
    [present('A'), { A: '' }, 'fail'],
    [present('A'), { A: null }, 'fail'],
    [present('A'), { A: nothing }, 'fail'],
    [present('A'), { A: { 'Fn::GetAtt': ['Other', 'Arn'] } }, 'pass'],
    [absent('A'), {}, 'pass'],
    [absent('A'), { A: 1 }, 'fail'],
    [absent('A'), { A: either(1, nothing) }, 'fail'],
    [absent('A'), { A: { 'Fn::Base64': 'x' } }, 'unknown'],

    [atLeast('A', 3), { A: 3 }, 'pass'],
    [atLeast('A', 3), { A: '3' }, 'pass'],
    [atLeast('A', 3), { A: 2 }, 'fail'],
    [atLeast('A', 3), { A: 'many' }, 'fail'],
    [atLeast('A', 3), { A: '' }, 'fail'],
    [atLeast('A', 3), { A: true }, 'fail'],
    [atLeast('A', 3), { A: open }, 'unknown'],
    [atLeast('A', 3), { A: { Ref: 'Other' } }, 'unknown'],
    [atLeast('A', 3), { A: { 'Fn::Sub': '1${Open}' } }, 'unknown'],
    [atLeast('A', 3), { A: [3] }, 'fail'],
    [atMost('A', 3), { A: 4 }, 'fail'],
    [atMost('A', 3), { A: 3 }, 'pass'],
    [atMost('A', 3), { A: -1_000_000 }, 'pass'],
    [atMost('A', 3), { A: '' }, 'fail'],
    [atMost('A', 3), { A: false }, 'fail'],
    [atMost('A', 3), {}, 'fail'],

    [matches('A', /^x/, 'start with x'), { A: 'xy' }, 'pass'],
    [matches('A', /^x/, 'start with x'), { A: 'y' }, 'fail'],
    [matches('A', /^x/, 'start with x'), { A: open }, 'unknown'],
    [matches('A', /^x/, 'start with x'), { A: { Ref: 'Other' } }, 'unknown'],
    [matches('A', /^x/, 'start with x'), { A: { 'Fn::Sub': 'x${Open}' } }, 'unknown'],
    [matches('A', /^x/, 'start with x'), { A: {} }, 'fail'],
    [matches('A', /^u/, 'start with u'), {}, 'fail'],
    [present('A'), { A: [] }, 'pass'],
    [present('A'), { A: {} }, 'pass'],
  ])('%j of %j: %s', (assertion, properties, expected) => {
    expect(verdict(assertion, properties)).toBe(expected);
  });
});

describe('parts together', () => {
  const a = is('A', 1);
  const b = is('B', 1);
  test.each<[string, Assertion, unknown, string]>([
    ['all of, one open', allOf(a, b), { A: 1, B: open }, 'unknown'],
    ['all of, one open and one failing', allOf(a, b), { A: open, B: 2 }, 'fail'],
    ['any of, one open', anyOf(a, b), { A: 2, B: open }, 'unknown'],
    ['any of, one open and one passing', anyOf(a, b), { A: 1, B: open }, 'pass'],
    ['all of nothing', allOf(), {}, 'pass'],
    ['any of nothing', anyOf(), {}, 'fail'],
    ['not, over two branches of which one passes', not(a), { A: either(1, 2) }, 'fail'],
    ['not, over two branches of which none passes', not(a), { A: either(3, 2) }, 'pass'],
    ['not, over what is open', not(a), { A: open }, 'unknown'],
    ['not of not', not(not(a)), { A: either(1, 2) }, 'fail'],
    ['when, and the condition does not hold', when(a, b), { A: 2 }, 'pass'],
    ['when, and the condition holds', when(a, b), { A: 1 }, 'fail'],
    ['when, and the condition is open', when(a, b), { A: open }, 'unknown'],
    ['when, and the condition holds in one branch', when(a, b), { A: either(1, 2) }, 'fail'],
  ])('%s', (_, assertion, properties, expected) => {
    expect(verdict(assertion, properties)).toBe(expected);
  });
});

describe('elements of a list', () => {
  const on = is('On', true);
  test.each<[string, Assertion, unknown, string]>([
    ['each of none', each('L', on), { L: [] }, 'pass'],
    ['each of no list', each('L', on), {}, 'pass'],
    ['each, one failing', each('L', on), { L: [{ On: true }, { On: false }] }, 'fail'],
    ['each, one open', each('L', on), { L: [{ On: true }, open] }, 'unknown'],
    ['each of a list that is open', each('L', on), { L: open }, 'unknown'],
    ['each of what is no list', each('L', on), { L: { On: true } }, 'unknown'],
    ['each, an element that is there in one branch', each('L', on), { L: [either({ On: false }, nothing)] }, 'fail'],
    ['each, an element of two branches', each('L', on), { L: [either({ On: true }, { On: false })] }, 'fail'],
    ['each under not, an element of two branches', not(each('L', on)), { L: [either({ On: true }, { On: false })] }, 'fail'],
    ['some of none', some('L', on), { L: [] }, 'fail'],
    ['some of no list', some('L', on), {}, 'fail'],
    ['some, one passing', some('L', on), { L: [{ On: false }, { On: true }] }, 'pass'],
    ['some, one open', some('L', on), { L: [{ On: false }, open] }, 'unknown'],
    ['some, an element that passes in one branch', some('L', on), { L: [either({ On: true }, { On: false })] }, 'fail'],
    ['some, an element that is there in one branch', some('L', on), { L: [either({ On: true }, nothing)] }, 'fail'],
    ['some, a list that is there in one branch', some('L', on), { L: either([{ On: true }], nothing) }, 'fail'],
    ['none', not(some('L', on)), { L: [{ On: false }] }, 'pass'],
    ['none, one passing in one branch', not(some('L', on)), { L: [either({ On: true }, nothing)] }, 'fail'],
    ['elements that are scalars', each('L', is('', 'a')), { L: ['a', 'b'] }, 'fail'],
    ['elements that are lists', each('L', each('', is('', 1))), { L: [[1], [1]] }, 'pass'],
    ['elements that are lists, one failing', each('L', each('', is('', 1))), { L: [[1], [1, 2]] }, 'fail'],
    ['elements that are lists, none passing', some('L', some('', is('', 1))), { L: [[2], [3]] }, 'fail'],
    ['elements that are null', each('L', on), { L: [null] }, 'pass'],
  ])('%s', (_, assertion, properties, expected) => {
    expect(verdict(assertion, properties)).toBe(expected);
  });
});

test('what holds needs no words', () => {
  expect(judgement(is('A', 1), { A: 1 })).toEqual({ verdict: 'pass', path: '', explanation: '' });
});

test('a value alone is judged like the properties of a resource', () => {
  const { stack } = resourceOf('AWS::SQS::Queue', {});
  expect([{ A: 1 }, { A: 2 }, { A: { Ref: 'AWS::Region' } }, either({ A: 1 }, { A: 2 })].map((value) => verdictOn(is('A', 1), value, stack)))
    .toEqual(['pass', 'fail', 'unknown', 'fail']);
});

describe('the explanation', () => {
  test.each<[string, Assertion, unknown, string, string]>([
    ['names the property, what it is and what it must be', is('A.B', true), { A: { B: false } }, 'A.B', 'A.B is false; it must be true'],
    ['names what is absent', is('A', 'x', 'y'), {}, 'A', 'A is absent; it must be x or y'],
    ['names the branch', is('A', 1), { A: either(1, 2) }, 'A', 'A is 2 when C is false; it must be 1'],
    ['names the element', each('L', is('A', 1)), { L: [{ A: 1 }, { A: 2 }] }, 'L.1.A', 'L.1.A is 2; it must be 1'],
    ['says what no element is', some('L', is('A', 1)), {}, 'L', 'L has no element; some element must be 1'],
    ['says what it can not look into', each('L', is('A', 1)), { L: open }, 'L', 'L is ${Open}; each element must be 1'],
    ['of a negation says must not', not(is('A', 1)), { A: 1 }, 'A', 'A is 1; it must not be 1'],
    ['of a negated choice blames what holds', not(anyOf(is('A', 1), is('B', 1))), { A: 1, B: 2 }, 'A', 'A is 1; it must not be 1'],
    ['of a double negation says must', not(not(is('A', 1))), { A: 2 }, 'A', 'A is 2; it must be 1'],
    ['of what must be absent', absent('A'), { A: 1 }, 'A', 'A is set; it must not be'],
    ['of a condition blames what follows from it', when(is('A', 1), is('B', 1)), { A: 1 }, 'B', 'B is absent; it must be 1'],
    ['of an open part blames that part', anyOf(is('A', 1), is('B', 1)), { A: open }, 'A', 'A is ${Open}; it must be 1'],
    ['of what must be set', present('A'), {}, 'A', 'A is absent; it must be set'],
    ['of a lower bound', atLeast('A', 3), { A: 2 }, 'A', 'A is 2; it must be at least 3'],
    ['of an upper bound', atMost('A', 3), { A: 4 }, 'A', 'A is 4; it must be at most 3'],
    ['of a pattern', matches('A', /^x/, 'start with x'), { A: 'y' }, 'A', 'A is y; it must start with x'],
    ['of what may be set and must not', absent('A'), { A: { 'Fn::Base64': 'x' } }, 'A',
      'A is not known before deployment (Fn::Base64 is known only on deployment); it must not be set'],
    ['of two branches names the first that is wrong', is('A', 1), { A: either(2, 3) }, 'A', 'A is 2 when C is true; it must be 1'],
    ['names the branch in which it is absent', is('A.B', 1), { A: either({ B: 1 }, {}) }, 'A.B', 'A.B is absent when C is false; it must be 1'],
    ['names what is absent in an element', each('L', is('A', 1)), { L: [{}, { A: 1 }] }, 'L.0.A', 'L.0.A is absent; it must be 1'],
    ['of a negated condition blames what it asks', not(anyOf(not(is('A', 1)), is('B', 1))), {}, 'A', 'A is absent; it must be 1'],
    ['of several parts that are wrong blames the last', allOf(is('A', 1), is('B', 1), is('C', 1), is('D', 1)), { D: 1 }, 'C', 'C is absent; it must be 1'],
    ['of alternatives without any says nothing', anyOf(), {}, '', ''],
    ['of elements names one that is wrong', each('L', is('A', 1)), { L: [{ A: 1 }, { A: 2 }, null, { A: open }, { A: 1 }] }, 'L.1.A', 'L.1.A is 2; it must be 1'],
    ['of several such elements names the last', each('L', is('A', 1)), { L: [{ A: 3 }, { A: 4 }, { A: 2 }, { A: 1 }] }, 'L.2.A', 'L.2.A is 2; it must be 1'],
    ['of an element that is open', some('L', is('A', 1)), { L: [{ A: 2 }, { A: open }, { A: 3 }] }, 'L.1.A', 'L.1.A is ${Open}; it must be 1'],
    ['of elements that are lists', each('L', each('', is('', 1))), { L: [[1], [1, 2]] }, 'L.1.1', 'L.1.1 is 2; it must be 1'],
    ['names the branch that has no list', some('L', is('A', 1)), { L: either([{ A: 1 }], nothing) }, 'L', 'L has no element when C is false; some element must be 1'],
    ['names the branch in which the list is empty', some('L', is('A', 1)), { L: either([], [{ A: 1 }]) }, 'L', 'L has no element when C is true; some element must be 1'],
    ['names the branch that has no element', some('L', is('A', 1)), { L: [either(nothing, { A: 1 })] }, 'L', 'L has no element when C is true; some element must be 1'],
    ['of elements that are null', some('L', is('A', 1)), { L: [null] }, 'L', 'L has no element; some element must be 1'],
    ['of what is no list', each('L', is('A', 1)), { L: 'x' }, 'L', 'L is x; each element must be 1'],
    ['of a branch with a wrong element rather than of one that can not be read', each('L', is('A', 1)), { L: either([{ A: 2 }], open) }, 'L.0.A', 'L.0.A is 2; it must be 1'],
    ['of a branch that can not be read', some('L', is('A', 1)), { L: either([{ A: 1 }], open) }, 'L', 'L is ${Open} when C is false; some element must be 1'],
    ['of elements that must not all hold', not(each('L', is('A', 1))), { L: [] }, 'L', 'L has no element; some element must not be 1'],
    ['of elements of which none may hold', not(some('L', is('A', 1))), { L: open }, 'L', 'L is ${Open}; each element must not be 1'],
    ['of an element that must not hold', not(some('L', is('A', 1))), { L: [{ A: 1 }, { A: 2 }] }, 'L.0.A', 'L.0.A is 1; it must not be 1'],
    ['of a demand of many parts', some('L', allOf(not(is('A', 1)), each('M', present('')), some('N', is('', 'x')), anyOf(atMost('B', 1), is('C', 2)))), {}, 'L',
      'L has no element; some element must not be 1 and in each element be set and in some element be x and be at most 1, or be 2'],
    ['shortens', is('A', 'x'), { A: 'y'.repeat(100) }, 'A', `A is ${'y'.repeat(60)}…; it must be x`],
  ])('%s', (_, assertion, properties, path, explanation) => {
    expect(judgement(assertion, properties)).toMatchObject({ path, explanation });
  });

  test('is of the resource at hand, whatever was wrong with those before', () => {
    const one = is('A', 1);
    const negated = not(not(one));
    const inList = each('L', one);
    const resources = [{}, { A: 2 }, {}, { A: either(1, nothing) }, { A: open }];
    expect(resources.map((properties) => judgement(one, properties).explanation)).toEqual([
      'A is absent; it must be 1', 'A is 2; it must be 1', 'A is absent; it must be 1', 'A is absent when C is false; it must be 1',
      'A is ${Open}; it must be 1',
    ]);
    expect(judgement(inList, { L: [{}] }).explanation).toBe('L.0.A is absent; it must be 1');
    expect(judgement(negated, {}).explanation).toBe('A is absent; it must be 1');
    expect(judgement(not(anyOf(not(one), one)), {})).toMatchObject({ verdict: 'fail', path: 'A' });
  });

  test('never shows a secret', () => {
    const key = `AKIA${'IOSFODNN7ABCDEFG'}`;
    expect(judgement(is('A', 'x'), { A: key }).explanation).not.toContain(key);
  });
});

import { both, either, FAIL, negate, PASS, UNKNOWN, worstOf } from '../../lib/core/verdict';

const sets = [0, PASS, FAIL, UNKNOWN, PASS | FAIL, PASS | UNKNOWN, FAIL | UNKNOWN, PASS | FAIL | UNKNOWN];
const members = (set: number) => [PASS, FAIL, UNKNOWN].filter((verdict) => set & verdict);

/** What one verdict and another make together, one by one. */
const and = (a: number, b: number): number => (a === FAIL || b === FAIL ? FAIL : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : PASS);
const or = (a: number, b: number): number => (a === PASS || b === PASS ? PASS : a === UNKNOWN || b === UNKNOWN ? UNKNOWN : FAIL);
const not = (a: number): number => (a === PASS ? FAIL : a === FAIL ? PASS : UNKNOWN);

function combined(left: number, right: number, operator: (a: number, b: number) => number): number {
  return members(left).flatMap((a) => members(right).map((b) => operator(a, b))).reduce((sum, verdict) => sum | verdict, 0);
}

const pairs = sets.slice(1).flatMap((left) => sets.slice(1).map((right) => [left, right] as const));

test.each(pairs)('sets %i and %i together are what their members are one by one', (left, right) => {
  expect(both(left, right)).toBe(combined(left, right, and));
  expect(either(left, right)).toBe(combined(left, right, or));
});

test.each(sets)('the negation of set %i is that of each member', (set) => {
  expect(negate(set)).toBe(members(set).map(not).reduce((sum, verdict) => sum | verdict, 0));
});

test('the worst of a set counts', () => {
  expect(sets.map(worstOf)).toEqual(['pass', 'pass', 'fail', 'unknown', 'fail', 'unknown', 'fail', 'fail']);
});

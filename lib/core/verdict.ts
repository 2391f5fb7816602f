/**
 * What a control says of a resource. `unknown` is what templates alone can't tell: a value that only
 * deployment knows. It is reported, never taken for `pass`.
 */
export type Verdict = 'pass' | 'fail' | 'unknown';

/**
 * The set of verdicts that are possible, one bit each. `Fn::If` gives a property more than one value,
 * and a negation over "passes in one branch, fails in the other" has to keep both.
 */
export type Possible = number;

export const PASS: Possible = 1;
export const FAIL: Possible = 2;
export const UNKNOWN: Possible = 4;

/** A resource holds only if it holds in every branch. */
export function worstOf(possible: Possible): Verdict {
  if (possible & FAIL) return 'fail';
  return possible & UNKNOWN ? 'unknown' : 'pass';
}

export function negate(possible: Possible): Possible {
  return (possible & UNKNOWN) | (possible & PASS ? FAIL : 0) | (possible & FAIL ? PASS : 0);
}

/** Kleene conjunction over sets: one failing part fails the whole, whatever is unknown. */
export function both(left: Possible, right: Possible): Possible {
  const fails = (left | right) & FAIL;
  const passes = left & PASS && right & PASS ? PASS : 0;
  const unknownLeft = left & UNKNOWN && right & (PASS | UNKNOWN);
  const unknownRight = right & UNKNOWN && left & (PASS | UNKNOWN);
  return fails | passes | (unknownLeft || unknownRight ? UNKNOWN : 0);
}

export function either(left: Possible, right: Possible): Possible {
  return negate(both(negate(left), negate(right)));
}

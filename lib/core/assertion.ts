import type { Resolved } from './intrinsics';
import { Scalar } from './json';
import { describeValue } from './describe-value';
import { Resource, valuesAt } from './template-graph';
import { canEqual } from './text';
import { both, either, FAIL, negate, PASS, Possible, UNKNOWN, Verdict, worstOf } from './verdict';

/**
 * What a control requires of a resource's properties, as data: it is judged here, explained to the user,
 * and can be exported to other engines. Paths are dotted; `each` and `some` step into lists.
 */
export type Assertion =
  | { readonly op: 'is'; readonly path: string; readonly values: readonly Scalar[] }
  | { readonly op: 'present'; readonly path: string }
  | { readonly op: 'range'; readonly path: string; readonly min?: number; readonly max?: number }
  | { readonly op: 'matches'; readonly path: string; readonly pattern: RegExp; readonly description: string }
  | { readonly op: 'each' | 'some'; readonly path: string; readonly of: Assertion }
  | { readonly op: 'allOf' | 'anyOf'; readonly of: readonly Assertion[] }
  | { readonly op: 'not'; readonly of: Assertion };

/** The property is present and equals one of the values. */
export const is = (path: string, ...values: readonly Scalar[]): Assertion => ({ op: 'is', path, values });
export const present = (path: string): Assertion => ({ op: 'present', path });
export const absent = (path: string): Assertion => not(present(path));
/** The property is present and at least `min`. */
export const atLeast = (path: string, min: number): Assertion => ({ op: 'range', path, min });
/** The property is present and at most `max`. */
export const atMost = (path: string, max: number): Assertion => ({ op: 'range', path, max });
/** The property is present and a string that matches; `description` says in words what is asked for. */
export const matches = (path: string, pattern: RegExp, description: string): Assertion => ({ op: 'matches', path, pattern, description });
/** Every element of the list holds (so does an absent list); an empty path is the element itself. */
export const each = (path: string, of: Assertion): Assertion => ({ op: 'each', path, of });
/** At least one element of the list holds. */
export const some = (path: string, of: Assertion): Assertion => ({ op: 'some', path, of });
export const allOf = (...of: readonly Assertion[]): Assertion => ({ op: 'allOf', of });
export const anyOf = (...of: readonly Assertion[]): Assertion => ({ op: 'anyOf', of });
export const not = (of: Assertion): Assertion => ({ op: 'not', of });
/** Asked only where `condition` holds. */
export const when = (condition: Assertion, then: Assertion): Assertion => anyOf(not(condition), then);

/** A verdict, and the property that decided it. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly path: string;
  /** What is wrong in words, such as "TracingConfig.Mode is absent; it must be Active". Empty for `pass`. */
  readonly explanation: string;
}

/** What an assertion can turn out to be, with the reason of the worst case. */
interface Outcome {
  readonly possible: Possible;
  readonly path: string;
  readonly explanation: string;
}

export function judge(assertion: Assertion, resource: Resource): Judgement {
  const root: Resolved = { kind: 'object', value: resource.properties, stack: resource.stack };
  const outcome = evaluate(assertion, root, '');
  const verdict = worstOf(outcome.possible);
  return { verdict, path: outcome.path, explanation: verdict === 'pass' ? '' : outcome.explanation };
}

function evaluate(assertion: Assertion, root: Resolved, prefix: string): Outcome {
  switch (assertion.op) {
    case 'allOf': return combine(assertion.of, root, prefix, both, PASS);
    case 'anyOf': return combine(assertion.of, root, prefix, either, FAIL);
    case 'not': return negated(assertion.of, root, prefix);
    case 'each': return overElements(assertion.path, assertion.of, root, prefix, both, PASS);
    case 'some': return overElements(assertion.path, assertion.of, root, prefix, either, FAIL);
    default: return leaf(assertion, root, prefix);
  }
}

type Leaf = Extract<Assertion, { op: 'is' | 'present' | 'range' | 'matches' }>;

function leaf(assertion: Leaf, root: Resolved, prefix: string): Outcome {
  const path = joinPath(prefix, assertion.path);
  let possible: Possible = 0;
  let worst: { bit: Possible; value: Resolved } | undefined;
  for (const value of assertion.path === '' ? [root] : valuesAt(root, assertion.path)) {
    const bit = judgeValue(assertion, value);
    possible |= bit;
    if (!worst || badness(bit) > badness(worst.bit)) worst = { bit, value };
  }
  return { possible, path, explanation: `${path} is ${describeValue(worst!.value)}; it must ${demand(assertion)}` };
}

function badness(bit: Possible): number {
  return bit === FAIL ? 2 : bit === UNKNOWN ? 1 : 0;
}

function judgeValue(assertion: Leaf, value: Resolved): Possible {
  if (value.kind === 'absent') return FAIL;
  if (value.kind === 'unknown') return UNKNOWN;
  switch (assertion.op) {
    case 'present': return value.kind === 'scalar' && value.value === '' ? FAIL : PASS;
    case 'is': return equals(value, assertion.values);
    case 'range': return inRange(value, assertion.min, assertion.max);
    case 'matches':
      if (value.kind === 'scalar') return assertion.pattern.test(String(value.value)) ? PASS : FAIL;
      return value.kind === 'text' || value.kind === 'reference' ? UNKNOWN : FAIL;
  }
}

function equals(value: Resolved, expected: readonly Scalar[]): Possible {
  // CloudFormation takes "true" for true and "90" for 90.
  if (value.kind === 'scalar') return expected.some((one) => String(one) === String(value.value)) ? PASS : FAIL;
  if (value.kind === 'text') return expected.some((one) => canEqual(value.parts, String(one))) ? UNKNOWN : FAIL;
  return value.kind === 'reference' ? UNKNOWN : FAIL;
}

function inRange(value: Resolved, min = -Infinity, max = Infinity): Possible {
  if (value.kind === 'text' || value.kind === 'reference') return UNKNOWN;
  const number = value.kind === 'scalar' && value.value !== '' && typeof value.value !== 'boolean' ? Number(value.value) : NaN;
  return number >= min && number <= max ? PASS : FAIL;
}

/** What the assertion demands, to follow "it must". */
export function demand(assertion: Assertion): string {
  switch (assertion.op) {
    case 'is': return `be ${assertion.values.map(String).join(' or ')}`;
    case 'present': return 'be set';
    case 'range': return assertion.min !== undefined ? `be at least ${assertion.min}` : `be at most ${assertion.max}`;
    case 'matches': return assertion.description;
    case 'not': return `not ${demand(assertion.of)}`;
    case 'each': return `in each element ${demand(assertion.of)}`;
    case 'some': return `in some element ${demand(assertion.of)}`;
    case 'allOf': return assertion.of.map(demand).join(' and ');
    case 'anyOf': return assertion.of.map(demand).join(', or ');
  }
}

function combine(
  parts: readonly Assertion[], root: Resolved, prefix: string, operator: (a: Possible, b: Possible) => Possible, neutral: Possible,
): Outcome {
  let possible = neutral;
  let blamed: Outcome | undefined;
  for (const part of parts) {
    const outcome = evaluate(part, root, prefix);
    possible = operator(possible, outcome.possible);
    if (worse(outcome, blamed)) blamed = outcome;
  }
  return { possible, path: blamed?.path ?? prefix, explanation: blamed?.explanation ?? '' };
}

/** The last of the worst is blamed: in `when(condition, then)` that is `then`. */
function worse(outcome: Outcome, than: Outcome | undefined): boolean {
  return !than || severity(outcome) >= severity(than);
}

function severity(outcome: Outcome): number {
  return outcome.possible & FAIL ? 2 : outcome.possible & UNKNOWN ? 1 : 0;
}

function negated(of: Assertion, root: Resolved, prefix: string): Outcome {
  const outcome = evaluate(of, root, prefix);
  const explanation = of.op === 'present'
    ? `${outcome.path} is set; it must not be`
    : outcome.explanation.replace('; it must ', '; it must not ');
  return { possible: negate(outcome.possible), path: outcome.path, explanation };
}

function overElements(
  path: string, of: Assertion, root: Resolved, prefix: string, operator: (a: Possible, b: Possible) => Possible, neutral: Possible,
): Outcome {
  const at = joinPath(prefix, path);
  let possible: Possible = 0;
  let blamed: Outcome | undefined;
  for (const list of valuesAt(root, path)) {
    const outcomes = elements(list, at).map((element) => evaluate(of, element.value, element.path));
    const combined = list.kind === 'list' || list.kind === 'absent'
      ? outcomes.reduce((sum, outcome) => operator(sum, outcome.possible), neutral)
      : UNKNOWN;
    possible |= combined;
    for (const outcome of outcomes) if (worse(outcome, blamed)) blamed = outcome;
  }
  return {
    possible,
    path: blamed?.path ?? at,
    explanation: blamed?.explanation ?? `${at} has no element; some element must ${demand(of)}`,
  };
}

function elements(list: Resolved, path: string): { value: Resolved; path: string }[] {
  if (list.kind !== 'list') return [];
  return list.items.flatMap((item, index) =>
    valuesAt({ kind: 'object', value: { item }, stack: list.stack }, 'item')
      .filter((value) => value.kind !== 'absent')
      .map((value) => ({ value, path: `${path}.${index}` })));
}

function joinPath(prefix: string, path: string): string {
  return prefix === '' ? path : path === '' ? prefix : `${prefix}.${path}`;
}

import { describeValue } from './describe-value';
import { resolve, Resolved } from './intrinsics';
import { Scalar } from './json';
import { Resource, StackTemplate, valuesAt } from './template-graph';
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

/** Where an assertion is asked. */
interface Place {
  readonly root: Resolved;
  readonly path: string;
  /** Which verdict is the bad one: PASS within a negation. */
  readonly bad: Possible;
}

export function judge(assertion: Assertion, resource: Resource): Judgement {
  const { possible, path, explanation } = evaluate(assertion, placeOf(resource));
  const verdict = worstOf(possible);
  return { verdict, path, explanation: verdict === 'pass' ? '' : explanation };
}

/** Every verdict that the branches of the template allow. */
export function possibleVerdicts(assertion: Assertion, resource: Resource): Possible {
  return evaluate(assertion, placeOf(resource)).possible;
}

/** The verdict on a value of a template, such as one element of a list, instead of on a whole resource. */
export function verdictOn(assertion: Assertion, value: unknown, stack: StackTemplate): Verdict {
  const places = resolve(value, stack).map((root) => ({ root, path: '', bad: FAIL }));
  return worstOf(places.reduce((sum, place) => sum | evaluate(assertion, place).possible, 0));
}

function placeOf(resource: Resource): Place {
  return { root: { kind: 'object', value: resource.properties, stack: resource.stack }, path: '', bad: FAIL };
}

function evaluate(assertion: Assertion, place: Place): Outcome {
  switch (assertion.op) {
    case 'allOf': return combine(assertion.of, place, both, PASS);
    case 'anyOf': return combine(assertion.of, place, either, FAIL);
    case 'not': return negated(assertion.of, place);
    case 'each': return overElements(assertion, place, both, PASS);
    case 'some': return overElements(assertion, place, either, FAIL);
    default: return leaf(assertion, place);
  }
}

type Leaf = Extract<Assertion, { op: 'is' | 'present' | 'range' | 'matches' }>;

function leaf(assertion: Leaf, { root, path: prefix, bad }: Place): Outcome {
  const path = joinPath(prefix, assertion.path);
  let possible: Possible = 0;
  let worst: { bit: Possible; value: Resolved } | undefined;
  for (const value of assertion.path === '' ? [root] : valuesAt(root, assertion.path)) {
    const bit = judgeValue(assertion, value);
    possible |= bit;
    if (!worst || badness(bit, bad) > badness(worst.bit, bad)) worst = { bit, value };
  }
  // Most properties of most resources are as they should be: words only for those that are not.
  return badness(possible, bad) === 0 ? { possible, path, explanation: '' } : { possible, path, explanation: explain(assertion, path, worst!.value, bad) };
}

function explain(assertion: Leaf, path: string, value: Resolved, bad: Possible): string {
  if (bad === FAIL) return `${path} is ${describeValue(value)}; it must ${demand(assertion)}`;
  return assertion.op === 'present' && value.kind !== 'unknown'
    ? `${path} is set; it must not be`
    : `${path} is ${describeValue(value)}; it must not ${demand(assertion)}`;
}

function badness(possible: Possible, bad: Possible): number {
  return possible & bad ? 2 : possible & UNKNOWN ? 1 : 0;
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
  parts: readonly Assertion[], place: Place, operator: (a: Possible, b: Possible) => Possible, neutral: Possible,
): Outcome {
  const outcomes = parts.map((part) => evaluate(part, place));
  const possible = outcomes.reduce((sum, outcome) => operator(sum, outcome.possible), neutral);
  const blamed = toBlame(outcomes, possible, place.bad);
  return { possible, path: blamed?.path ?? place.path, explanation: blamed?.explanation ?? '' };
}

/** The last part that alone would have given the worst of the whole: in `when(condition, then)` that is `then`. */
function toBlame(outcomes: readonly Outcome[], possible: Possible, bad: Possible): Outcome | undefined {
  const level = badness(possible, bad);
  return outcomes.filter((outcome) => badness(outcome.possible, bad) === level).at(-1) ?? outcomes.at(-1);
}

function negated(of: Assertion, place: Place): Outcome {
  const outcome = evaluate(of, { ...place, bad: place.bad === FAIL ? PASS : FAIL });
  return { ...outcome, possible: negate(outcome.possible) };
}

function overElements(
  { path: below, of, op }: Extract<Assertion, { op: 'each' | 'some' }>, place: Place,
  operator: (a: Possible, b: Possible) => Possible, neutral: Possible,
): Outcome {
  const path = joinPath(place.path, below);
  let possible: Possible = 0;
  const outcomes: Outcome[] = [];
  let unreadable: Resolved | undefined;
  for (const list of valuesAt(place.root, below)) {
    if (list.kind === 'absent') possible |= neutral;
    else if (list.kind === 'list') {
      let ofList = neutral;
      list.items.forEach((item, index) => {
        const values = resolve(item, list.stack);
        const branches = values.filter(({ kind }) => kind !== 'absent').map((root) => evaluate(of, { ...place, root, path: `${path}.${index}` }));
        outcomes.push(...branches);
        // One element, however many branches it has; in a branch without it, it changes nothing.
        const withoutIt: Possible = branches.length < values.length ? neutral : 0;
        ofList = operator(ofList, branches.reduce((sum, branch) => sum | branch.possible, withoutIt));
      });
      possible |= ofList;
    } else {
      possible |= UNKNOWN;
      unreadable = list;
    }
  }
  const blamed = toBlame(outcomes, possible, place.bad);
  const explanation = unreadable && !(blamed && possible & place.bad)
    ? `${path} is ${describeValue(unreadable)}; ${op === 'each' ? 'each' : 'some'} element must ${demand(of)}`
    : blamed?.explanation ?? `${path} has no element; some element must ${demand(of)}`;
  return { possible, path: blamed?.path ?? path, explanation };
}

function joinPath(prefix: string, path: string): string {
  return prefix === '' ? path : path === '' ? prefix : `${prefix}.${path}`;
}

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

/** Where an assertion is asked. */
interface Place {
  readonly root: Resolved;
  readonly path: string;
  /** Which verdict is the bad one: PASS within a negation. */
  readonly bad: Possible;
}

/** What is to blame, and why. */
type Blame = Pick<Judgement, 'path' | 'explanation'>;

export function judge(assertion: Assertion, resource: Resource): Judgement {
  const { root } = resource;
  const verdict = worstOf(possible(assertion, root));
  // Most properties of most resources are as they should be: words only for those that are not.
  return verdict === 'pass' ? passed : { verdict, ...blame(assertion, { root, path: '', bad: FAIL }) };
}

const passed: Judgement = { verdict: 'pass', path: '', explanation: '' };

/** Every verdict that the branches of the template allow. */
export function possibleVerdicts(assertion: Assertion, resource: Resource): Possible {
  return possible(assertion, resource.root);
}

/** The verdict on a value of a template, such as one element of a list, instead of on a whole resource. */
export function verdictOn(assertion: Assertion, value: unknown, stack: StackTemplate): Verdict {
  return worstOf(resolve(value, stack).reduce((sum, root) => sum | possible(assertion, root), 0));
}

function possible(assertion: Assertion, root: Resolved): Possible {
  switch (assertion.op) {
    case 'allOf': return assertion.of.reduce((sum, part) => both(sum, possible(part, root)), PASS);
    case 'anyOf': return assertion.of.reduce((sum, part) => either(sum, possible(part, root)), FAIL);
    case 'not': return negate(possible(assertion.of, root));
    case 'each': case 'some': return valuesAt(root, assertion.path).reduce((sum, list) => sum | ofElements(assertion, list), 0);
    default: return valuesAt(root, assertion.path).reduce((sum, value) => sum | judgeValue(assertion, value), 0);
  }
}

function ofElements({ op, of }: OfElements, list: Resolved): Possible {
  const operator = op === 'each' ? both : either;
  const neutral = op === 'each' ? PASS : FAIL;
  if (list.kind === 'absent') return neutral;
  if (list.kind !== 'list') return UNKNOWN;
  // One element, however many branches it has; in a branch without it, it changes nothing.
  return list.items.reduce<Possible>((sum, item) => operator(sum, resolve(item, list.stack).reduce((ofItem, element) => (
    ofItem | (element.kind === 'absent' ? neutral : possible(of, element))), 0)), neutral);
}

function blame(assertion: Assertion, place: Place): Blame {
  switch (assertion.op) {
    case 'not': return blame(assertion.of, { ...place, bad: place.bad === FAIL ? PASS : FAIL });
    case 'allOf': case 'anyOf': return blameParts(assertion, place);
    case 'each': case 'some': return blameElements(assertion, place);
    default: return blameValue(assertion, place);
  }
}

type OfElements = Extract<Assertion, { op: 'each' | 'some' }>;
type Leaf = Extract<Assertion, { op: 'is' | 'present' | 'range' | 'matches' }>;

function blameValue(assertion: Leaf, { root, path: prefix, bad }: Place): Blame {
  const path = joinPath(prefix, assertion.path);
  const values = valuesAt(root, assertion.path);
  const level = (value: Resolved) => badness(judgeValue(assertion, value), bad);
  const worst = values.reduce((sum, value) => (level(value) > level(sum) ? value : sum));
  if (worst.kind === 'absent' && worst.when === undefined && prefix === '' && bad === FAIL) return blameAbsence(assertion, worst);
  return { path, explanation: explain(assertion, path, worst, bad) };
}

const absences = new WeakMap<Leaf, Blame>();

/** Most of what is wrong is that a property is absent: in the same words for every resource. */
function blameAbsence(assertion: Leaf, absence: Resolved): Blame {
  let words = absences.get(assertion);
  if (!words) absences.set(assertion, words = { path: assertion.path, explanation: explain(assertion, assertion.path, absence, FAIL) });
  return words;
}

function explain(assertion: Leaf, path: string, value: Resolved, bad: Possible): string {
  if (bad === FAIL) return `${path} is ${describeValue(value)}; it must ${demand(assertion)}`;
  return assertion.op === 'present' && value.kind !== 'unknown'
    ? `${path} is set; it must not be`
    : `${path} is ${describeValue(value)}; it must not ${demand(assertion)}`;
}

function badness(verdicts: Possible, bad: Possible): number {
  return verdicts & bad ? 2 : verdicts & UNKNOWN ? 1 : 0;
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

/** The last part that alone would have given the worst of the whole: in `when(condition, then)` that is `then`. */
function blameParts(assertion: Extract<Assertion, { op: 'allOf' | 'anyOf' }>, place: Place): Blame {
  const level = badness(possible(assertion, place.root), place.bad);
  const blamed = assertion.of.filter((part) => badness(possible(part, place.root), place.bad) === level).at(-1) ?? assertion.of.at(-1);
  return blamed ? blame(blamed, place) : { path: place.path, explanation: '' };
}

function blameElements(assertion: OfElements, place: Place): Blame {
  const { root, bad } = place;
  const path = joinPath(place.path, assertion.path);
  const level = badness(possible(assertion, root), bad);
  const list = valuesAt(root, assertion.path).filter((one) => badness(ofElements(assertion, one), bad) === level).at(-1)!;
  if (list.kind !== 'absent' && list.kind !== 'list') {
    return { path, explanation: `${path} is ${describeValue(list)}; ${elementsMust(assertion, bad)}` };
  }
  const elements = list.kind === 'absent' ? [] : list.items.flatMap((item, index) => (
    resolve(item, list.stack).map((element) => ({ ...place, root: element, path: `${path}.${index}` }))));
  const blamed = elements.filter((element) => (
    element.root.kind !== 'absent' && badness(possible(assertion.of, element.root), bad) === level)).at(-1);
  if (blamed) return blame(assertion.of, blamed);
  const branch = list.when ?? elements.find((element) => element.root.kind === 'absent')?.root.when;
  return { path, explanation: `${path} has no element${branch === undefined ? '' : ` when ${branch}`}; ${elementsMust(assertion, bad)}` };
}

function elementsMust({ op, of }: OfElements, bad: Possible): string {
  if (bad === FAIL) return `${op} element must ${demand(of)}`;
  return `${op === 'each' ? 'some' : 'each'} element must not ${demand(of)}`;
}

function joinPath(prefix: string, path: string): string {
  return prefix === '' ? path : path === '' ? prefix : `${prefix}.${path}`;
}

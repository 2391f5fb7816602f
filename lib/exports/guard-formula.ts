import type { Assertion } from '../core/assertion';
import { Scalar } from '../core/json';

/** One check of Guard's language: a comparison, or a block that asks something of the elements of a list. */
export type GuardCheck =
  | { readonly kind: 'comparison'; readonly text: string }
  | { readonly kind: 'block'; readonly query: string; readonly of: GuardClauses };

/** Guard has no brackets around `or`: all clauses have to hold, and of each some check. */
export type GuardClauses = readonly (readonly GuardCheck[])[];

/** An assertion that Guard's language can't say. */
export class NotExportable extends Error {}

/** More, and nobody could read the rule. */
const mostClauses = 24;

/** The assertion, or its negation, as clauses about the properties below `at`. */
export function guardClauses(assertion: Assertion, holds = true, at = 'Properties'): GuardClauses {
  switch (assertion.op) {
    case 'allOf': case 'anyOf': {
      const parts = assertion.of.map((part) => guardClauses(part, holds, at));
      return (assertion.op === 'allOf') === holds ? simplified(parts.flat()) : parts.reduce(either);
    }
    case 'not': return guardClauses(assertion.of, !holds, at);
    case 'each': case 'some': return elements(assertion, holds, pathOf(assertion.path, at));
    case 'is': return equality(pathOf(assertion.path, at), assertion.values, holds);
    case 'present': return presence(pathOf(assertion.path, at), holds);
    case 'range': return range(assertion, pathOf(assertion.path, at), holds);
    case 'matches': {
      const path = pathOf(assertion.path, at);
      const pattern = guardPattern(assertion.pattern);
      // A number, such as an account without quotes, can't be compared with a pattern.
      const number = assertion.pattern.test('123456789012') ? [] : [compare(`${path} is_int`)];
      return holds ? [[compare(`${path} == ${pattern}`)]] : [[missing(path), ...number, compare(`${path} != ${pattern}`)]];
    }
  }
}

function pathOf(path: string, at: string): string {
  if (path === '') return at === '' ? 'this' : at;
  return [...at === '' ? [] : [at], ...path.split('.').map((step) => (/^\w+$/.test(step) ? step : `'${step}'`))].join('.');
}

const compare = (text: string): GuardCheck => ({ kind: 'comparison', text });
const missing = (path: string): GuardCheck => compare(`${path} !exists`);

/** Both lists of clauses joined by `or`: each of the one with each of the other. */
function either(one: GuardClauses, other: GuardClauses): GuardClauses {
  const clauses = simplified(one.flatMap((checks) => other.map((further) => [...checks, ...further])));
  if (clauses.length > mostClauses) throw new NotExportable('it would take too many clauses');
  return clauses;
}

/** Without checks that stand twice, and clauses that follow from a shorter one. */
function simplified(clauses: GuardClauses): GuardClauses {
  const keyed = clauses.map((checks) => new Map(checks.map((check) => [JSON.stringify(check), check])));
  type Keyed = ReadonlyMap<string, GuardCheck>;
  const follows = (checks: Keyed, from: Keyed) => [...from.keys()].every((key) => checks.has(key));
  const implied = (checks: Keyed, index: number) => keyed.some((other, at) => (
    at !== index && follows(checks, other) && (at < index || !follows(other, checks))
  ));
  return keyed
    .filter((checks, index) => !implied(checks, index))
    .map((checks) => [...checks.values()]);
}

function equality(path: string, values: readonly Scalar[], holds: boolean): GuardClauses {
  // CloudFormation takes "true" for true and "90" for 90, and the other way round.
  const written = [...new Set(values.flatMap((value) => [literal(value), literal(String(value)), ...isBare(value) ? [String(value)] : []]))].join(', ');
  if (holds) return [[compare(`${path} in [${written}]`)]];
  return [[...path === 'this' ? [] : [missing(path)], compare(`${path} not in [${written}]`)]];
}

/** Whether a text could also be written as a number or a boolean. */
function isBare(value: Scalar): boolean {
  return /^(?:true|false|0|[1-9]\d*)$/.test(String(value));
}

function literal(value: Scalar): string {
  if (typeof value !== 'string') return String(value);
  if (/['\\\n]/.test(value)) throw new NotExportable(`'${value}' can not be quoted`);
  return `'${value}'`;
}

/** As the catalog means it: null and the empty string are as good as nothing. */
function presence(path: string, holds: boolean): GuardClauses {
  if (!holds) return [[...path === 'this' ? [] : [missing(path)], compare(`${path} is_null`), compare(`${path} == ''`)]];
  const filled: GuardClauses = [[compare('this !is_null')], [compare('this !is_string'), compare("this != ''")]];
  return path === 'this' ? filled : [[{ kind: 'block', query: path, of: filled }]];
}

function range({ min, max }: Extract<Assertion, { op: 'range' }>, path: string, holds: boolean): GuardClauses {
  // Numbers may be written as text; the smaller of two has fewer digits, or a smaller digit at the first that differs.
  const [within, beyond, asText] = min === undefined ? [`<= ${max}`, `> ${max}`, wholeNumbersTo(max ?? 0)] : [`>= ${min}`, `< ${min}`, wholeNumbersFrom(min)];
  return holds
    ? [[compare(`${path} ${within}`), compare(`${path} == ${asText}`)]]
    : [[missing(path), compare(`${path} ${beyond}`), compare(`${path} != ${asText}`)]];
}

function wholeNumbersFrom(min: number): string {
  const digits = String(Math.max(0, Math.ceil(min)));
  const same = [...digits].flatMap((digit, index) => (digit === '9' ? [] : [`${digits.slice(0, index)}[${Number(digit) + 1}-9]${more(digits.length - index - 1)}`]));
  return `/^(?:${[digits, ...same, `[1-9][0-9]{${digits.length},}`].join('|')})$/`;
}

function wholeNumbersTo(max: number): string {
  const digits = String(Math.floor(max));
  const same = [...digits].flatMap((digit, index) => (digit === '0' ? [] : [`${digits.slice(0, index)}[0-${Number(digit) - 1}]${more(digits.length - index - 1)}`]));
  const shorter = digits.length > 1 ? [`[0-9]{1,${digits.length - 1}}`] : [];
  return `/^(?:${[digits, ...same, ...shorter].join('|')})$/`;
}

function more(digits: number): string {
  return digits === 0 ? '' : `[0-9]{${digits}}`;
}

function elements({ op, of }: Extract<Assertion, { op: 'each' | 'some' }>, holds: boolean, path: string): GuardClauses {
  const inner = guardClauses(of, holds, '');
  // Not each holds: some does not. Not some holds: each does not.
  if ((op === 'some') === holds) return [[{ kind: 'block', query: `some ${path}[*]`, of: inner }]];
  const block: GuardCheck = { kind: 'block', query: `${path}[*]`, of: inner };
  // To ask a text or a number whether it is empty stops the whole evaluation.
  return [[...path === 'this' ? [] : [missing(path)], compare(`${path} is_null`), compare(`${path} == []`), block]];
}

/** Guard ends a pattern at the first slash, escaped or not. */
function guardPattern({ source, flags }: RegExp): string {
  if (/\(\?<?[=!]/.test(source)) throw new NotExportable('its pattern looks ahead');
  const portable = source.replaceAll('\\/', '\\x2F').replaceAll('/', '\\x2F');
  return `/${flags.includes('i') ? '(?i)' : ''}${portable}/`;
}

import { Assertion, verdictOn } from './assertion';
import type { PropertyControl } from './control';
import { intrinsicName } from './intrinsics';
import { isObject, isScalar, ownValue, Scalar } from './json';
import type { Resource, StackTemplate } from './template-graph';

/** One property to set. `path` is dotted; a number in it is an index into a list. */
export interface Edit {
  readonly path: string;
  readonly value: Scalar;
}

/** A repair as edits, or why there is none. */
export type Repair = { readonly edits: readonly Edit[] } | { readonly because: string };

/**
 * What to set so that a failing resource holds; only what fails is touched. A constant follows from the assertion,
 * or stands in the control's `repair`. Values that only deployment knows are never overwritten.
 */
export function repairOf(control: PropertyControl, resource: Resource): Repair {
  if (control.repair === 'none') return { because: 'a constant could break the application; it takes a decision' };
  const constants = control.repair ?? {};
  const edits = editsFor(control.requires, { value: resource.properties, prefix: '', stack: resource.stack, constants });
  if (!edits) return { because: 'no constant makes it hold' };
  const all = uniqueByPath([...edits, ...companions(constants, edits, resource)]);
  const unreadable = all.map(({ path }) => intrinsicOn(resource.properties, path)).find((path) => path !== undefined);
  return unreadable === undefined ? { edits: all } : { because: `${unreadable} is known only on deployment` };
}

/** Every path that a repair of the control may set; `*` stands for an index. */
export function repairPaths(control: PropertyControl): readonly string[] {
  if (control.repair === 'none') return [];
  const constants = control.repair ?? {};
  return [...new Set([...constantPaths(control.requires, ''), ...Object.keys(constants)])];
}

/** The resource's properties with the edits made, in a copy. */
export function withEdits(properties: unknown, edits: readonly Edit[]): Record<string, unknown> {
  const copy = structuredClone(properties) as Record<string, unknown>;
  for (const { path, value } of edits) {
    const keys = path.split('.');
    let at: Record<string, unknown> = copy;
    for (const key of keys.slice(0, -1)) {
      const next = ownValueOrItem(at, key);
      if (typeof next === 'object' && next !== null) at = next as Record<string, unknown>;
      else at = define(at, key, {});
    }
    define(at, keys.at(-1)!, value);
  }
  return copy;
}

/** What stands at a dotted path, indices included; undefined where nothing does. */
export function literalAt(properties: unknown, path: string): unknown {
  return path.split('.').reduce(ownValueOrItem, properties);
}

interface Place {
  /** What the assertion is asked of: the properties, or an element of a list in them. */
  readonly value: unknown;
  readonly prefix: string;
  readonly stack: StackTemplate;
  readonly constants: Readonly<Record<string, Scalar>>;
}

/** Undefined where no constant makes the assertion hold; empty where it holds already. */
function editsFor(assertion: Assertion, place: Place): readonly Edit[] | undefined {
  if (holds(assertion, place)) return [];
  switch (assertion.op) {
    case 'allOf': return together(assertion.of.map((part) => editsFor(part, place)));
    case 'anyOf': return alternatives(assertion.of).map((part) => editsFor(part, place)).find((edits) => edits !== undefined);
    case 'each': return eachElement(assertion.path, assertion.of, place);
    case 'some': return undefined;
    case 'not': return editsForNot(assertion.of, place);
    default: return constantEdit(assertion, constantOf(assertion), place);
  }
}

function editsForNot(denied: Assertion, place: Place): readonly Edit[] | undefined {
  switch (denied.op) {
    case 'not': return editsFor(denied.of, place);
    case 'allOf': return denied.of.map((part) => editsForNot(part, place)).find((edits) => edits !== undefined);
    case 'anyOf': return together(denied.of.map((part) => holdsNot(part, place) ? [] : editsForNot(part, place)));
    case 'some': return eachElement(denied.path, { op: 'not', of: denied.of }, place);
    case 'is': return constantEdit(denied, otherThan(denied.values), place);
    default: return undefined;
  }
}

/** `when(condition, then)` starts with a negation: to make the condition false is to dodge the question. */
function alternatives(parts: readonly Assertion[]): readonly Assertion[] {
  return parts[0]?.op === 'not' ? parts.slice(1) : parts;
}

function constantOf(assertion: Assertion): Scalar | undefined {
  if (assertion.op === 'is') return assertion.values[0];
  // "At least 0" only rules out "unlimited"; 0 itself would switch the thing off.
  if (assertion.op === 'range') return assertion.min !== undefined ? (assertion.min > 0 ? assertion.min : undefined) : assertion.max;
  return undefined;
}

function otherThan(values: readonly Scalar[]): Scalar | undefined {
  return values.length === 1 && typeof values[0] === 'boolean' ? !values[0] : undefined;
}

function constantEdit(leaf: { readonly path: string }, derived: Scalar | undefined, place: Place): readonly Edit[] | undefined {
  const path = join(place.prefix, leaf.path);
  const value = place.constants[starred(path)] ?? derived;
  return value === undefined || path === '' ? undefined : [{ path, value }];
}

function eachElement(list: string, of: Assertion, place: Place): readonly Edit[] | undefined {
  const items = list === '' ? place.value : literalAt(place.value, list);
  if (!Array.isArray(items)) return undefined;
  const path = join(place.prefix, list);
  return together(items.map((value, index) => editsFor(of, { ...place, value, prefix: `${path}.${index}` })));
}

function together(parts: readonly (readonly Edit[] | undefined)[]): readonly Edit[] | undefined {
  return parts.includes(undefined) ? undefined : parts.flatMap((part) => part!);
}

function holds(assertion: Assertion, place: Place): boolean {
  return verdictOn(assertion, place.value, place.stack) === 'pass';
}

function holdsNot(denied: Assertion, place: Place): boolean {
  return holds({ op: 'not', of: denied }, place);
}

/** Constants that no part of the assertion names, where what holds them is made by the repair. */
function companions(constants: Readonly<Record<string, Scalar>>, edits: readonly Edit[], resource: Resource): readonly Edit[] {
  if (edits.length === 0) return [];
  return Object.entries(constants)
    .filter(([path]) => !path.includes('*') && path.includes('.'))
    .filter(([path]) => literalAt(resource.properties, path.slice(0, path.lastIndexOf('.'))) === undefined)
    .filter(([path]) => edits.some((edit) => edit.path !== path && parentOf(edit.path) === parentOf(path)))
    .map(([path, value]) => ({ path, value }));
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('.'));
}

function uniqueByPath(edits: readonly Edit[]): readonly Edit[] {
  return [...new Map(edits.map((edit) => [edit.path, edit])).values()];
}

/** The first place on the way to `path` whose value is a function or a token. */
function intrinsicOn(properties: unknown, path: string): string | undefined {
  const keys = path.split('.');
  let at = properties;
  for (const [depth, key] of keys.entries()) {
    at = ownValueOrItem(at, key);
    if (at === undefined || at === null) return undefined;
    const last = depth === keys.length - 1;
    const readable = last ? isScalar(at) && !String(at).includes('{{resolve:') : typeof at === 'object' && !isIntrinsic(at);
    if (!readable) return keys.slice(0, depth + 1).join('.');
  }
  return undefined;
}

function isIntrinsic(value: unknown): boolean {
  return isObject(value) && intrinsicName(value) !== undefined;
}

function constantPaths(assertion: Assertion, prefix: string, denied = false): string[] {
  switch (assertion.op) {
    case 'allOf': return assertion.of.flatMap((part) => constantPaths(part, prefix, denied));
    case 'anyOf': return (denied ? assertion.of : alternatives(assertion.of)).flatMap((part) => constantPaths(part, prefix, denied));
    case 'not': return constantPaths(assertion.of, prefix, !denied);
    case 'each':
    case 'some': return (assertion.op === 'some') === denied
      ? constantPaths(assertion.of, `${join(prefix, assertion.path)}.*`, denied)
      : [];
    default: {
      const constant = !denied ? constantOf(assertion) : assertion.op === 'is' ? otherThan(assertion.values) : undefined;
      const path = join(prefix, assertion.path);
      return constant === undefined || path === '' ? [] : [path];
    }
  }
}

function ownValueOrItem(container: unknown, key: string): unknown {
  return Array.isArray(container) ? (/^\d+$/.test(key) ? container[Number(key)] : undefined) : ownValue(container, key);
}

function define<T>(object: Record<string, unknown>, key: string, value: T): T {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  return value;
}

function starred(path: string): string {
  return path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*');
}

function join(prefix: string, path: string): string {
  return prefix === '' ? path : path === '' ? prefix : `${prefix}.${path}`;
}

import { Refusal } from './refusal';

/** How much of an event is read. */
export interface Limits {
  /** Characters of all texts and names together, with what JSON needs to hold them. */
  readonly maxSize: number;
  /** How deep objects and lists may lie in one another. */
  readonly maxDepth: number;
}

/** Whether a text has no half of a surrogate pair. In ES2024, which the compiler does not know yet. */
export function isWellFormed(text: string): boolean {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed();
}

/**
 * Reads a value once, to its end or to its limits, and gives the number of its members.
 *
 * Refused are names by which prototypes are polluted, what is no JSON (NaN, and Infinity, which 1e999 becomes), and halves
 * of surrogate pairs: two different texts would be the same once they are stored.
 */
export function inspect(value: unknown, { maxSize, maxDepth }: Limits): number {
  left = maxSize;
  return walk(value, maxDepth);
}

/** The number of members, where the text that they were read from tells of size and surrogates. */
export function count(value: unknown, maxDepth: number): number {
  if (typeof value !== 'object' || value === null) {
    if (typeof value === 'number') requireFinite(value);
    return 0;
  }
  if (maxDepth === 0) throw new Refusal('depth');
  let counted = 0;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) counted += countBelow(value[index], maxDepth);
    return counted;
  }
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    refusePolluting(key, member);
    counted += 1 + countBelow(member, maxDepth);
  }
  return counted;
}

/** Most values are texts, of which there is nothing to count. */
function countBelow(value: unknown, maxDepth: number): number {
  return typeof value === 'string' ? 0 : count(value, maxDepth - 1);
}

// Here rather than handed from call to call: this runs for every value of every event.
let left: number;

function walk(value: unknown, depth: number): number {
  if (typeof value === 'string') {
    readText(value);
    return 0;
  }
  if (typeof value === 'object' && value !== null) return walkMembers(value, depth);
  take(3);
  if (typeof value === 'number') requireFinite(value);
  else if (value !== null && value !== undefined && typeof value !== 'boolean') throw new Refusal('shape');
  return 0;
}

function walkMembers(value: object, depth: number): number {
  take(3);
  if (depth === 0) throw new Refusal('depth');
  let members = 0;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) members += walk(value[index], depth - 1);
    return members;
  }
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    refusePolluting(key, member);
    readText(key);
    members += 1 + walk(member, depth - 1);
  }
  return members;
}

function take(size: number): void {
  left -= size;
  if (left < 0) throw new Refusal('size');
}

function readText(text: string): void {
  take(text.length + 3);
  if (!isWellFormed(text)) throw new Refusal('text');
}

function requireFinite(value: number): void {
  if (!Number.isFinite(value)) throw new Refusal('number');
}

function refusePolluting(key: string, member: unknown): void {
  if (key === '__proto__' || (key === 'constructor' && typeof member === 'object' && member !== null && Object.hasOwn(member, 'prototype'))) {
    throw new Refusal('key');
  }
}

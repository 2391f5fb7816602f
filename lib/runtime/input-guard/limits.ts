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
  members = 0;
  walk(value, maxDepth);
  return members;
}

/** The number of members, where the text that they were read from tells of size and surrogates. */
export function count(value: unknown, maxDepth: number): number {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Refusal('number');
  if (typeof value !== 'object' || value === null) return 0;
  if (maxDepth === 0) throw new Refusal('depth');
  let counted = 0;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) counted += count(value[index], maxDepth - 1);
    return counted;
  }
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    refusePolluting(key, member);
    counted += 1 + count(member, maxDepth - 1);
  }
  return counted;
}

// Here rather than handed from call to call: this runs for every value of every event.
let left: number;
let members: number;

function walk(value: unknown, depth: number): void {
  switch (typeof value) {
    case 'string':
      readText(value);
      break;
    case 'object':
      take(3);
      if (value === null) break;
      if (depth === 0) throw new Refusal('depth');
      if (Array.isArray(value)) {
        for (let index = 0; index < value.length; index++) walk(value[index], depth - 1);
      } else {
        for (const key in value) {
          const member = (value as Record<string, unknown>)[key];
          refusePolluting(key, member);
          members++;
          readText(key);
          walk(member, depth - 1);
        }
      }
      break;
    case 'number':
      take(3);
      if (!Number.isFinite(value)) throw new Refusal('number');
      break;
    case 'boolean':
    case 'undefined':
      take(3);
      break;
    default:
      throw new Refusal('shape');
  }
}

function take(size: number): void {
  left -= size;
  if (left < 0) throw new Refusal('size');
}

function readText(text: string): void {
  take(text.length + 3);
  if (!isWellFormed(text)) throw new Refusal('text');
}

function refusePolluting(key: string, member: unknown): void {
  if (key === '__proto__' || (key === 'constructor' && typeof member === 'object' && member !== null && Object.hasOwn(member, 'prototype'))) {
    throw new Refusal('key');
  }
}

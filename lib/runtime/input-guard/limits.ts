import { Refusal } from './refusal';

/** How much of an event is read. */
export interface Limits {
  /** Characters of all texts and names together, with what JSON needs to hold them. */
  readonly maxSize: number;
  /** How deep objects and lists may lie in one another. */
  readonly maxDepth: number;
}

interface Text {
  isWellFormed(): boolean;
}

/**
 * Reads a value once, to its end or to its limits, and gives the number of its members.
 *
 * Refused are names by which prototypes are polluted, what is no JSON (NaN, and Infinity, which 1e999 becomes), and halves
 * of surrogate pairs: two different texts would be the same once they are stored.
 */
export function inspect(value: unknown, { maxSize, maxDepth }: Limits): number {
  let size = 0;
  let members = 0;
  const text = (read: string): void => {
    size += read.length + 3;
    if (size > maxSize) throw new Refusal('size');
    if (!(read as unknown as Text).isWellFormed()) throw new Refusal('text');
  };
  const walk = (read: unknown, depth: number): void => {
    if (typeof read === 'string') {
      text(read);
    } else if (typeof read === 'number') {
      size += 3;
      if (!Number.isFinite(read)) throw new Refusal('number');
    } else if (typeof read === 'object' && read !== null) {
      if (depth >= maxDepth) throw new Refusal('depth');
      size += 3;
      if (Array.isArray(read)) {
        for (const item of read) walk(item, depth + 1);
      } else {
        for (const key of Object.keys(read)) {
          const member = (read as Record<string, unknown>)[key];
          if (key === '__proto__' || (key === 'constructor' && pollutes(member))) throw new Refusal('key');
          members++;
          text(key);
          walk(member, depth + 1);
        }
      }
    } else if (typeof read !== 'boolean' && read !== null && read !== undefined) {
      throw new Refusal('shape');
    } else {
      size += 3;
    }
    if (size > maxSize) throw new Refusal('size');
  };
  walk(value, 0);
  return members;
}

function pollutes(constructor: unknown): boolean {
  return typeof constructor === 'object' && constructor !== null && Object.hasOwn(constructor, 'prototype');
}

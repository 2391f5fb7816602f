import { Refusal } from './refusal';

type Test = (value: unknown) => boolean;

/** What an object has to have; it may have more, as AWS adds to its events. */
export type Shape = Readonly<Record<string, Test>>;

export type Json = Readonly<Record<string, unknown>>;

export const text: Test = (value) => typeof value === 'string';
export const number: Test = (value) => typeof value === 'number';
export const flag: Test = (value) => typeof value === 'boolean';
export const list: Test = Array.isArray;
export const object: Test = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
export const texts: Test = (value) => object(value) && Object.values(value as Json).every((item) => typeof item === 'string');
export const textLists: Test = (value) => object(value) && Object.values(value as Json).every(textList);
export const textList: Test = (value) => Array.isArray(value) && value.every((item) => typeof item === 'string');
export const oneOf = (...values: readonly unknown[]): Test => (value) => values.includes(value);
export const like = (pattern: RegExp): Test => (value) => typeof value === 'string' && pattern.test(value);
export const maybe = (test: Test): Test => (value) => value === undefined || value === null || test(value);
export const having = (shape: Shape): Test => (value) => fits(value, shape);

export const accountId = like(/^\d{12}$/);

export function fits(value: unknown, shape: Shape): boolean {
  if (!object(value)) return false;
  for (const key in shape) {
    // Own members only: what a prototype has, nobody has sent.
    if (!shape[key](Object.hasOwn(value as Json, key) ? (value as Json)[key] : undefined)) return false;
  }
  return true;
}

/** @throws where the value lacks something */
export function requireShape<T>(value: unknown, shape: Shape): asserts value is T {
  if (!fits(value, shape)) throw new Refusal('shape');
}

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
export const textList: Test = (value) => Array.isArray(value) && value.every(text);
export const texts: Test = (value) => object(value) && everyMember(value as Json, text);
export const textLists: Test = (value) => object(value) && everyMember(value as Json, textList);
export const oneOf = (...values: readonly unknown[]): Test => (value) => values.includes(value);
export const like = (pattern: RegExp): Test => (value) => typeof value === 'string' && pattern.test(value);
export const maybe = (test: Test): Test => (value) => value === undefined || value === null || test(value);
export const having = (shape: Shape): Test => (value) => fits(value, shape);

export const accountId = like(/^\d{12}$/);

export function fits(value: unknown, shape: Shape): boolean {
  if (!object(value)) return false;
  for (const key in shape) {
    if (!shape[key]((value as Json)[key])) return false;
  }
  return true;
}

function everyMember(value: Json, test: Test): boolean {
  for (const key in value) {
    if (!test(value[key])) return false;
  }
  return true;
}

/** @throws where the value lacks something */
export function requireShape<T>(value: unknown, shape: Shape): asserts value is T {
  if (!fits(value, shape)) throw new Refusal('shape');
}

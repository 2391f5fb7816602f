import { Refusal } from './refusal';

export type Json = Readonly<Record<string, unknown>>;

type Test = (value: unknown) => boolean;

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isNumber = (value: unknown): value is number => typeof value === 'number';
export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isTextList = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
export const isTexts = (value: unknown): boolean => isObject(value) && everyMember(value, isText);
export const isTextLists = (value: unknown): boolean => isObject(value) && everyMember(value, isTextList);
export const hasRecords = ({ Records }: Json): boolean => Array.isArray(Records) && Records.length > 0;
export const mayBe = (test: Test, value: unknown): boolean => value === undefined || value === null || test(value);

function everyMember(value: Json, test: Test): boolean {
  for (const key in value) {
    if (!test(value[key])) return false;
  }
  return true;
}

/**
 * What an event has to have is written out rather than told by data: engines are several times faster so. It may have
 * more, as AWS adds to its events.
 *
 * @throws where the value is no object, or not of this shape
 */
export function requireShape<T>(value: unknown, hasShape: (value: Json) => boolean): asserts value is T {
  if (!isObject(value) || !hasShape(value)) throw new Refusal('shape');
}

/** A JSON object of unknown shape. Templates are untrusted, so nothing more is assumed of them. */
export type JsonObject = Readonly<Record<string, unknown>>;

export type Scalar = string | number | boolean;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A scalar as text; an object could throw on the way to one. */
export function scalarText(value: unknown): string {
  return isScalar(value) ? String(value) : '';
}

/** The object's own value at `key`: `__proto__` and `constructor` of a hostile template find nothing. */
export function ownValue(object: unknown, key: string): unknown {
  return isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The own value at `key` where it is an object, else an empty one. */
export function ownObject(object: unknown, key: string): JsonObject {
  const value = ownValue(object, key);
  return isObject(value) ? value : {};
}

/** The own value at `key` where it is a string. */
export function ownString(object: unknown, key: string): string | undefined {
  const value = ownValue(object, key);
  return typeof value === 'string' ? value : undefined;
}

/** Whether two values of JSON are the same. */
export function deepEqual(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => (
    Object.hasOwn(other, key) && deepEqual((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key])
  ));
}

import { isObject, isScalar, ownObject, ownString, ownValue, scalarText } from '../../lib/core/json';

test.each<[unknown, boolean, boolean, string]>([
  [{}, true, false, ''],
  [[], false, false, ''],
  [null, false, false, ''],
  [undefined, false, false, ''],
  ['x', false, true, 'x'],
  ['', false, true, ''],
  [0, false, true, '0'],
  [false, false, true, 'false'],
  [() => 'x', false, false, ''],
])('%p is an object: %p, a scalar: %p, as text: %j', (value, object, scalar, text) => {
  expect([isObject(value), isScalar(value), scalarText(value)]).toEqual([object, scalar, text]);
});

test('only what an object owns is read', () => {
  const hostile = JSON.parse('{"__proto__": {"a": "x"}, "b": {"c": "d"}}') as unknown;
  expect(ownValue(hostile, '__proto__')).toEqual({ a: 'x' });
  expect([ownValue({}, '__proto__'), ownValue({}, 'constructor'), ownValue('text', 'length'), ownValue(['x'], '0')]).toEqual(Array(4).fill(undefined));
  expect([ownObject(hostile, 'b'), ownObject({ b: ['c'] }, 'b'), ownObject(3, 'b')]).toEqual([{ c: 'd' }, {}, {}]);
  expect([ownString({ a: 'x' }, 'a'), ownString({ a: 3 }, 'a'), ownString({}, 'toString')]).toEqual(['x', undefined, undefined]);
});

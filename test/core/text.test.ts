import { canEqual, joinParts, renderText, TextPart } from '../../lib/core/text';

const open: TextPart = { expression: 'AWS::Region' };

test('literals beside each other are one, and empty ones none', () => {
  expect(joinParts(['a', 'b', open, '', 'c', '', 'd'])).toEqual(['ab', open, 'cd']);
  expect(joinParts(['', 'a'])).toEqual(['a']);
  expect(joinParts([open, open, 'a'])).toEqual([open, open, 'a']);
  expect(joinParts([''])).toEqual([]);
});

test('an open piece is shown without colons, so that an ARN can be split', () => {
  expect(renderText(['arn:', { expression: 'AWS::Partition' }, ':', { expression: 'a:b:c' }, ':d'])).toBe('arn:${AWS.Partition}:${a.b.c}:d');
});

test.each<[readonly TextPart[], string, boolean]>([
  [[], '', true],
  [[open], '', true],
  [[open], 'x', true],
  [['a'], 'a', true],
  [['a'], 'ab', false],
  [['a'], 'ba', false],
  [['a', open], 'abc', true],
  [['a', open], 'ba', false],
  [[open, 'c'], 'abc', true],
  [[open, 'c'], 'abcd', false],
  [[open, 'c'], 'cc', true],
  [['a', open, 'c'], 'abc', true],
  [['a', open, 'c'], 'ac', true],
  [['a', open, 'a'], 'a', false],
  [['a', open, 'b', open, 'c'], 'axbxc', true],
  [['a', open, 'b', open, 'c'], 'axc', false],
  [['a', open, 'b', open, 'b'], 'axb', false],
  [['a', open, 'bb', open], 'axb', false],
])('%j can be %j: %s', (parts, literal, expected) => {
  expect(canEqual(parts, literal)).toBe(expected);
});

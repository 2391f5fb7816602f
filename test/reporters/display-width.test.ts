import { displayWidth, wrapText } from '../../lib/reporters/display-width';

test.each([
  ['abc', 3], ['', 0], ['é', 1], ['e\u0301', 1], ['漢字', 4], ['한글', 4], ['カナ', 4], ['ｆ', 2], ['😀', 2], ['→', 1], ['ǅ…', 2],
])('%s takes %d columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('text is wrapped by what is seen', () => {
  expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapText('漢字 漢字', 6)).toEqual(['漢字', '漢字']);
  expect(wrapText('', 10)).toEqual(['']);
});

test('a long word stays whole, but for scripts without spaces', () => {
  expect(wrapText('see arn:aws:iam::111122223333:role/x now', 10)).toEqual(['see', 'arn:aws:iam::111122223333:role/x', 'now']);
  expect(wrapText('漢'.repeat(7), 6)).toEqual(['漢漢漢', '漢漢漢', '漢']);
});

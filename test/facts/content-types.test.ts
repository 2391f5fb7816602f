import { suffixesOf } from '../../lib/facts/content-types';

test('a content type says how keys of its objects end, however it is written', () => {
  expect(suffixesOf('application/pdf')).toEqual(['.pdf']);
  expect(suffixesOf('Image/JPEG')).toEqual(['.jpg', '.jpeg']);
});

test('of an unknown type nothing is said', () => {
  expect(suffixesOf('application/octet-stream')).toBeUndefined();
});

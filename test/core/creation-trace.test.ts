import { join } from 'node:path';
import { locationIn, shownPath } from '../../lib/core/creation-trace';

const folder = '/work/shop';

test.each([
  ['a frame with line and column', ['new Key2 (/work/shop/bin/app.ts:12:5)'], { file: 'bin/app.ts', line: 12, column: 5 }],
  ['a frame without a column, as other languages write it', ['main (app.py:7)'], { file: 'app.py', line: 7 }],
  ['the innermost frame', ['...new Key2 in aws-cdk-lib...', 'a (/work/shop/lib/a.ts:1:2)', 'b (/work/shop/b.ts:3:4)'], { file: 'lib/a.ts', line: 1, column: 2 }],
  ['a module by its URL', ['<anonymous> (file:///work/shop/a%20b.mjs:1:2)'], { file: 'a b.mjs', line: 1, column: 2 }],
  ['a frame among spaces', ['   at f (/work/shop/a.ts:1:2)  '], { file: 'a.ts', line: 1, column: 2 }],
  ['a name with a scheme in it', ['f (/work/shop/x-file:/a.ts:1:2)'], { file: 'x-file:/a.ts', line: 1, column: 2 }],
  ['a name with two slashes in it', ['f (/work/shop//a.ts:1:2)'], { file: 'a.ts', line: 1, column: 2 }],
  ['a line of 1,999 characters', [`${'x'.repeat(1_999 - ' (/work/shop/a.ts:1:2)'.length)} (/work/shop/a.ts:1:2)`], { file: 'a.ts', line: 1, column: 2 }],
  ['a folder in brackets', ['f (/work/shop/(group)/a.ts:1:2)'], { file: '(group)/a.ts', line: 1, column: 2 }],
])('%s names the place', (_, trace, location) => {
  expect(locationIn(trace, folder)).toEqual(location);
});

test.each([
  ['nothing', undefined],
  ['no list', 'f (/work/shop/a.ts:1:2)'],
  ['no text', [3, null, {}]],
  ['only what is not the author\'s', ['...aws-cdk-lib...', '(no user code in 10 frames, use --stack-trace-limit to capture more)']],
  ['a file outside that is not there', ['f (/etc/no-such-file:1:2)']],
  ['a way out of the folder', ['f (/work/shop/../../no-such-file:1:2)']],
  ['a share of another machine', ['f (\\\\evil\\share\\a.ts:1:2)', 'f (//evil/share/a.ts:1:2)', 'f (file://evil/share/a.ts:1:2)', 'f (file:////evil/a:1:2)']],
  ['Node itself', ['f (node:internal/main:1:2)', 'eval (<anonymous>:1:2)', 'f (https://x.example/a.js:1:2)']],
  ['a line of 2,000 characters', [`${'x'.repeat(2_000 - ' (/work/shop/a.ts:1:2)'.length)} (/work/shop/a.ts:1:2)`]],
  ['a place within a place', ['f (/work/shop/a.ts:1:2:3)', 'f (a.ts:1 :2:3)']],
  ['a broken URL', ['f (file:///%zz:1:2)']],
  ['a line beyond counting', ['f (/work/shop/a.ts:99999999999:1)']],
])('%s names no place', (_, trace) => {
  expect(locationIn(trace, folder)).toBeUndefined();
});

test('a file of this machine outside the working folder is shown whole', () => {
  expect(locationIn([`f (${__filename}:1:2)`], join(__dirname, 'elsewhere'))).toEqual({ file: __filename, line: 1, column: 2 });
  expect(shownPath('.', folder)).toBe('/work/shop');
  expect(shownPath('..', folder)).toBe('/work');
  expect(shownPath('a/../b.yaml', folder)).toBe('b.yaml');
  expect(shownPath('..b.yaml', folder)).toBe('..b.yaml');
  expect(shownPath('../b.yaml', folder)).toBe('/work/b.yaml');
});

import { execFileSync, spawn } from 'node:child_process';
import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { readSettingsFile } from '../../lib/core/settings-file';
import { fileProblem, isHuge, readTextFile } from '../../lib/core/text-file';
import { Folder } from './folder';

let folder: Folder;
beforeEach(() => { folder = new Folder({ 'a.txt': 'grün', 'folder/b.txt': 'b' }); });
afterEach(() => folder.remove());

const inFolder = (name: string) => join(folder.path, name);

test('a file is read as UTF-8', () => {
  expect(readTextFile(inFolder('a.txt'))).toBe('grün');
});

test.each([
  ['missing.txt', 'there is no such file'],
  ['a.txt/b.txt', 'there is no such file'],
  ['folder', 'it is a folder'],
  ['x'.repeat(300), 'its name is too long'],
])('%s is refused: %s', (name, problem) => {
  expect(() => readTextFile(inFolder(name))).toThrow(`${inFolder(name)}: ${problem}`);
});

test('what leads in a circle, is a device, or is UTF-16 is refused, under the name that the user knows', () => {
  symlinkSync('loop', inFolder('loop'));
  expect(() => readTextFile(inFolder('loop'), 'shown')).toThrow('shown: its links go in a circle');
  expect(() => readTextFile('/dev/zero', 'shown')).toThrow('shown: it is not a file');
  folder.write('wide.txt', Buffer.from([0xff, 0xfe, 0x61, 0x00]));
  expect(() => readTextFile(inFolder('wide.txt'), 'shown')).toThrow('shown: it is UTF-16; save it as UTF-8');
  folder.write('nearly.txt', Buffer.from([0xff, 0x61]));
  expect(readTextFile(inFolder('nearly.txt'))).toBe('\uFFFDa');
});

test('a pipe is read to its end', () => {
  execFileSync('mkfifo', [inFolder('pipe')]);
  spawn('sh', ['-c', 'printf hello > "$0"', inFolder('pipe')], { stdio: 'ignore' });
  expect(readTextFile(inFolder('pipe'))).toBe('hello');
});

test('what is larger than 256 MiB is not loaded', () => {
  truncateSync(folder.write('huge.txt', ''), 256 * 1024 * 1024 + 1);
  expect(() => readTextFile(inFolder('huge.txt'), 'shown')).toThrow('shown: 256 MiB are more than are read');
  expect(['huge.txt', 'a.txt', 'missing.txt'].map((name) => isHuge(inFolder(name)))).toEqual([true, false, false]);
  truncateSync(inFolder('huge.txt'), 256 * 1024 * 1024);
  expect(isHuge(inFolder('huge.txt'))).toBe(false);
});

test.each<[unknown, string]>([
  [{ code: 'EACCES' }, 'it may not be read'],
  [{ code: 'EBUSY' }, "it can't be read (EBUSY)"],
  [new Error('odd'), "it can't be read (Error: odd)"],
  ['odd', "it can't be read (odd)"],
])('%p is said as: %s', (error, words) => {
  expect(fileProblem(error)).toBe(words);
});

describe('a settings file', () => {
  test('is JSON where it starts so, else YAML whose days are text', () => {
    expect(readSettingsFile(folder.write('a.json', '\n {"day": "x"}'))).toEqual({ day: 'x' });
    expect(readSettingsFile(folder.write('a.yaml', 'day: 2026-12-01\nlist: [1]'))).toEqual({ day: '2026-12-01', list: [1] });
  });

  test.each([
    ['{', /a: not valid JSON: [^\n]+$/],
    ['a: [', /a: not valid YAML: [^\n]*[^:\n]$/],
    ['a: &a [x]\nb: [*a, *b]', /a: not valid YAML: /],
    ['x'.repeat(5_000_001), /a: 5000001 characters are too many$/],
  ])('is refused where it can not be read', (text, message) => {
    expect(() => readSettingsFile(folder.write('a', text))).toThrow(message);
  });

  test('is refused where its aliases multiply', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 5; level += 1) lines.push(`a${level}: &a${level} [${Array(10).fill(`*a${level - 1}`).join(', ')}]`);
    expect(() => readSettingsFile(folder.write('a', lines.join('\n')))).toThrow('not valid YAML: Excessive alias count');
  });

  test('may have 5,000,000 characters', () => {
    expect(readSettingsFile(folder.write('a', `${'#'.repeat(4_999_995)}\na: 1`))).toEqual({ a: 1 });
  });
});

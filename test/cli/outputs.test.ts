import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { outputsOf } from '../../lib/cli/outputs';
import { templateOf } from '../core/folder';
import { run } from './command';
import { inWorkingFolder } from './working-folder';

const { folder } = inWorkingFolder();
beforeEach(() => folder().write('shop.json', templateOf({ Queue: { Type: 'AWS::SQS::Queue' } })));

test.each([
  [[], undefined, [{ format: 'text' }]],
  [['json'], undefined, [{ format: 'json' }]],
  [['json=a=b.json'], undefined, [{ format: 'json', file: 'a=b.json' }]],
  [['text', 'json=a.json'], undefined, [{ format: 'text' }, { format: 'json', file: 'a.json' }]],
  [['text=a.txt', 'json'], 'b.json', [{ format: 'text', file: 'a.txt' }, { format: 'json', file: 'b.json' }]],
])('%j with --output %s', (asked, output, expected) => {
  expect(outputsOf(asked, output)).toEqual(expected);
});

test.each([
  [['jsn=a'], undefined, /--format is one of .*, not 'jsn'; did you mean json\?/],
  [['json='], undefined, '--format json= names no file; write --format json=FILE'],
  [['text', 'json'], undefined, 'standard output takes one format, there are 2; write --format json=FILE'],
  [['text', 'json'], 'a', '--output takes one format, there are 2; write --format text=FILE for each'],
  [['json=a'], 'b', '--output is for a format that names no file; every --format names one'],
  [['json=a', 'text=a'], undefined, 'two formats go to a; give each its own file'],
])('%j with --output %s is refused', (asked, output, message) => {
  expect(() => outputsOf(asked, output)).toThrow(message);
});

test('several formats are written at once, and standard output holds one', async () => {
  const { exitCode, out, err } = await run(['check', 'shop.json', '--format', 'json', '--format', 'text=report.txt']);
  expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' });
  expect(JSON.parse(out)).toMatchObject({ version: 1 });
  expect(readFileSync('report.txt', 'utf8')).toContain('shop.json:1:15');
  expect(await run(['check', 'shop.json', '--format', 'json', '--output', 'report.json'])).toMatchObject({ exitCode: 1, out: '' });
  expect(readFileSync('report.json', 'utf8')).toBe(out);
  expect(readdirSync('.').sort()).toEqual(['report.json', 'report.txt', 'shop.json']);
});

test('a file keeps its place and its rights, also behind a link', async () => {
  folder().write('real.json', 'old');
  chmodSync('real.json', 0o640);
  symlinkSync('real.json', 'report.json');
  await run(['check', 'shop.json', '--format', 'json=report.json']);
  expect(JSON.parse(readFileSync('real.json', 'utf8'))).toMatchObject({ version: 1 });
  expect(statSync('real.json').mode & 0o777).toBe(0o640);
});

test.each([
  ['none/report.json', 'none/report.json: there is no such folder'],
  ['.', '.: it is a folder'],
])('what can not be written to %s is told before anything is judged', async (file, message) => {
  const { exitCode, out, err } = await run(['check', 'gone.json', '--format', `json=${file}`]);
  expect({ exitCode, out, err }).toEqual({ exitCode: 2, out: '', err: `cdk-bulwark: ${message}\n` });
});

test('a full disk leaves the old file, and nothing beside it', async () => {
  // /dev/full takes nothing; it is no file, so nothing replaces it.
  expect(await run(['check', 'shop.json', '--format', 'json=/dev/full'])).toMatchObject({ exitCode: 2, err: 'cdk-bulwark: /dev/full: the disk is full\n' });
});

test('--quiet says what is wrong and nothing else, --verbose why it matters', async () => {
  const said = async (...args: string[]) => (await run(['check', 'shop.json', '--select', 'QueueTlsOnly', ...args])).out;
  expect(await said('--quiet')).not.toMatch(/Next:|findings? \(/);
  expect(await said('--quiet')).toContain('QueueTlsOnly');
  expect(await said()).toMatch(/1 finding \(1 low\) in 1 template\./);
  expect(await said('--verbose')).toMatch(/See:\s+https:\/\/docs\.aws\.amazon\.com\//);
  expect(await said('--verbose')).toMatch(/Judged:\n {2}shop\.json\n/);
  expect((await run(['check', 'shop.json', '-q', '-v'])).err).toBe("cdk-bulwark: --quiet and --verbose are each other's opposite; take one\n");
});

test('--color and --no-color win over the surroundings', async () => {
  const coloured = async (env: Record<string, string>, ...args: string[]) => (await run(['check', 'shop.json', ...args], { env })).out.includes('\u001b[');
  expect(await coloured({ NO_COLOR: '1' }, '--color')).toBe(true);
  expect(await coloured({ NO_COLOR: '1' }, '--colour')).toBe(true);
  expect(await coloured({ FORCE_COLOR: '1' }, '--no-color')).toBe(false);
  expect(await coloured({ FORCE_COLOR: '1' }, '--no-colour')).toBe(false);
});

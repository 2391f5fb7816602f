import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../lib/core/report';
import { bundleCli } from '../../tools/bundle-cli';

const root = join(__dirname, '..', '..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulwark-check-app-'));
  bundleCli(root, join(folder, 'cdk-bulwark.js'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Checks an app of `bin` from where its user stands, through the CDK's own command line. */
function check(app: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath, [join(folder, 'cdk-bulwark.js'), 'check', '--app', `npx tsx bin/${app}.ts`, '--quiet', '--format', 'json', ...args],
    { cwd: root, encoding: 'utf8', maxBuffer: 1e8 },
  );
  return { status, stderr, report: JSON.parse(stdout) as Report };
}

test('an app that its own guardrails fail is synthesized and judged, and each finding names a line of its code', () => {
  const { status, stderr, report } = check('insecure-app');

  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  const code = readFileSync(join(root, 'bin/insecure-app.ts'), 'utf8').split('\n');
  const table = report.findings.find(({ control }) => control === 'TableRecoverable')!;
  expect(table.source?.file).toBe('bin/insecure-app.ts');
  expect(code[table.source!.line - 1]).toContain('new dynamodb.Table(');
  expect(report.findings.filter(({ origin, source }) => origin === 'author' && source?.file !== 'bin/insecure-app.ts')).toEqual([]);
});

test('the reference app is clean', () => {
  const { status, report } = check('app');

  expect(report.findings.filter(({ origin }) => origin === 'author')).toEqual([]);
  expect(status).toBe(0);
});

test('against itself, nothing of an app is new', () => {
  const { status, report } = check('insecure-app', '--diff', 'HEAD');

  expect(report.findings).toEqual([]);
  expect(report.diff!.remaining.length).toBeGreaterThan(20);
  expect(status).toBe(0);
});

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { diagnose, Diagnosis, Surroundings } from '../../lib/cli/diagnosis';
import { securityFeatureFlags } from '../../lib/facts/security-feature-flags';
import { run } from './command';

/** A project: files by their path, with what they hold. */
function project(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

const versions = { 'aws-cdk-lib': '2.276.0', 'constructs': '10.5.1', 'cdk-bulwark': '0.1.0', 'cdk-nag': '3.0.2', 'aws-cdk': '2.1148.1', 'esbuild': '0.28.2' };
const installed = (more: Readonly<Record<string, string>> = {}) => Object.fromEntries(
  Object.entries({ ...versions, ...more }).map(([name, version]) => [`node_modules/${name}/package.json`, { version }]),
);
const safeContext = Object.fromEntries(securityFeatureFlags.map(({ flag, safe }) => [flag, safe]));
const cdkJson = { app: 'npx tsx bin/app.ts', context: safeContext };
const healthy = { ...installed(), 'cdk.json': cdkJson, 'bin/app.ts': 'Guardrails.enforce(app);' };

function wrongWith(files: Readonly<Record<string, unknown>>, more: Partial<Surroundings> = {}): readonly Diagnosis[] {
  return diagnose({ folder: project(files), nodeVersion: 'v24.4.0', env: {}, today: '2026-11-25', ...more }).filter(({ level }) => level !== 'ok');
}

test('nothing is wrong with a project that is as it should be', () => {
  expect(wrongWith(healthy)).toEqual([]);
});

test('a Node that is too old, or no longer supported, is told', () => {
  expect(wrongWith(healthy, { nodeVersion: 'v18.20.0' })).toMatchObject([{ level: 'error', what: 'Node 18.20.0 is too old' }]);
  expect(wrongWith(healthy, { nodeVersion: 'v20.20.2' })).toMatchObject([{ level: 'warning', what: 'Node 20.20.2 gets no security fixes since 2026-04-30' }]);
  expect(wrongWith(healthy, { nodeVersion: 'v20.20.2', today: '2026-01-01' })).toEqual([]);
});

test.each([
  [{ 'aws-cdk-lib': '2.270.9' }, 'aws-cdk-lib 2.270.9 is older than 2.271.0: before it, one acknowledgement silenced a rule in the whole app'],
  [{ 'cdk-nag': '2.37.0' }, 'cdk-nag 2.37.0 is older than 3.0.2: its packs are validation plugins from version 3 on'],
  [{ 'aws-cdk': '3.0.0' }, 'aws-cdk 3.0.0 is older than 2.1148.1: older ones can not read what today\'s aws-cdk-lib writes'],
])('%j is an error', (version, what) => {
  expect(wrongWith({ ...healthy, ...installed(version) })).toMatchObject([{ level: 'error', what }]);
});

test('what is not installed is an error, unless nothing may need it', () => {
  const { 'node_modules/cdk-nag/package.json': _, 'node_modules/esbuild/package.json': __, ...rest } = healthy as Record<string, unknown>;
  expect(wrongWith(rest)).toMatchObject([
    { level: 'error', what: 'cdk-nag is not installed' }, { level: 'warning', what: 'esbuild is not installed, which SecureFunction with entry takes' },
  ]);
});

test('a second copy of the CDK is an error which says who brings it', () => {
  expect(wrongWith({ ...healthy, 'node_modules/@acme/stacks/node_modules/aws-cdk-lib/package.json': { version: '2.200.0' } }))
    .toMatchObject([{ level: 'error', what: 'aws-cdk-lib is installed more than once: @acme/stacks brings a copy' }]);
});

test('each feature flag that weakens the app is told, with what is so without it and what to write', () => {
  const { '@aws-cdk/aws-s3:publicAccessBlockedByDefault': _, ...context } = safeContext;
  expect(wrongWith({ ...healthy, 'cdk.json': { ...cdkJson, context: { ...context, '@aws-cdk/cognito:logUserPoolClientSecretValue': true } } })).toEqual([
    {
      level: 'warning', what: 'feature flag @aws-cdk/aws-s3:publicAccessBlockedByDefault: a bucket that blocks some kinds of public access allows the others',
      mend: 'Write "@aws-cdk/aws-s3:publicAccessBlockedByDefault": true into the context of cdk.json, and look at cdk diff.',
    },
    {
      level: 'warning', what: 'feature flag @aws-cdk/cognito:logUserPoolClientSecretValue: the secrets of user pool clients are written to a log',
      mend: 'Write "@aws-cdk/cognito:logUserPoolClientSecretValue": false into the context of cdk.json, and look at cdk diff.',
    },
  ]);
});

test('guardrails that nobody enforces, or that the environment switches off, are told', () => {
  expect(wrongWith({ ...healthy, 'bin/app.ts': 'const app = new App();' })).toMatchObject([{ level: 'warning', what: 'no source file enforces the guardrails' }]);
  expect(wrongWith(healthy, { env: { CDK_VALIDATION: 'false' } })).toMatchObject([{ level: 'error', what: 'CDK_VALIDATION=false switches the guardrails off' }]);
});

test('a cdk.json that is missing or broken is told', () => {
  const { 'cdk.json': _, ...rest } = healthy as Record<string, unknown>;
  expect(wrongWith(rest)).toMatchObject([{ what: 'there is no cdk.json here' }]);
  expect(wrongWith({ ...healthy, 'cdk.json': '{' })).toMatchObject([{ level: 'error', what: 'cdk.json is not valid JSON' }]);
});

test('the command prints a line each, and its exit code says whether there is an error', async () => {
  const { exitCode, out } = await run(['doctor'], { env: { CDK_VALIDATION: 'false' } });
  expect(exitCode).toBe(1);
  expect(out).toMatch(/^error {4}CDK_VALIDATION=false switches the guardrails off\n {9}Unset it\.\n/m);
  expect(JSON.parse((await run(['doctor', '--format', 'json'])).out)).toContainEqual({ level: 'ok', what: expect.stringMatching(/^constructs /) });
});

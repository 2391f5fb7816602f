import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const root = join(__dirname, '..');

interface Violation {
  readonly rule: string;
  readonly from: string;
}

/** Every forbidden import below `folder`, as the project's own rules see it. */
function violations(folder: string, sources: readonly string[]): Violation[] {
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cruiser, ...sources, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (!stdout.startsWith('{')) throw new Error(stderr || stdout);
  const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return summary.violations.map(({ from, rule }) => ({ rule: rule.name, from }));
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file));
}

test('no file imports from a floor above its own', () => {
  expect(violations(root, ['lib', 'bin'])).toEqual([]);
});

describe('a planted violation is caught where', () => {
  const planted: Record<string, { readonly files: Record<string, string>; readonly rule: string; readonly from: string }> = {
    'the core loads the CDK': {
      files: { 'lib/core/graph.ts': "import { App } from 'aws-cdk-lib';\nexport const app = new App();" },
      rule: 'floor-core',
      from: 'lib/core/graph.ts',
    },
    'the catalog loads the CDK for a type alone': {
      files: { 'lib/catalog/lambda/typed.ts': "import type { App } from 'aws-cdk-lib';\nexport type Typed = App;" },
      rule: 'floor-catalog',
      from: 'lib/catalog/lambda/typed.ts',
    },
    'a fact is not self-contained': {
      files: { 'lib/facts/fact.ts': "export { verdict } from '../core/target';", 'lib/core/target.ts': 'export const verdict = 1;' },
      rule: 'floor-facts',
      from: 'lib/facts/fact.ts',
    },
    'a policy question reads the catalog': {
      files: { 'lib/iam/policy.ts': "export { listed } from '../catalog/listed';", 'lib/catalog/listed.ts': 'export const listed = 1;' },
      rule: 'floor-iam',
      from: 'lib/iam/policy.ts',
    },
    'a construct reads the catalog': {
      files: { 'lib/constructs/key.ts': "export { rules } from '../catalog/rules';", 'lib/catalog/rules.ts': 'export const rules = 1;' },
      rule: 'floor-constructs',
      from: 'lib/constructs/key.ts',
    },
    'a construct reads the core': {
      files: { 'lib/constructs/queue.ts': "export { json } from '../core/json';", 'lib/core/json.ts': 'export const json = 1;' },
      rule: 'floor-constructs',
      from: 'lib/constructs/queue.ts',
    },
    'a reporter reads the catalog': {
      files: { 'lib/reporters/text.ts': "export { titles } from '../catalog/titles';", 'lib/catalog/titles.ts': 'export const titles = 1;' },
      rule: 'floor-reporters',
      from: 'lib/reporters/text.ts',
    },
    'the command line loads the CDK': {
      files: { 'bin/cdk-bulwark.ts': "import { App } from 'aws-cdk-lib';\nnew App();" },
      rule: 'command-line-is-thin',
      from: 'bin/cdk-bulwark.ts',
    },
    'a control imports another': {
      files: {
        'lib/catalog/sqs/first.ts': "import { second } from './second';\nexport const first = propertyControl(second);",
        'lib/catalog/sqs/second.ts': 'export const second = propertyControl({});',
      },
      rule: 'controls-stand-alone',
      from: 'lib/catalog/sqs/first.ts',
    },
    'two files need each other': {
      files: {
        'lib/core/hen.ts': "import { egg } from './egg';\nexport const hen = () => egg;",
        'lib/core/egg.ts': "import { hen } from './hen';\nexport const egg = () => hen;",
      },
      rule: 'no-cycles',
      from: 'lib/core/egg.ts',
    },
    'a folder has no floor': {
      files: {
        'lib/reporters/odd.ts': "export { odd } from '../oddments/odd';",
        'lib/oddments/odd.ts': 'export const odd = 1;',
      },
      rule: 'every-floor-is-known',
      from: 'lib/reporters/odd.ts',
    },
    'the reference app reaches behind the public surface': {
      files: { 'bin/app.ts': "export { inner } from '../lib/constructs/inner';", 'lib/constructs/inner.ts': 'export const inner = 1;' },
      rule: 'reference-app-is-a-user',
      from: 'bin/app.ts',
    },
  };

  let folder: string;
  let found: Violation[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'floors-'));
    const cdk = { 'node_modules/aws-cdk-lib/index.js': 'exports.App = class {};' };
    const sources = [cdk, ...Object.values(planted).map(({ files }) => files)].flatMap((files) => Object.entries(files));
    for (const [file, text] of sources) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    found = violations(folder, ['lib', 'bin']);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(Object.entries(planted))('%s', (_case, { rule, from }) => {
    expect(found).toContainEqual({ rule, from });
  });
});

test('a file is named after the one thing in it', () => {
  const nameless = /^(utils?|helpers?|common|shared|misc|constants|types)\.ts$/;

  const files = ['lib', 'bin', 'tools', 'test'].flatMap(sourceFiles);

  expect(files.filter((file) => nameless.test(basename(file)))).toEqual([]);
  expect(files.filter((file) => !/^[a-z0-9-]+(\.generated|\.test)?\.ts$/.test(basename(file)))).toEqual([]);
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { enforceGuardrails } from '../../lib/cli/init/app-source';
import { readSettings } from '../../lib/cli/settings';
import { run } from './command';

function project(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'init-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const app = "import { App } from 'aws-cdk-lib';\n\nconst app = new App();\n";
const files = {
  'cdk.json': '{ "app": "npx tsx bin/app.ts" }',
  'bin/app.ts': app,
  'package.json': '{\n  "name": "shop",\n  "dependencies": {\n    "aws-cdk-lib": "^2.276.0",\n    "constructs": "^10.5.1"\n  }\n}\n',
};

describe('in the folder of a CDK app', () => {
  test('what would change is shown, and nothing is written', async () => {
    const folder = project(files);
    const { exitCode, out } = await run(['init', folder]);
    expect(exitCode).toBe(0);
    for (const line of ["+import { Guardrails } from 'cdk-bulwark';", '+Guardrails.enforce(app);', '+    "cdk-nag": "^3.0.2",', '+profile: standard']) expect(out).toContain(line);
    expect(readFileSync(join(folder, 'bin/app.ts'), 'utf8')).toBe(app);
    expect(readdirSync(folder).sort()).toEqual(['bin', 'cdk.json', 'package.json']);
  });

  test('with --write it is written, and a second run has nothing to change', async () => {
    const folder = project(files);
    expect((await run(['init', folder, '--write'])).out).toContain('bin/app.ts: written\n');
    expect(readFileSync(join(folder, 'bin/app.ts'), 'utf8'))
      .toBe("import { App } from 'aws-cdk-lib';\nimport { Guardrails } from 'cdk-bulwark';\n\nconst app = new App();\nGuardrails.enforce(app);\n");
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).dependencies).toMatchObject({ 'cdk-bulwark': expect.any(String), 'cdk-nag': '^3.0.2' });
    expect(await run(['init', folder])).toEqual({ exitCode: 0, out: 'There is nothing to change.\n', err: '' });
  });

  test('the settings are read, and the workflow pins every action', async () => {
    const folder = project(files);
    await run(['init', folder, '--write']);
    expect(readSettings(join(folder, 'bulwark.config.yaml'))).toMatchObject({ profile: 'standard', failOn: 'low' });
    const workflow = parse(readFileSync(join(folder, '.github/workflows/cdk-bulwark.yml'), 'utf8')) as { jobs: { check: { steps: { uses?: string }[] } } };
    expect(workflow.jobs.check.steps.flatMap(({ uses = [] }) => uses).every((uses) => /^[\w/-]+@[0-9a-f]{40}$/.test(uses))).toBe(true);
  });

  test('what it can not do is left to the author, and said', async () => {
    const { exitCode, out } = await run(['init', project({ 'cdk.json': '{ "app": "python3 app.py" }', 'app.py': 'app = App()\n' })]);
    expect(exitCode).toBe(0);
    expect(out).toContain('Write Guardrails.enforce(app) behind the line that makes the app.\nInstall cdk-bulwark with the package manager of the app.\n');
  });

  test('an entry that lies outside of the app is not touched', async () => {
    const { out } = await run(['init', project({ ...files, 'cdk.json': '{ "app": "npx tsx ../../etc/app.ts" }' })]);
    expect(out).toContain('Write Guardrails.enforce(app) behind the line that makes the app.\n');
  });

  test('settings and a workflow that are there already stay', async () => {
    const folder = project({ ...files, 'bulwark.config.json': '{}', '.github/workflows/cdk-bulwark.yml': 'name: ours\n' });
    await run(['init', folder, '--write']);
    expect(existsSync(join(folder, 'bulwark.config.yaml'))).toBe(false);
    expect(readFileSync(join(folder, '.github/workflows/cdk-bulwark.yml'), 'utf8')).toBe('name: ours\n');
  });
});

describe('the guardrails are enforced right behind the statement that makes the app', () => {
  test.each([
    ["import * as cdk from 'aws-cdk-lib/core';\nconst app = new cdk.App({\n  context: { note: ') (' }, // :)\n});\nnew S(app);\n",
      "import * as cdk from 'aws-cdk-lib/core';\nimport { Guardrails } from 'cdk-bulwark';\nconst app = new cdk.App({\n  context: { note: ') (' }, // :)\n});\nGuardrails.enforce(app);\nnew S(app);\n"],
    ["const cdk = require('aws-cdk-lib');\r\nconst shop = new cdk.App()\r\n", "const cdk = require('aws-cdk-lib');\r\nconst { Guardrails } = require('cdk-bulwark')\r\nconst shop = new cdk.App()\r\nGuardrails.enforce(shop)\r\n"],
    ["import {\n  App,\n  Stack,\n} from 'aws-cdk-lib';\nimport './env';\nexport const app: App = new App();\n",
      "import {\n  App,\n  Stack,\n} from 'aws-cdk-lib';\nimport './env';\nimport { Guardrails } from 'cdk-bulwark';\nexport const app: App = new App();\nGuardrails.enforce(app);\n"],
  ])('%j', (source, enforced) => {
    expect(enforceGuardrails(source)).toBe(enforced);
    expect(enforceGuardrails(enforced)).toBe(enforced);
  });

  test('where no statement makes one, nothing is guessed', () => {
    expect(enforceGuardrails('export default makeApp();\n')).toBeUndefined();
  });
});

describe('a new app', () => {
  test('is started in a folder that there is not', async () => {
    const folder = join(project({}), 'My Shop!');
    const { exitCode, out } = await run(['init', folder]);
    expect(exitCode).toBe(0);
    expect(out).toContain('npm install && npm test');
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({ name: 'my-shop', scripts: { test: expect.any(String) } });
    expect(readFileSync(join(folder, 'bin/app.ts'), 'utf8')).toContain('Guardrails.enforce(app);');
  });

  test('leaves no handler of a signal behind', async () => {
    const before = process.listenerCount('SIGINT');
    await run(['init', join(project({}), 'shop')]);
    expect(process.listenerCount('SIGINT')).toBeLessThanOrEqual(before + 1);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    expect(process.listenerCount('SIGINT')).toBeLessThanOrEqual(before);
  });

  test('is not started among other files', async () => {
    const { exitCode, err } = await run(['init', project({ 'notes.txt': '' })]);
    expect(exitCode).toBe(2);
    expect(err).toContain('it is neither a CDK app nor empty');
  });
});

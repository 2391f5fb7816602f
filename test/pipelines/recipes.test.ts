import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { bundleCli } from '../../tools/bundle-cli';

const root = join(__dirname, '..', '..');
const secure = '{"Resources":{"Topic":{"Type":"AWS::SSM::Parameter","Properties":{"Type":"String","Value":"blue"}}}}';
const insecure = '{"Resources":{"Fn":{"Type":"AWS::Lambda::Permission","Properties":{"Action":"lambda:*","Principal":"*","FunctionName":"f"}}}}';

const tools = mkdtempSync(join(tmpdir(), 'tools-'));

/** Commands as the pipeline would find them: ours from this source, npm without its registry. */
beforeAll(() => {
  bundleCli(root, join(tools, 'cdk-bulwark.js'));
  const script = (name: string, text: string): void => {
    writeFileSync(join(tools, name), `#!/usr/bin/env bash\n${text}\n`);
    chmodSync(join(tools, name), 0o755);
  };
  script('npm', 'echo "npm $*"');
  script('npx', `while [[ $1 == --* ]]; do shift; done\necho "$1" >> "$NPX_LOG"\nshift\nexec ${process.execPath} ${join(tools, 'cdk-bulwark.js')} "$@"`);
});

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly folder: string;
}

/** Runs shell commands in a folder with one template. */
function runIn(template: string, commands: string, env: Readonly<Record<string, string>> = {}): Run {
  const folder = mkdtempSync(join(tmpdir(), 'pipeline-'));
  mkdirSync(join(folder, 'reports'));
  writeFileSync(join(folder, 'shop.template.json'), template);
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', commands], {
    cwd: folder, encoding: 'utf8',
    env: { PATH: `${tools}${delimiter}${process.env.PATH}`, NPX_LOG: join(folder, 'npx.log'), GITHUB_OUTPUT: join(folder, 'output'), ...env },
  });
  return { status, stdout, stderr, folder };
}

/** The block of the guide that is to be a file of this name. */
function recipe<T>(file: string): T {
  const guide = readFileSync(join(root, 'docs', 'guides', 'in-pipelines.md'), 'utf8');
  const [, block] = new RegExp(`<!-- ${file.replaceAll('.', '\\.')} -->\\n\`\`\`yaml\\n([^]*?)\`\`\``).exec(guide)!;
  return parse(block) as T;
}

describe('the action for GitHub', () => {
  interface Step {
    readonly uses?: string;
    readonly run?: string;
    readonly env?: Readonly<Record<string, string>>;
  }
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as {
    readonly inputs: Readonly<Record<string, { readonly default: string }>>;
    readonly runs: { readonly using: string; readonly steps: readonly Step[] };
  };
  const [check, upload] = action.runs.steps;

  function runAction(template: string, inputs: Readonly<Record<string, string>> = {}): Run {
    const values = { ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])), ...inputs };
    const env = Object.fromEntries(Object.entries(check.env!).map(([name, expression]) => [
      name, expression.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input: string) => values[input]),
    ]));
    return runIn(template, check.run!, env);
  }

  test('fails on a finding, annotates its line, and writes it for code scanning', () => {
    const { status, stdout, folder } = runAction(insecure);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=shop\.template\.json,line=1/m);
    expect(JSON.parse(readFileSync(join(folder, 'bulwark.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(readFileSync(join(folder, 'output'), 'utf8')).toBe('sarif-file=./bulwark.sarif\n');
  });

  test('passes where nothing is found', () => {
    expect(runAction(secure).status).toBe(0);
  });

  test('takes paths, a profile, a threshold and a version', () => {
    const { status, folder } = runAction(insecure, { 'paths': 'shop.template.json\n', 'profile': 'baseline', 'fail-on': 'never', 'version': '0.1.0' });
    expect(status).toBe(0);
    expect(readFileSync(join(folder, 'npx.log'), 'utf8')).toBe('cdk-bulwark@0.1.0\n');
  });

  test('reads no input as code', () => {
    const { folder } = runAction(secure, { 'paths': '$(touch hacked)', 'fail-on': '; touch hacked' });
    expect(existsSync(join(folder, 'hacked'))).toBe(false);
    expect(check.run).not.toContain('${{');
  });

  test('pins the one action that it calls', () => {
    expect(upload.uses).toMatch(/^github\/codeql-action\/upload-sarif@[0-9a-f]{40}$/);
  });
});

describe('the recipe for', () => {
  test('GitHub pins the actions of others, and gives ours inputs that it has', () => {
    const { jobs } = recipe<{ jobs: { check: { steps: { uses?: string; with?: object }[] } } }>('.github/workflows/cdk-bulwark.yml');
    const used = jobs.check.steps.filter(({ uses }) => uses !== undefined);
    expect(used.slice(0, -1).every(({ uses }) => /@[0-9a-f]{40}$/.test(uses!))).toBe(true);
    const { inputs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { inputs: object };
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(used.at(-1)!.with!)));
  });

  test('GitLab fails on a finding, and leaves the test report where it says', () => {
    const { script, artifacts } = recipe<Record<string, { script: string[]; artifacts: { reports: { junit: string } } }>>('.gitlab-ci.yml')['cdk-bulwark'];
    expect(runIn(secure, script.join('\n')).status).toBe(0);
    const { status, folder } = runIn(insecure, script.join('\n'));
    expect(status).toBe(1);
    expect(readFileSync(join(folder, artifacts.reports.junit), 'utf8')).toContain('<testsuites');
  });

  test('CodeBuild fails on a finding, and leaves the report where it says', () => {
    const { phases, reports } = recipe<{
      phases: Record<string, { commands: string[] }>; reports: Record<string, { 'files': string[]; 'base-directory': string }>;
    }>('buildspec.yml');
    const commands = Object.values(phases).flatMap((phase) => phase.commands).join('\n');
    expect(runIn(secure, commands).status).toBe(0);
    const { status, folder } = runIn(insecure, commands);
    const { files: [file], 'base-directory': base } = reports['cdk-bulwark'];
    expect(status).toBe(1);
    expect(readFileSync(join(folder, base, file), 'utf8')).toContain('<testsuites');
  });

  test('pre-commit judges the templates of a commit', () => {
    const { repos: [{ hooks: [{ entry, files }] }] } = recipe<{ repos: { hooks: { entry: string; files: string }[] }[] }>('.pre-commit-config.yaml');
    expect(new RegExp(files).test('shop.template.json')).toBe(true);
    expect(new RegExp(files).test('package.json')).toBe(false);
    expect(runIn(secure, `${entry} shop.template.json`).status).toBe(0);
    expect(runIn(insecure, `${entry} shop.template.json`).status).toBe(1);
  });
});

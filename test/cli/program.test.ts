import { spawn, spawnSync, type SpawnSyncOptionsWithStringEncoding } from 'node:child_process';
import {
  chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toolVersion } from '../../lib/cli/tool-version';
import { Format, formats } from '../../lib/reporters/formats';
import { bundleCli } from '../../tools/bundle-cli';
import { Folder, templateOf } from '../core/folder';
import { expectGolden } from '../golden/golden';
import { withoutProgress } from './command';

// What is published: one file, started by Node as npx does.
const root = join(__dirname, '../..');
const goldens = join(root, 'test/golden/cli/templates');
let bundled: string;
let program: string;
let folder: Folder;

beforeAll(() => {
  bundled = mkdtempSync(join(tmpdir(), 'bulwark-program-'));
  chmodSync(bundled, 0o755);
  program = join(bundled, 'cdk-bulwark.js');
  bundleCli(root, program);
  // Where it finds its version.
  copyFileSync(join(root, 'package.json'), join(bundled, 'package.json'));
});
afterAll(() => rmSync(bundled, { recursive: true, force: true }));
beforeEach(() => { folder = new Folder(); });
afterEach(() => folder.remove());

const environment = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };

function run(args: readonly string[], options: Partial<SpawnSyncOptionsWithStringEncoding> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: folder.path, env: environment, encoding: 'utf8', maxBuffer: 1e9, ...options });
  return { exitCode: status, out: stdout, err: withoutProgress(stderr) };
}

/** So many functions that the report takes a while. */
function large(resources: number): string {
  const entries = Array.from({ length: resources }, (_, index) => [`Handler${index}`, { Type: 'AWS::Lambda::Function' }]);
  return folder.write('large.json', templateOf(Object.fromEntries(entries)));
}

describe('each format', () => {
  const endings: Partial<Record<Format, string>> = { text: 'txt', json: 'json', github: 'github.txt', junit: 'junit.xml', markdown: 'md', sarif: 'sarif' };
  // New controls do not change what is asked here.
  const args = ['check', '.', '--select', 'QueueEncrypted,QueueTlsOnly,FunctionTraced'];
  const check = (...more: string[]) => run([...args, ...more], { cwd: goldens });

  test.each(Object.entries(endings))('%s is as it is known', (format, ending) => {
    const { exitCode, out, err } = check('--format', format);
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' });
    expectGolden(`cli/report.${ending}`, out.replaceAll(toolVersion(), 'VERSION'));
  });

  test.each(formats)('%s holds nothing that moves a terminal', (format) => {
    expect(check('--format', format).out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  test('all of them are written at once', () => {
    const { exitCode, out, err } = run([...args.slice(0, 1), goldens, ...formats.flatMap((format) => ['--format', `${format}=${format}.out`])]);
    expect({ exitCode, out, err }).toEqual({ exitCode: 1, out: '', err: '' });
    expect(readdirSync(folder.path).sort()).toEqual(formats.map((format) => `${format}.out`).sort());
    for (const format of formats) expect(readFileSync(join(folder.path, `${format}.out`), 'utf8').length).toBeGreaterThan(100);
  });
});

describe('one clear line and exit code 2 for', () => {
  test.each<[string, () => string | RegExp | readonly [string, string]]>([
    ['a template of a gigabyte', () => {
      truncateSync(folder.write('huge.template.json', '{'), 2 ** 30);
      return 'huge.template.json: 1024 MiB are more than are read';
    }],
    ['links that go in a circle', () => {
      symlinkSync('huge.template.json', join(folder.path, 'other'));
      symlinkSync('other', join(folder.path, 'huge.template.json'));
      return 'huge.template.json: its links go in a circle';
    }],
    ['a config that is none', () => {
      folder.write('bulwark.config.yaml', 'profil: strict');
      return "bulwark.config.yaml: 'profil' means nothing here; did you mean profile?";
    }],
    ['a name that is too long', () => [`${'x'.repeat(300)}: its name is too long`, 'x'.repeat(300)]],
    ['a template that is nested too deeply', () => {
      folder.write('huge.template.json', `{"Resources":${'['.repeat(100_000)}`);
      return /^huge\.template\.json: (not valid JSON|it is nested too deeply)/;
    }],
  ])('%s', (_, prepare) => {
    const prepared = prepare();
    const [message, path] = typeof prepared === 'string' || prepared instanceof RegExp ? [prepared, 'huge.template.json'] : prepared;
    const { exitCode, out, err } = run(['check', path]);
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
    const said = /^cdk-bulwark: ([^\n]*)\n$/.exec(err)?.[1];
    if (typeof message === 'string') expect(said).toBe(message);
    else expect(said).toMatch(message);
  });

  test('a folder that may not be read', () => {
    const closed = join(folder.path, 'closed');
    mkdirSync(closed);
    chmodSync(folder.path, 0o755);
    chmodSync(closed, 0o000);
    // Root reads everything, so it is nobody who asks.
    const { exitCode, err } = run(['check', 'closed'], process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {});
    chmodSync(closed, 0o755);
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: 'cdk-bulwark: closed: it may not be read\n' });
  });

  test('a standard output on a full disk', () => {
    if (!existsSync('/dev/full')) return;
    folder.write('a.json', templateOf({ Queue: { Type: 'AWS::SQS::Queue' } }));
    const { exitCode, err } = run(['check', 'a.json'], { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] });
    expect({ exitCode, err }).toEqual({ exitCode: 2, err: 'cdk-bulwark: standard output: the disk is full\n' });
  });
});

test('a large file of other data is passed over in a folder', () => {
  truncateSync(folder.write('data.json', '{'), 2 ** 30);
  folder.write('a.json', templateOf({ Queue: { Type: 'AWS::SQS::Queue' } }));
  expect(run(['check', '.', '--fail-on', 'never'])).toMatchObject({ exitCode: 0, err: '' });
});

test('it ends quietly where the reader of its output stops early', () => {
  large(3_000);
  const script = 'set -o pipefail; "$0" "$1" check large.json | head -1';
  const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, program], { cwd: folder.path, env: environment, encoding: 'utf8' });
  expect({ stdout, stderr: withoutProgress(stderr) }).toEqual({ stdout: 'large.json:1:15\n', stderr: '' });
});

test('killed at any moment, the report is the old one or the new one, and Ctrl-C leaves nothing beside it', async () => {
  large(2_000);
  const report = join(folder.path, 'report.json');
  const whole = (): boolean => {
    const text = readFileSync(report, 'utf8');
    return text === 'old' || JSON.parse(text) !== undefined;
  };
  for (const signal of ['SIGKILL', 'SIGINT', 'SIGTERM'] as const) {
    for (const after of [150, 300, 450, 600, 750, 900]) {
      writeFileSync(report, 'old');
      const child = spawn(process.execPath, [program, 'check', 'large.json', '--format', 'json=report.json'], { cwd: folder.path, stdio: 'ignore' });
      const timer = setTimeout(() => child.kill(signal), after);
      await new Promise((done) => child.on('close', done));
      clearTimeout(timer);
      expect(whole()).toBe(true);
      if (signal !== 'SIGKILL') expect(readdirSync(folder.path).sort()).toEqual(['large.json', 'report.json']);
      else for (const name of readdirSync(folder.path).filter((one) => one.endsWith('.unfinished'))) rmSync(join(folder.path, name));
    }
  }
}, 120_000);

test('two runs that write one file do not mix', async () => {
  large(500);
  const codes = await Promise.all([1, 2, 3].map(() => new Promise((done) => {
    spawn(process.execPath, [program, 'check', 'large.json', '--format', 'json=report.json'], { cwd: folder.path, stdio: 'ignore' }).on('close', done);
  })));
  expect(codes).toEqual([1, 1, 1]);
  expect(JSON.parse(readFileSync(join(folder.path, 'report.json'), 'utf8'))).toMatchObject({ version: 1 });
}, 30_000);

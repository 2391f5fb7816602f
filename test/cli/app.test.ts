import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Report } from '../../lib/core/report';
import { stackArtifact, templateOf } from '../core/folder';
import { run, withoutProgress } from './command';
import { inWorkingFolder } from './working-folder';

const { folder } = inWorkingFolder();

/** Writes an assembly as an app would, where the environment says. */
const synthesis = (queue: string) => `
  const { mkdirSync, writeFileSync } = require('node:fs');
  const out = process.env.CDK_OUTDIR;
  mkdirSync(out, { recursive: true });
  const write = (name, content) => writeFileSync(out + '/' + name, JSON.stringify(content));
  write('Shop.template.json', ${JSON.stringify(templateOf({ Queue: { Type: 'AWS::SQS::Queue', Metadata: { 'aws:cdk:path': 'Shop/Queue' } } })).replace('"Queue":', `"${queue}":`)});
  write('Shop.metadata.json', { '/Shop/Queue': [{ type: 'aws:cdk:creationStack', data: ['...new Queue in aws-cdk-lib...', 'main (' + process.cwd() + '/app.js:7:3)'] }] });
  write('manifest.json', { artifacts: { Shop: ${JSON.stringify(stackArtifact('Shop.template.json', { additionalMetadataFile: 'Shop.metadata.json' }))} } });
`;

/** What stands for the CDK's command line: it starts the app, and keeps what it was called with. */
const cli = `#!/usr/bin/env node
  const { execSync } = require('node:child_process');
  const { writeFileSync } = require('node:fs');
  const args = process.argv.slice(2);
  writeFileSync('called.json', JSON.stringify(args));
  console.log('noise on standard output');
  const of = (flag) => args[args.indexOf(flag) + 1];
  execSync(of('--app'), { stdio: 'inherit', env: { ...process.env, CDK_OUTDIR: of('--output') } });
`;

const noPath = { env: { PATH: '' } };
const withNode = { env: { PATH: join(process.execPath, '..'), SHELL: '/bin/sh' } };

async function check(args: readonly string[] = [], terminal: Parameters<typeof run>[1] = withNode) {
  const result = await run(['check', ...args, '--format', 'json', '--select', 'QueueTlsOnly'], terminal);
  const report = result.out === '' ? undefined : JSON.parse(result.out) as Report;
  const found = report?.findings.map(({ template, logicalId, source }) => ({ template, logicalId, source }));
  return { ...result, err: withoutProgress(result.err), said: result.err, report, found };
}

const source = { file: 'app.js', line: 7, column: 3 };

test('the app of cdk.json is synthesized through the project\'s own CDK, and findings name its lines', async () => {
  folder().write('app.js', synthesis('Queue'));
  folder().write('cdk.json', { app: 'node app.js', output: 'out' });
  folder().write('node_modules/aws-cdk/bin/cdk', cli);
  const { exitCode, err, found, report } = await check();
  expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' });
  expect(found).toEqual([{ template: 'out/Shop.template.json', logicalId: 'Queue', source }]);
  expect(report!.inputs).toEqual(['out']);
  expect(JSON.parse(readFileSync('called.json', 'utf8'))).toEqual(['synth', '--quiet', '--no-notices', '--app', 'node app.js', '--output', 'out']);
});

test('the CDK on the PATH stands in for that of the project', async () => {
  folder().write('app.js', synthesis('Queue'));
  folder().write('cdk.json', { app: 'node app.js' });
  folder().write('tools/cdk', cli);
  chmodSync('tools/cdk', 0o755);
  const { found } = await check([], { env: { PATH: `${join(folder().path, 'tools')}:${join(process.execPath, '..')}:/usr/bin:/bin` } });
  expect(found).toMatchObject([{ logicalId: 'Queue' }]);
  expect(existsSync('called.json')).toBe(true);
});

test('without the CDK\'s command line the app is started as that would, with its context', async () => {
  folder().write('app.js', `${synthesis('Queue')} writeFileSync('context.json', process.env.CDK_CONTEXT_JSON);`);
  folder().write('cdk.json', { app: 'node app.js', context: { a: 1, b: 1 } });
  folder().write('cdk.context.json', { b: 2 });
  expect((await check()).found).toMatchObject([{ template: 'cdk.out/Shop.template.json', source }]);
  expect(JSON.parse(readFileSync('context.json', 'utf8'))).toMatchObject({ 'a': 1, 'b': 2, 'aws:cdk:enable-path-metadata': true });
});

test('--app and the settings name another app, or an assembly', async () => {
  folder().write('app.js', synthesis('First'));
  folder().write('other.js', synthesis('Second'));
  folder().write('cdk.json', { app: 'node app.js' });
  expect((await check(['--app', 'node other.js'])).found).toMatchObject([{ logicalId: 'Second' }]);
  expect((await check(['--app', 'cdk.out'], noPath)).found).toMatchObject([{ logicalId: 'Second' }]);
  folder().write('bulwark.config.yaml', 'app: node app.js\n');
  expect((await check()).found).toMatchObject([{ logicalId: 'First' }]);
  expect((await check(['cdk.out', '--app', 'x'])).err).toBe('cdk-bulwark: a PATH or --app, not both\n');
});

test('without an app it is the last synthesis, and without that the templates of the folder', async () => {
  folder().write('templates/one.yaml', 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n');
  expect((await check()).found).toMatchObject([{ template: 'templates/one.yaml', source: { file: 'templates/one.yaml', line: 2, column: 3 } }]);
  folder().write('cdk.out/manifest.json', { artifacts: { Shop: stackArtifact('Shop.template.json') } });
  folder().write('cdk.out/Shop.template.json', templateOf({ Queue: { Type: 'AWS::SQS::Queue' } }));
  expect((await check()).found).toMatchObject([{ template: 'cdk.out/Shop.template.json' }]);
});

test('with nothing to judge it says so', async () => {
  mkdirSync('empty');
  process.chdir('empty');
  expect(await check()).toMatchObject({ exitCode: 2, out: '', err: "cdk-bulwark: there is no cdk.json, no cdk.out and no template here; write 'cdk-bulwark check PATH...'\n" });
});

test('an app that fails is told, and what an earlier synthesis left is not judged in its place', async () => {
  folder().write('app.js', synthesis('Queue'));
  folder().write('cdk.json', { app: 'node app.js' });
  await check();
  folder().write('app.js', 'throw new Error("no table")');
  const { exitCode, out, err } = await check();
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
  expect(err).toContain('Error: no table');
  expect(err).toMatch(/\ncdk-bulwark: 'node app\.js' synthesized nothing \(exit code \d+\); see what it says, or give a PATH\n$/);
});

test('an app that its own guardrails fail is judged nevertheless', async () => {
  folder().write('app.js', `${synthesis('Queue')} process.exit(1);`);
  folder().write('cdk.json', { app: 'node app.js' });
  expect(await check()).toMatchObject({ exitCode: 1, err: '', found: [{ logicalId: 'Queue' }] });
});

test('a broken cdk.json is told in one line', async () => {
  folder().write('cdk.json', '{');
  expect((await check()).err).toMatch(/^cdk-bulwark: cdk\.json: [^\n]*\n$/);
});

test('a synthesis that takes its time is told of on standard error, unless it shall be quiet', async () => {
  folder().write('app.js', `${synthesis('Queue')} setTimeout(() => {}, 1500);`);
  folder().write('cdk.json', { app: 'node app.js' });
  expect((await check()).said).toBe('cdk-bulwark: synthesizing the app …\n');
  expect((await check(['-q'])).said).toBe('');
  expect((await check([], { ...withNode, errorIsTerminal: true })).said).toMatch(/^(\r\u001b\[Kcdk-bulwark: synthesizing the app … \d+ s)+\r\u001b\[K$/);
}, 60_000);

describe('--stack', () => {
  const stack = (name: string) => ({ ...stackArtifact(`${name}.template.json`), displayName: `Prod/${name}` });
  beforeEach(() => {
    folder().write('cdk.out/manifest.json', { artifacts: { Shop: stack('Shop'), Bank: stack('Bank') } });
    for (const name of ['Shop', 'Bank']) folder().write(`cdk.out/${name}.template.json`, templateOf({ [name]: { Type: 'AWS::SQS::Queue' } }));
  });

  test.each([['Prod/Shop', ['Shop']], ['Shop', ['Shop']], ['*Bank', ['Bank']], ['Prod/*', ['Bank', 'Shop']]])('%s', async (pattern, expected) => {
    const { found, report } = await check(['cdk.out', '--stack', pattern]);
    expect(found!.map(({ logicalId }) => logicalId)).toEqual(expected);
    expect(report!.summary.templates).toBe(expected.length);
  });

  test('leaves decisions about other stacks alone', async () => {
    folder().write('bulwark.waivers.yaml', 'waivers: [{control: QueueTlsOnly, path: Prod/Bank/Bank, reason: r, owner: o, expires: 2999-01-01}]');
    expect((await check(['cdk.out', '--stack', 'Shop'])).report!.notices).toEqual([]);
  });

  test('that matches nothing is refused', async () => {
    expect((await check(['cdk.out', '--stack', 'Prod/Shp'])).err).toBe("cdk-bulwark: no stack is called 'Prod/Shp'; did you mean Prod/Shop?\n");
    expect((await check(['cdk.out', '--stack', 'Nope*'])).err).toMatch(/there are Prod\/.*\n$/);
  });
});

import { chmodSync, existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { App, NestedStack, Stack, Validations } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { exitCodeOf } from '../../lib/cli/judgement';
import { Report } from '../../lib/core/report';
import { Folder, templateOf } from '../core/folder';
import { findingOf, reportOf } from '../reporters/example-report';
import { run } from './command';

let folder: Folder;
beforeEach(() => { folder = new Folder(); });
afterEach(() => folder.remove());

const untraced = templateOf({ Handler: { Type: 'AWS::Lambda::Function' } });
const nest = (file: string) => ({ Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': file } });

async function check(...args: string[]) {
  const result = await run(['check', '--format', 'json', ...args.map((arg) => (arg.startsWith('-') ? arg : join(folder.path, arg)))]);
  return { ...result, report: JSON.parse(result.out) as Report };
}

/** The templates in which a function is found without tracing: one that every profile of the catalog knows. */
function untracedIn({ findings }: Pick<Report, 'findings'>): string[] {
  return findings.filter(({ control }) => control === 'FunctionTraced').map(({ template }) => template.replace(`${folder.path}/`, ''));
}

describe('judges', () => {
  test('a template of JSON or YAML', async () => {
    folder.write('a.json', untraced);
    folder.write('b.yaml', 'Resources:\n  Handler:\n    Type: AWS::Lambda::Function\n');
    expect(untracedIn((await check('a.json', 'b.yaml')).report)).toEqual(['a.json', 'b.yaml']);
  });

  test('a folder of templates, whatever lies between them', async () => {
    folder.write('one/a.template.json', untraced);
    folder.write('one/two/b.yml', 'Resources: {Handler: {Type: "AWS::Lambda::Function"}}');
    folder.write('one/package.json', { name: 'x', Resources: 3 });
    folder.write('one/notes.yaml', '- AWS::Lambda::Function\n- Resources\n');
    folder.write('one/readme.md', 'AWS::Lambda::Function');
    folder.write('one/broken-but-no-template.json', '{');
    folder.write('one/helm.yaml', '{{ if .Values }}\nresources: []\n');
    folder.write('one/node_modules/x/c.template.json', untraced);
    folder.write('one/.hidden/d.template.json', untraced);
    const { report, exitCode } = await check('one');
    expect(report.errors).toEqual([]);
    expect(untracedIn(report)).toEqual(['one/a.template.json', 'one/two/b.yml']);
    expect(exitCode).toBe(1);
  });

  test('what cdk synth wrote, with its acknowledgements', async () => {
    const app = new App({ outdir: join(folder.path, 'cdk.out') });
    const stack = new Stack(app, 'Shop');
    const properties = { code: { zipFile: 'x' }, runtime: 'nodejs24.x', handler: 'index.handler', role: 'arn:aws:iam::111122223333:role/x' };
    const accepted = new CfnFunction(stack, 'Accepted', properties);
    Validations.of(accepted).acknowledge({ id: 'Bulwark::FunctionTraced', reason: 'is called once a year' });
    new CfnFunction(new NestedStack(stack, 'Nested'), 'Handler', properties);
    app.synth();
    for (const path of ['cdk.out', 'cdk.out/Shop.template.json']) {
      const { report } = await check(path);
      expect(report.summary).toMatchObject({ templates: 2, errors: 0 });
      expect(untracedIn(report)).toEqual([expect.stringMatching(/^cdk\.out\/.*\.nested\.template\.json$/)]);
      expect(report.acknowledged.filter(({ control }) => control === 'FunctionTraced'))
        .toMatchObject([{ constructPath: 'Shop/Accepted', reason: 'is called once a year' }]);
    }
  });

  test('a template once, however often and by whatever name it is reached', async () => {
    folder.write('a.template.json', templateOf({ Child: nest('b.template.json') }));
    folder.write('b.template.json', untraced);
    symlinkSync(join(folder.path, 'b.template.json'), join(folder.path, 'c.template.json'));
    for (const paths of [['.'], ['.', 'a.template.json', 'b.template.json'], ['b.template.json', 'a.template.json', './b.template.json']]) {
      const { report } = await check(...paths);
      expect(report.summary.templates).toBe(2);
      expect(untracedIn(report)).toHaveLength(1);
    }
  });

  test('templates that nest each other, and says that they do', async () => {
    folder.write('a.template.json', templateOf({ Child: nest('b.template.json') }));
    folder.write('b.template.json', templateOf({ Child: nest('a.template.json'), Handler: { Type: 'AWS::Lambda::Function' } }));
    const { report, exitCode } = await check('.');
    expect(exitCode).toBe(2);
    expect(untracedIn(report)).toEqual(['b.template.json']);
  });

  test('without following links out of a folder', async () => {
    const outside = new Folder({ 'x/secret.template.json': untraced, 'x/y.template.json': untraced });
    symlinkSync(join(outside.path, 'x'), join(folder.path, 'linked'));
    symlinkSync(join(outside.path, 'x/y.template.json'), join(folder.path, 'y.template.json'));
    folder.write('a.template.json', untraced);
    const { report } = await check('.');
    outside.remove();
    expect(untracedIn(report)).toEqual(['a.template.json']);
  });
});

describe('fails closed, and names', () => {
  test.each([
    ['a file that is not there', 'gone.json', undefined, 'there is no such file'],
    ['an empty file', 'a.json', '', 'the file is empty'],
    ['what is no template', 'a.json', '{"name":"x"}', "this is no template: it has no 'Resources'"],
    ['a list', 'a.json', '[]', "a template is a mapping with 'Resources', this is a list"],
    ['text', 'a.txt', 'hello', "a template is a mapping with 'Resources', this is a string"],
    ['UTF-16', 'a.json', Buffer.from('\uFEFF{}', 'utf16le'), 'it is UTF-16; save it as UTF-8'],
    ['an empty folder', 'empty', 'folder', 'there is no template in this folder'],
  ])('%s', async (_, name, content, problem) => {
    if (content === 'folder') folder.write(`${name}/readme.md`, 'x');
    else if (content !== undefined) folder.write(name, content);
    const { exitCode, err, report } = await check(name);
    expect(exitCode).toBe(2);
    expect(err).toBe(`cdk-bulwark: ${join(folder.path, name)}: ${problem}\n`);
    expect(report.errors).toEqual([{ file: join(folder.path, name), message: problem }]);
    expect(await run(['check', join(folder.path, name)])).toEqual({ exitCode: 2, out: '', err });
  });

  test.each([
    ['by its name', 'a.template.json', '{"Resources": '],
    ['by what it holds', 'a.yaml', 'Resources:\n  A:\n    Type: AWS::SQS::Queue\n  A: 3\n'],
    ['by its name, though empty', 'a.template.json', ''],
  ])('a broken template in a folder, known %s', async (_, name, text) => {
    folder.write(name, text);
    folder.write('fine.json', untraced);
    const { exitCode, report } = await check('.');
    expect(exitCode).toBe(2);
    expect(report.errors).toHaveLength(1);
    expect(untracedIn(report)).toEqual(['fine.json']);
  });

  test('an assembly without stacks', async () => {
    folder.write('cdk.out/manifest.json', { artifacts: {} });
    expect(await check('cdk.out')).toMatchObject({ exitCode: 2, report: { errors: [{ message: 'there is no stack in this assembly' }] } });
  });

  test('a nested template that can not be read', async () => {
    folder.write('a.json', templateOf({ Child: nest('gone.json') }));
    expect(await check('a.json', '--fail-on=never')).toMatchObject({ exitCode: 2, report: { errors: [{ message: 'there is no such file' }] } });
  });

  test('a file that may not be read', async () => {
    const file = folder.write('a.json', untraced);
    chmodSync(file, 0o000);
    // Root reads everything.
    if (process.getuid?.() !== 0) expect(await check('a.json')).toMatchObject({ exitCode: 2, report: { errors: [{ message: 'it may not be read' }] } });
    chmodSync(file, 0o600);
  });

  test('a device that never ends', async () => {
    if (!existsSync('/dev/zero')) return;
    expect(await run(['check', '/dev/zero'])).toEqual({ exitCode: 2, out: '', err: 'cdk-bulwark: /dev/zero: it is not a file\n' });
  });

  test('a hostile name, without obeying it', async () => {
    const { err } = await run(['check', '/gone\u001b[2J\nfake line']);
    expect(err).toBe('cdk-bulwark: /gone\\u001b[2J\\u000afake line: there is no such file\n');
  });
});

describe('the exit code', () => {
  const failing = (severity: 'critical' | 'high' | 'medium' | 'low') => reportOf([findingOf({ severity })]);
  test.each([
    [failing('low'), 'low', 1],
    [failing('low'), 'medium', 0],
    [failing('high'), 'high', 1],
    [failing('critical'), 'high', 1],
    [failing('high'), 'critical', 0],
    [failing('critical'), 'never', 0],
    [failing('low'), 'unknown', 1],
    [reportOf([findingOf({ verdict: 'unknown', severity: 'critical' })]), 'low', 0],
    [reportOf([findingOf({ verdict: 'unknown' })]), 'unknown', 1],
    [reportOf([findingOf({ origin: 'cdk', severity: 'critical' })]), 'low', 0],
    [reportOf([], { errors: [{ file: 'a', message: 'b' }] }), 'never', 2],
    [reportOf([]), 'unknown', 0],
  ] as const)('case %#', (report, failOn, expected) => {
    expect(exitCodeOf(report, failOn)).toBe(expected);
  });
});

test('a profile asks for its own controls and those of less strict ones', async () => {
  folder.write('a.json', untraced);
  const asked = async (profile: string) => new Set((await check('a.json', `--profile=${profile}`)).report.findings.map(({ control }) => control));
  const [baseline, standard, strict] = [await asked('baseline'), await asked('standard'), await asked('strict')];
  expect([...standard]).toEqual(expect.arrayContaining([...baseline]));
  expect([...strict]).toEqual(expect.arrayContaining([...standard]));
  expect(standard).toContain('FunctionTraced');
});

test.each([
  [{ isTerminal: true }, true],
  [{ isTerminal: false }, false],
  [{ isTerminal: true, env: { NO_COLOR: '1' } }, false],
  [{ isTerminal: true, env: { NO_COLOR: '' } }, true],
  [{ isTerminal: true, env: { TERM: 'dumb' } }, false],
  [{ isTerminal: false, env: { FORCE_COLOR: '1' } }, true],
  [{ isTerminal: true, env: { FORCE_COLOR: '0' } }, false],
])('with %j, colour: %s', async (terminal, expected) => {
  const file = folder.write('a.json', untraced);
  expect((await run(['check', file], terminal)).out.includes('\u001b[')).toBe(expected);
  expect((await run(['check', '--format', 'json', file], terminal)).out).not.toContain('\u001b[');
});

test('our own failure is one line, with the stack trace on request', async () => {
  const broken = { out: () => { throw new Error('the disk\nis full'); } };
  const file = folder.write('a.json', untraced);
  expect(await run(['check', file], broken)).toEqual({ exitCode: 3, out: '', err: 'cdk-bulwark: failed: the disk (BULWARK_DEBUG=1 shows where)\n' });
  expect((await run(['check', file], { ...broken, env: { BULWARK_DEBUG: '1' } })).err).toContain('\n    at ');
});

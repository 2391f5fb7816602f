import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Report } from '../../lib/core/report';
import { Bulwark } from '../../lib/validation/bulwark';
import { Folder, templateOf } from '../core/folder';
import { run } from './command';

let folder: Folder;
let file: string;
beforeEach(() => {
  // The CDK's own validation is slow, and not what is asked about.
  process.env.CDK_VALIDATION = 'false';
  folder = new Folder();
  file = join(folder.path, 'baseline.json');
});
afterEach(() => folder.remove());

const untraced = { Type: 'AWS::Lambda::Function' };
const traced = { Type: 'AWS::Lambda::Function', Properties: { TracingConfig: { Mode: 'Active' } } };
const template = () => join(folder.path, 'shop.json');
const record = (...args: string[]) => run(['baseline', template(), '--output', file, ...args]);

async function check(...args: string[]) {
  const result = await run(['check', template(), '--format', 'json', ...args]);
  return { ...result, report: result.out === '' ? undefined : JSON.parse(result.out) as Report };
}

describe('a baseline', () => {
  test('records what there is, after which the check passes and only what is new fails', async () => {
    folder.write('shop.json', templateOf({ Old: untraced }));
    expect(await record()).toMatchObject({ exitCode: 0, out: expect.stringMatching(/baseline\.json: \d+ findings recorded\n$/) });
    expect((await check('--baseline', file)).exitCode).toBe(0);
    folder.write('shop.json', templateOf({ Old: untraced, New: untraced }));
    const { exitCode, report } = await check('--baseline', file);
    expect(exitCode).toBe(1);
    expect([...new Set(report!.findings.map(({ logicalId }) => logicalId))]).toEqual(['New']);
    expect(report!.summary.baselined).toBeGreaterThan(0);
  });

  test('fails the check where it can shrink, and then shrinks', async () => {
    folder.write('shop.json', templateOf({ Old: untraced }));
    await record();
    folder.write('shop.json', templateOf({ Old: traced }));
    const { exitCode, report } = await check('--baseline', file);
    expect(exitCode).toBe(1);
    expect(report!.notices).toEqual([expect.objectContaining({ id: 'BaselineShrinks', message: expect.stringContaining('FunctionTraced of shop/Old') })]);
    expect((await record()).out).toMatch(/1 repaired and removed\n$/);
    expect(readFileSync(file, 'utf8')).not.toContain('FunctionTraced');
    expect((await check('--baseline', file)).exitCode).toBe(0);
  });

  test('takes in nothing new', async () => {
    folder.write('shop.json', templateOf({ Old: untraced }));
    await record();
    const before = readFileSync(file, 'utf8');
    folder.write('shop.json', templateOf({ Old: untraced, New: untraced }));
    expect(await record()).toMatchObject({ exitCode: 1, out: expect.stringMatching(/\d+ new and not taken in: repair or waive them \(a baseline only shrinks\)\n$/) });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('of a lesser profile does not call what was not asked repaired', async () => {
    folder.write('shop.json', templateOf({ Old: untraced }));
    await record('--profile', 'strict');
    expect((await check('--baseline', file, '--profile', 'baseline')).report!.notices).toEqual([]);
  });

  test('is not written of input that could not be read', async () => {
    folder.write('shop.json', '{');
    expect(await record()).toMatchObject({ exitCode: 2, out: '', err: expect.stringMatching(/no baseline was written\n$/) });
    expect(existsSync(file)).toBe(false);
  });

  test('that can not be written leaves nothing behind', async () => {
    folder.write('shop.json', templateOf({ Old: untraced }));
    const before = readdirSync(folder.path);
    const { exitCode, err } = await run(['baseline', template(), '--output', join(folder.path, 'none', 'b.json')]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^cdk-bulwark: [^\n]*there is no such folder\n$/);
    expect(readdirSync(folder.path)).toEqual(before);
  });

  test.each([
    ['{"version": 1}', "this is no baseline: 'cdk-bulwark baseline' writes one"],
    ['{', 'not valid JSON'],
  ])('that reads %s is bad input, in one line', async (text, problem) => {
    folder.write('shop.json', templateOf({ Old: untraced }));
    folder.write('baseline.json', text);
    for (const result of [await check('--baseline', file), await record()]) {
      expect(result.exitCode).toBe(2);
      expect(result.err).toMatch(/^cdk-bulwark: [^\n]*\n$/);
      expect(result.err).toContain(problem);
    }
  });
});

describe('waivers', () => {
  const waivers = (expires: string) => `waivers:\n- {control: FunctionTraced, path: shop/Old, reason: r, owner: team, expires: ${expires}}\n`;

  test('of a file count until their day, by stack and logical id', async () => {
    folder.write('shop.json', templateOf({ Old: untraced, New: untraced }));
    folder.write('waivers.yaml', waivers('2999-01-01'));
    const { report } = await check('--waivers', join(folder.path, 'waivers.yaml'));
    expect(report!.waived).toEqual([expect.objectContaining({ logicalId: 'Old', owner: 'team', expires: '2999-01-01' })]);
    expect(report!.findings.filter(({ control }) => control === 'FunctionTraced').map(({ logicalId }) => logicalId)).toEqual(['New']);
    folder.write('waivers.yaml', waivers('2026-01-01'));
    const expired = await check('--waivers', join(folder.path, 'waivers.yaml'), '--fail-on', 'critical');
    expect(expired.report!.notices).toEqual([expect.objectContaining({ id: 'WaiverExpired' })]);
    expect(expired.exitCode).toBe(1);
  });

  test('without a reason are bad input', async () => {
    folder.write('shop.json', templateOf({ Old: untraced }));
    folder.write('waivers.yaml', 'waivers: [{control: FunctionTraced, path: a, owner: team, expires: 2999-01-01}]');
    const { exitCode, err } = await check('--waivers', join(folder.path, 'waivers.yaml'));
    expect(exitCode).toBe(2);
    expect(err).toMatch(/waiver 1: 'reason' is missing/);
  });

  test("of an app's code are read from what it synthesized", async () => {
    const app = new App({ outdir: join(folder.path, 'cdk.out'), analyticsReporting: false });
    const stack = new Stack(app, 'Shop');
    const fn = new CfnResource(stack, 'Old', { type: 'AWS::Lambda::Function' });
    Bulwark.waive(stack, { control: 'FunctionTraced', path: 'Ol*', reason: 'r', owner: 'team', expires: '2999-01-01' });
    Bulwark.waive(fn, { control: 'FunctionMemorySet', reason: 'r', owner: 'team', expires: '2999-01-01' });
    app.synth();
    const { out } = await run(['check', app.outdir, '--format', 'json', '--profile', 'strict']);
    expect((JSON.parse(out) as Report).waived.map(({ control }) => control).sort()).toEqual(['FunctionMemorySet', 'FunctionTraced']);
  });

  test('that a hostile assembly claims without an owner are none', async () => {
    const app = new App({ outdir: join(folder.path, 'cdk.out'), analyticsReporting: false });
    const fn = new CfnResource(new Stack(app, 'Shop'), 'Old', { type: 'AWS::Lambda::Function' });
    fn.node.addMetadata('cdk-bulwark:waiver', { control: 'FunctionTraced', reason: 'r', expires: '2999-01-01' });
    app.synth();
    const report = JSON.parse((await run(['check', app.outdir, '--format', 'json'])).out) as Report;
    expect(report.waived).toEqual([]);
    expect(report.findings.map(({ control }) => control)).toContain('FunctionTraced');
  });
});

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Folder } from '../core/folder';
import { run } from './command';

let folder: Folder;
beforeEach(() => { folder = new Folder(); });
afterEach(() => folder.remove());

describe('export', () => {
  test('prints rules for templates', async () => {
    const { exitCode, out, err } = await run(['export', 'guard']);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toContain("let of_FunctionTraced = Resources.*[ Type == 'AWS::Lambda::Function' ]\n");
  });

  test('holds the controls of the profile that is asked for', async () => {
    const rulesOf = async (profile: string) => (await run(['export', 'guard', '--profile', profile])).out.match(/^rule /gm)!.length;
    const [baseline, standard, strict] = [await rulesOf('baseline'), await rulesOf('standard'), await rulesOf('strict')];
    expect(baseline).toBeLessThan(standard);
    expect(standard).toBeLessThan(strict);
  });

  test('of a hook writes its rules and its template into a new folder, and says so', async () => {
    const to = join(folder.path, 'guardrails', 'hook');
    const { exitCode, out } = await run(['export', 'hook', '--output', to]);
    expect(exitCode).toBe(0);
    expect(out).toBe(`${join(to, 'bulwark-hook.guard')}\n${join(to, 'bulwark-hook.template.json')}\n`);
    expect(readFileSync(join(to, 'bulwark-hook.guard'), 'utf8')).toContain("Resources.*[ ResourceType == 'AWS::Lambda::Function' ]");
    expect(readFileSync(join(to, 'bulwark-hook.template.json'), 'utf8')).toContain('"AWS::CloudFormation::GuardHook"');
  });

  test('of conformance packs writes as many as it takes, each small enough to be passed as it is', async () => {
    expect((await run(['export', 'config', '--profile', 'strict', '--output', folder.path])).exitCode).toBe(0);
    const files = readdirSync(folder.path);
    expect(files).toEqual(['bulwark-conformance-pack-1.json', 'bulwark-conformance-pack-2.json']);
    for (const file of files) expect(readFileSync(join(folder.path, file)).length).toBeLessThanOrEqual(51_200);
  });

  test.each([
    [['export'], "export takes one of guard, config, hook; write 'cdk-bulwark export guard'"],
    [['export', 'guard', 'hook'], "export takes one of guard, config, hook; write 'cdk-bulwark export guard'"],
    [['export', 'gard'], "what to export is one of guard, config, hook, not 'gard'; did you mean guard?"],
    [['export', 'hook'], 'hook takes 2 files (bulwark-hook.guard, bulwark-hook.template.json); say where with --output FOLDER'],
    [['export', 'guard', '--format', 'json'], 'export takes no --format; it takes --profile, --output'],
  ])('%j is refused in one line', async (args, message) => {
    expect(await run(args)).toMatchObject({ exitCode: 2, out: '', err: `cdk-bulwark: ${message}\n` });
  });

  test('into a file is refused, which stays what it was', async () => {
    const file = join(folder.path, 'notes.txt');
    writeFileSync(file, 'notes');
    expect(await run(['export', 'guard', '--output', file])).toMatchObject({ exitCode: 2, err: `cdk-bulwark: ${file}: is not a folder that can be written to\n` });
    expect(readFileSync(file, 'utf8')).toBe('notes');
  });
});

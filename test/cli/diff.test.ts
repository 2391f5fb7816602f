import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Report } from '../../lib/core/report';
import { templateOf } from '../core/folder';
import { run } from './command';
import { inWorkingFolder } from './working-folder';

const { folder } = inWorkingFolder();
const untraced = { Type: 'AWS::Lambda::Function' };
const traced = { Type: 'AWS::Lambda::Function', Properties: { TracingConfig: { Mode: 'Active' } } };

async function diff(base: string, ...paths: string[]) {
  const result = await run(['check', ...paths, '--select', 'FunctionTraced', '--format', 'json', '--diff', base]);
  const report = result.out === '' ? undefined : JSON.parse(result.out) as Report;
  const ids = (findings: Report['findings'] = []) => findings.map(({ logicalId }) => logicalId);
  return { ...result, brought: ids(report?.findings), gone: ids(report?.diff?.gone), remaining: ids(report?.diff?.remaining) };
}

function git(...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args], { stdio: 'pipe' });
}

beforeEach(() => {
  folder().write('shop.json', templateOf({ Old: untraced, Mended: traced, New: untraced }));
  folder().write('before/shop.json', templateOf({ Old: untraced, Mended: untraced }));
});

test('reports only what a change brought', async () => {
  expect(await diff('before', 'shop.json')).toMatchObject({ exitCode: 1, brought: ['New'], gone: ['Mended'], remaining: ['Old'] });
  expect(await diff('shop.json', 'shop.json')).toMatchObject({ exitCode: 0, brought: [], gone: [], remaining: ['New', 'Old'] });
  const { out } = await run(['check', 'shop.json', '--select', 'FunctionTraced', '--diff', 'before']);
  expect(out).toContain('Compared with before: 1 finding gone, 1 as before and not listed.');
});

test('takes an earlier report as the base, whatever was decided of its findings', async () => {
  writeFileSync('known.yaml', 'waivers: [{control: FunctionTraced, path: shop/Old, reason: r, owner: o, expires: 2999-01-01}]');
  await run(['check', 'before', '--waivers', 'known.yaml', '--select', 'FunctionTraced', '--format', 'json=base.json']);
  expect(await diff('base.json', 'shop.json')).toMatchObject({ brought: ['New'], gone: ['Mended'], remaining: ['Old'] });
});

test('takes a revision of git as the base, and leaves the repository as it is', async () => {
  writeFileSync('shop.json', JSON.stringify(templateOf({ Old: untraced, Mended: untraced })));
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
  folder().write('shop.json', templateOf({ Old: untraced, Mended: traced, New: untraced }));
  const temporary = () => readdirSync(tmpdir()).filter((name) => name.startsWith('cdk-bulwark-base-'));
  const left = temporary();
  expect(await diff('HEAD', 'shop.json')).toMatchObject({ exitCode: 1, err: '', brought: ['New'], gone: ['Mended'], remaining: ['Old'] });
  mkdirSync('below');
  process.chdir('below');
  expect(await diff('HEAD', '../shop.json')).toMatchObject({ brought: ['New'], gone: ['Mended'] });
  process.chdir('..');
  expect(temporary()).toEqual(left);
  expect(execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' })).toBe(' M shop.json\n');
  folder().write('later.json', templateOf({ A: untraced }));
  expect((await diff('HEAD', 'later.json')).err).toBe('cdk-bulwark: --diff HEAD: git has none of later.json there; give a folder or a report as the base\n');
});

test.each([
  ['no-such-thing', 'cdk-bulwark: --diff no-such-thing: it is no file, no folder and no revision of git\n'],
  ['--upload-pack=x', /no revision of git/],
  ['broken.json', /^cdk-bulwark: broken\.json: not valid JSON\n$/],
  ['odd.json', /^cdk-bulwark: odd\.json: findings 1 has no id\n$/],
  ['short.json', /^cdk-bulwark: short\.json: this report has no findings; write one with --format json\n$/],
  ['empty.json', /^cdk-bulwark: --diff empty\.json: empty\.json: this is no template: it has no 'Resources'\n$/],
])('%s is no base, which is said in one line', async (base, message) => {
  folder().write('broken.json', '{');
  folder().write('odd.json', { tool: { name: 'cdk-bulwark' }, findings: [{}] });
  folder().write('short.json', { tool: { name: 'cdk-bulwark' } });
  folder().write('empty.json', {});
  const { exitCode, out, err } = await run(['check', 'shop.json', `--diff=${base}`]);
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
  if (typeof message === 'string') expect(err).toBe(message);
  else expect(err).toMatch(message);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { readSettings, settingsKeys } from '../../lib/cli/settings';
import { Report } from '../../lib/core/report';
import { templateOf } from '../core/folder';
import { run } from './command';
import { inWorkingFolder } from './working-folder';

const { folder } = inWorkingFolder();
const schema = JSON.parse(readFileSync(join(__dirname, '../../docs/schemas/config.schema.json'), 'utf8')) as { properties: object };
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

beforeEach(() => folder().write('shop.json', templateOf({ Handler: { Type: 'AWS::Lambda::Function' } })));

async function found(...args: string[]): Promise<ReadonlySet<string>> {
  const { out, err } = await run(['check', ...args, '--format', 'json']);
  expect(err).toBe('');
  return new Set((JSON.parse(out) as Report).findings.map(({ control }) => control));
}

test('decide where no flag does', async () => {
  folder().write('bulwark.config.yaml', 'paths: shop.json\nselect: [FunctionTraced, FunctionMemorySet]\nfailOn: critical\n');
  expect(await found()).toEqual(new Set(['FunctionTraced', 'FunctionMemorySet']));
  expect(await found('--select', 'FunctionTraced')).toEqual(new Set(['FunctionTraced']));
  expect((await run(['check', '-q'])).exitCode).toBe(0);
  expect((await run(['check', '-q', '--fail-on', 'low'])).exitCode).toBe(1);
});

test('of JSON count just as well, and files stand where the settings do', async () => {
  folder().write('ci/bulwark.config.json', { $schema: 'x', paths: ['../shop.json'], baseline: 'known.json', profile: 'strict' });
  expect(readSettings('ci/bulwark.config.json')).toEqual({ paths: ['shop.json'], baseline: 'ci/known.json', profile: 'strict' });
  expect((await run(['baseline', '--config', 'ci/bulwark.config.json'])).out).toMatch(/^ci\/known\.json: \d+ findings recorded\n$/);
  expect((await run(['check', '--config', 'ci/bulwark.config.json', '-q'])).exitCode).toBe(0);
});

test('that are empty decide nothing', async () => {
  folder().write('bulwark.config.yaml', '# nothing yet\n');
  expect(readSettings()).toEqual({});
});

test.each([
  ['profil: strict', "bulwark.config.yaml: 'profil' means nothing here; did you mean profile?"],
  ['fail-on: low', "bulwark.config.yaml: 'fail-on' means nothing here; did you mean failOn?"],
  ['zzzzzzzzz: 1', /'zzzzzzzzz' means nothing here; there are app, paths, /],
  ['profile: lax', "bulwark.config.yaml: profile is one of baseline, standard, strict, not 'lax'"],
  ['profile: [strict]', 'bulwark.config.yaml: profile must be a text'],
  ['select: [3]', 'bulwark.config.yaml: select must be a text'],
  ['select: FunctionTracd', "'FunctionTracd' is no control, service or severity; did you mean FunctionTraced?"],
  ['- strict', "bulwark.config.yaml: settings are a mapping, such as 'profile: strict'"],
  ['a: [', /^bulwark\.config\.yaml: not valid YAML/],
  ['"\\u001b[2J": 1', /'\\u001b\[2J' means nothing here/],
  ['__proto__: 1', /'__proto__' means nothing here/],
])('%s is refused in one line', async (text, message) => {
  folder().write('bulwark.config.yaml', text);
  const { exitCode, out, err } = await run(['check', 'shop.json']);
  expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' });
  const said = /^cdk-bulwark: ([^\n]*)\n$/.exec(err)![1];
  if (typeof message === 'string') expect(said).toBe(message);
  else expect(said).toMatch(message);
});

test('have a schema for editors that knows the same keys and values', () => {
  expect(Object.keys(schema.properties).filter((key) => key !== '$schema').sort()).toEqual([...settingsKeys].sort());
  expect(validate({ profile: 'strict', select: 'lambda', format: ['text', 'sarif=x.sarif'], failOn: 'never' })).toBe(true);
  for (const wrong of [{ profil: 'strict' }, { profile: 'lax' }, { select: 3 }, { failOn: 'often' }]) expect(validate(wrong)).toBe(false);
});

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { controls } from '../../lib/catalog/index.generated';
import { controlsOf, profiles, resourceTypesOf, severities } from '../../lib/core/control';

const catalog = join(__dirname, '..', '..', 'lib', 'catalog');

const files = readdirSync(catalog, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join(catalog, name)).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')).map((file) => join(name, file)));
const controlFiles = files.filter((file) => /= (property|graph)Control\(/.test(readFileSync(join(catalog, file), 'utf8')));

test('holds every control that a file declares', () => {
  expect(controls).toHaveLength(controlFiles.length);
});

test('a control is one file of at most 60 lines, and 30 in the median', () => {
  const lengths = controlFiles.map((file) => readFileSync(join(catalog, file), 'utf8').trimEnd().split('\n').length).sort((a, b) => a - b);
  expect(lengths.at(-1)).toBeLessThanOrEqual(60);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(30);
});

test('a file is named after the id of its control', () => {
  for (const file of controlFiles) {
    const [, id] = /^ {2}id: '(\w+)',$/m.exec(readFileSync(join(catalog, file), 'utf8')) ?? [];
    expect(basename(file, '.ts').replaceAll('-', '')).toBe(id?.toLowerCase());
  }
});

test('ids stand once, in PascalCase, without a prefix', () => {
  const ids = controls.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^([A-Z][a-z0-9]*)+$/);
});

test.each(controls.map((control) => [control.id, control] as const))('%s says what it is about, in full', (_, control) => {
  expect(control.title).toMatch(/^[A-Z].*[^.]$/);
  expect(control.why).toMatch(/^[A-Z].*\.$/);
  expect(control.fix).toMatch(/^[A-Z].*\.$/);
  expect(control.source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  expect(severities).toContain(control.severity);
  for (const type of resourceTypesOf(control)) expect(type).toMatch(/^AWS::\w+::\w+$/);
  for (const threat of control.mitigates) {
    expect(threat).toMatch(/^(function|api|store|queue|secret|key|log|identity|network|supply-chain)\.(spoofing|tampering|repudiation|disclosure|denial|elevation)$/);
  }
});

test('each profile asks for all that the one before it does, and more', () => {
  const sizes = profiles.map((profile) => controlsOf(profile, controls).length);
  expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
  expect(new Set(sizes).size).toBe(sizes.length);
  expect(controlsOf('strict', controls)).toHaveLength(controls.length);
});

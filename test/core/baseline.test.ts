import { join } from 'node:path';
import { Baseline, baselineText, entryOf, readBaseline } from '../../lib/core/baseline';
import { findingOf } from '../reporters/example-report';
import { Folder } from './folder';

const known = findingOf();
const other = findingOf({ logicalId: 'Other' });
const controls = new Set(['QueueEncrypted']);
const stacks = new Set(['Shop']);

let folder: Folder;
beforeEach(() => { folder = new Folder(); });
afterEach(() => folder.remove());

test('knows the findings in it, whatever construct or file they moved to', () => {
  const baseline = new Baseline([entryOf(known)]);
  expect(baseline.has(known)).toBe(true);
  expect(baseline.has(findingOf({ constructPath: 'Shop/Moved/Queue', stack: 'Renamed', template: 'other.json', path: 'Properties' }))).toBe(true);
  expect(baseline.has(other)).toBe(false);
  expect(baseline.has({ ...known, deployedStack: 'Stock' })).toBe(false);
  expect(baseline.has({ ...known, id: 'QueueEncrypted[more]' })).toBe(false);
});

test('takes what could not be told and now fails for new', () => {
  const baseline = new Baseline([entryOf({ ...known, verdict: 'unknown' })]);
  expect(baseline.has(known)).toBe(false);
  expect(baseline.has({ ...known, verdict: 'unknown' })).toBe(true);
});

test('says which of its findings are gone, where their control and stack were judged', () => {
  const baseline = new Baseline([entryOf(known), entryOf(other)]);
  baseline.has(known);
  expect(baseline.gone(controls, stacks)).toEqual([entryOf(other)]);
  expect(baseline.gone(new Set(), stacks)).toEqual([]);
  expect(baseline.gone(controls, new Set(['Stock']))).toEqual([]);
  expect(baseline.notices(controls, stacks)).toEqual([expect.objectContaining({
    level: 'error', id: 'BaselineShrinks', message: 'QueueEncrypted of Shop/Other is repaired, and still in the baseline',
  })]);
  expect(baseline.without(baseline.gone(controls, stacks))).toEqual([entryOf(known)]);
});

test('is written sorted, one line a finding, and read back the same', () => {
  const entries = [entryOf(other), entryOf(known), entryOf(findingOf({ id: 'QueueEncrypted["a"]', verdict: 'unknown' }))];
  const text = baselineText(entries);
  expect(baselineText([...entries].reverse())).toBe(text);
  expect(text.split('\n')).toHaveLength(entries.length + 6);
  folder.write('b.json', text);
  expect(baselineText(readBaseline(join(folder.path, 'b.json')).without([]))).toBe(text);
});

test('without findings it is an empty list', () => {
  expect(baselineText([])).toBe('{\n  "version": 1,\n  "findings": []\n}\n');
});

test('all stacks count where none are named, and the file is named as it was read or by default', () => {
  const baseline = new Baseline([entryOf(known)]);
  expect(baseline.gone(controls)).toEqual([entryOf(known)]);
  expect(baseline.notices(controls, stacks)).toMatchObject([{ where: 'bulwark.baseline.json' }]);
  folder.write('b.json', baselineText([entryOf(known)]));
  expect(readBaseline(join(folder.path, 'b.json')).notices(controls, stacks)).toMatchObject([{ where: join(folder.path, 'b.json') }]);
});

test.each(['stack', 'logicalId', 'id', 'verdict'])('a finding without %s is refused', (missing) => {
  const finding = { stack: 'S', logicalId: 'L', id: 'I', verdict: 'unknown', [missing]: undefined };
  folder.write('b.json', JSON.stringify({ version: 1, findings: [{ ...finding, [missing]: 'fail' }, finding] }));
  expect(() => readBaseline(join(folder.path, 'b.json'))).toThrow('finding 2 has no stack, logicalId, id or verdict');
});

test.each([
  ['{"version": 1, "findings": [null]}', /finding 1 has no stack/],
  ['{"version": 1, "findings": ["x"]}', /finding 1 has no stack/],
  ['{"version": 2, "findings": []}', /this is no baseline: 'cdk-bulwark baseline' writes one/],
  ['{"version": 1}', /this is no baseline/],
  ['{"version": 1, "findings": [{"stack": "S", "logicalId": "L", "id": "I"}]}', /finding 1 has no stack, logicalId, id or verdict/],
  ['{"version": 1, "findings": [', /not valid JSON/],
])('%s is refused', (text, message) => {
  folder.write('b.json', text);
  expect(() => readBaseline(join(folder.path, 'b.json'))).toThrow(message);
});

import { assemblyMetadata, assetFiles, constructPathsOf, nestedStackPath, waiversFrom } from '../../lib/core/assembly-metadata';

const logicalId = (data: unknown) => ({ type: 'aws:cdk:logicalId', data });
const waiver = { control: 'QueueEncrypted', reason: 'r', owner: 'o', expires: '2027-06-30' };

test('logical ids lead to constructs, each in the stack that it lies in', () => {
  const metadata = assemblyMetadata({
    '/Shop/Queue/Resource': [logicalId('Queue')],
    '/Shop/Kid.NestedStack/Kid.NestedStackResource': [logicalId('Kid')],
    '/Shop/Kid/Topic/Resource': [logicalId('Topic')],
    '/Shop/Kid/Topic/Text': [logicalId(3)],
    '/Shop/Kid/Topic/Other': [{ type: 'aws:cdk:warning', data: 'Other' }],
  }, 'Shop');
  expect([...constructPathsOf(metadata, 'Shop')]).toEqual([['Queue', 'Shop/Queue/Resource'], ['Kid', 'Shop/Kid.NestedStack/Kid.NestedStackResource']]);
  expect([...constructPathsOf(metadata, 'Shop/Kid')]).toEqual([['Topic', 'Shop/Kid/Topic/Resource']]);
  expect(constructPathsOf(metadata, 'Gone').size).toBe(0);
  expect(constructPathsOf(metadata, undefined).size).toBe(0);
  expect(constructPathsOf(undefined, 'Shop').size).toBe(0);
});

test('acknowledgements, waivers and traces are taken from the entries that hold them', () => {
  const metadata = assemblyMetadata({
    '/Shop': [{ type: 'cdk-bulwark:waiver', data: waiver }, { type: 'cdk-bulwark:waiver', data: { control: 'A' } }, { type: 'other', data: waiver }],
    '/Shop/Queue': [
      { type: 'aws:cdk:acknowledged-rules', data: { 'Bulwark::QueueEncrypted': 'why' } }, { type: 'other', data: { 'Bulwark::Other': 'why' } },
      { type: 'aws:cdk:creationStack', data: ['a'] }, logicalId('Queue'),
    ],
  }, 'Shop');
  expect(metadata.waivers).toEqual([{ ...waiver, path: '', scope: 'Shop', where: 'Shop' }]);
  expect(metadata.acknowledgements).toEqual([{ constructPath: 'Shop/Queue', id: 'QueueEncrypted', reason: 'why' }]);
  expect([...metadata.creationTraces]).toEqual([['Shop/Queue', ['a']]]);
});

test('what is no waiver is left out', () => {
  expect(waiversFrom('Shop', { ...waiver, owner: undefined })).toEqual([]);
  expect(waiversFrom('Shop', waiver)).toHaveLength(1);
});

test.each<[string | undefined, string | undefined]>([
  ['Shop/Kid.NestedStack/Kid.NestedStackResource', 'Shop/Kid'],
  ['Shop/Kid.NestedStack/Kid.NestedStackResource/Below', undefined],
  ['Shop/Kid.NestedStack/a/Kid.NestedStackResource', undefined],
  ['Shop/Kid', undefined],
  [undefined, undefined],
])('%s makes the nested stack %s', (path, expected) => {
  expect(nestedStackPath(path)).toBe(expected);
});

test.each([undefined, 'text', [], { '/A': 'x' }, { '/A': [3, null, {}] }])('metadata of a wrong shape, as %j, holds nothing', (odd) => {
  const { constructPaths, creationTraces, acknowledgements, waivers } = assemblyMetadata(odd, 'Shop');
  expect([constructPaths.size, creationTraces.size, acknowledgements, waivers]).toEqual([0, 0, [], []]);
});

test('assets are found by the last part of their key; what has none or no file is left out', () => {
  const file = (path: unknown, ...keys: unknown[]) => ({ source: { path }, destinations: Object.fromEntries(keys.map((objectKey, index) => [`d${index}`, { objectKey }])) });
  const files = { a: file('a.json', 'prefix/a.json', 'b.json'), c: file(undefined, 'c.json'), d: file('d.json', undefined), e: 3 };
  expect([...assetFiles({ files })]).toEqual([['a.json', 'a.json'], ['b.json', 'a.json']]);
  expect(assetFiles(undefined).size).toBe(0);
});

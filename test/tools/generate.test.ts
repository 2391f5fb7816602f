import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../../tools/generate';
import { fileNameOf } from '../../tools/generate/catalog-entries';
import { differences, write } from '../../tools/generate/generated-file';
import { reportPage } from '../../tools/generate/report-page';

// The first run loads the L1 classes of every service.
jest.setTimeout(60_000);

const root = join(__dirname, '../..');

test('the committed output is what the sources give', async () => {
  expect(differences(root, await generate(root))).toEqual([]);
});

test('the committed page of the HTML report is what its sources give', () => {
  expect(differences(root, reportPage(root))).toEqual([]);
});

test('two runs give the same text', async () => {
  expect(await generate(root)).toEqual(await generate(root));
});

test.each([
  ['FunctionTraced', 'function-traced'],
  ['ApiV2CorsNarrow', 'api-v2-cors-narrow'],
  ['WAFAttached', 'waf-attached'],
  ['SecretRotatedWithin90Days', 'secret-rotated-within-90-days'],
])('the file of %s is called %s', (id, file) => {
  expect(fileNameOf(id)).toBe(file);
});

describe('in a folder of its own', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'bulwark-generate-')); });
  afterEach(() => rmSync(folder, { recursive: true }));

  function writeSource(path: string, text: string): void {
    mkdirSync(join(folder, 'lib/catalog', path, '..'), { recursive: true });
    writeFileSync(join(folder, 'lib/catalog', path), text);
  }

  const source = (name: string, id: string) => `exports.${name} = {
    kind: 'property', id: '${id}', title: 'A | B', severity: 'low', why: 'w', fix: 'f', resource: 'AWS::SQS::Queue', requires: { op: 'present', path: 'QueueName' },
    satisfies: [], mitigates: [], source: 's', examples: { fails: [{}], passes: [{}] } };`;

  test('what lies in the controls folder from an earlier run goes away', async () => {
    writeSource('sqs/queue-safe.ts', source('queueSafe', 'QueueSafe'));
    mkdirSync(join(folder, 'docs/controls'), { recursive: true });
    writeFileSync(join(folder, 'docs/controls/Gone.md'), 'old');
    const output = await generate(folder);
    expect(differences(folder, output)).toContain('docs/controls/Gone.md');
    write(folder, output);
    expect(differences(folder, await generate(folder))).toEqual([]);
  });

  test('a file without a control is something that controls share', async () => {
    writeSource('sqs/queue-policies.ts', 'exports.queuePolicies = () => [];');
    expect((await generate(folder)).files.map(({ path }) => path).filter((path) => !path.startsWith('docs/compliance/')))
      .toEqual(['lib/catalog/index.generated.ts', 'docs/controls/index.md']);
  });

  test('a bar in a title does not break the table', async () => {
    writeSource('sqs/queue-safe.ts', source('queueSafe', 'QueueSafe'));
    write(folder, await generate(folder));
    expect(readFileSync(join(folder, 'docs/controls/index.md'), 'utf8')).toContain('| A \\| B |');
  });

  test.each([
    ['two controls in one file', { 'sqs/queue-safe.ts': source('queueSafe', 'QueueSafe') + source('other', 'Other') }, /exports 2 controls/],
    ['a file that is not named after its control', { 'sqs/queue.ts': source('queueSafe', 'QueueSafe') }, /call the file queue-safe\.ts/],
    ['an export that is not named after its control', { 'sqs/queue-safe.ts': source('queue', 'QueueSafe') }, /call it queueSafe/],
    ['one id twice', {
      'sqs/queue-safe.ts': source('queueSafe', 'QueueSafe'), 'sns/queue-safe.ts': source('queueSafe', 'QueueSafe'),
    }, /Two controls are called QueueSafe/],
  ])('%s is refused', async (_, files, problem) => {
    for (const [path, text] of Object.entries(files)) writeSource(path, text);
    await expect(generate(folder)).rejects.toThrow(problem);
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { controls } from '../../lib/catalog/index.generated';
import { PropertyControl, templateOf } from '../../lib/core/control';
import { exampleResource } from '../../lib/core/example';
import { isObject } from '../../lib/core/json';
import { Edit, repairOf, withEdits } from '../../lib/core/repair';
import { EditableTemplate, withTextEdits } from '../../lib/core/template-edits';
import { TemplateGraph } from '../../lib/core/template-graph';
import { readTemplate } from '../../lib/core/template-reader';

function edited(text: string, edits: readonly Edit[], logicalId = 'Queue'): string | undefined {
  const found = new EditableTemplate(text).textEdits(logicalId, edits);
  return found && withTextEdits(text, found);
}

const encrypted: Edit = { path: 'SqsManagedSseEnabled', value: true };

test('replaces a value and leaves the rest as it was written', () => {
  const text = 'Resources:\n  Queue: # ours\n    Type: AWS::SQS::Queue\n    Properties:\n      SqsManagedSseEnabled: "false" # why?\n      QueueName:  a\n';

  expect(edited(text, [encrypted])).toBe(text.replace('"false"', 'true'));
});

test('adds what is missing before what is there, at its indentation', () => {
  expect(edited('Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: a\n', [encrypted]))
    .toBe('Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    Properties:\n      SqsManagedSseEnabled: true\n      QueueName: a\n');
  expect(edited('Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n', [encrypted]))
    .toBe('Resources:\n  Queue:\n    Properties:\n      SqsManagedSseEnabled: true\n    Type: AWS::SQS::Queue\n');
  expect(edited('{\n  "Resources": {\n    "Queue": {\n      "Type": "AWS::SQS::Queue",\n      "Properties": {}\n    }\n  }\n}', [encrypted]))
    .toBe('{\n  "Resources": {\n    "Queue": {\n      "Type": "AWS::SQS::Queue",\n      "Properties": { "SqsManagedSseEnabled": true }\n    }\n  }\n}');
});

test('several values go into one new object', () => {
  const text = '{"Resources":{"Bucket":{"Type":"AWS::S3::Bucket"}}}';

  expect(edited(text, [{ path: 'Block.A', value: true }, { path: 'Block.B', value: 'x' }], 'Bucket'))
    .toBe('{"Resources":{"Bucket":{"Properties": { "Block": { "A": true, "B": "x" } }, "Type":"AWS::S3::Bucket"}}}');
});

test('lines keep the ends that they have', () => {
  expect(edited('Resources:\r\n  Queue:\r\n    Type: AWS::SQS::Queue\r\n', [encrypted]))
    .toBe('Resources:\r\n  Queue:\r\n    Properties:\r\n      SqsManagedSseEnabled: true\r\n    Type: AWS::SQS::Queue\r\n');
});

test.each([
  ['a function', 'Resources: { Queue: { Properties: { SqsManagedSseEnabled: !Ref Encrypted } } }'],
  ['a function in place of what holds it', 'Resources: { Queue: { Properties: { Fn::Transform: x } } }'],
  ['an anchor, which others may share', 'Resources:\n  Queue:\n    Properties: &shared\n      SqsManagedSseEnabled: false\n'],
  ['an alias', 'Shared: &shared { QueueName: a }\nResources:\n  Queue:\n    Properties: *shared\n'],
  ['a merge', 'Shared: &shared { QueueName: a }\nResources:\n  Queue:\n    Properties:\n      <<: *shared\n'],
  ['nothing', 'Resources:\n  Queue:\n    Properties:\n      SqsManagedSseEnabled:\n'],
  ['another resource', 'Resources: { Topic: { Type: AWS::SNS::Topic } }'],
])('leaves alone what is %s', (_, text) => {
  expect(edited(text, [encrypted])).toBeUndefined();
});

test('an element that a list lacks is not made', () => {
  expect(edited('Resources: { Queue: { Properties: { Rules: [] } } }', [{ path: 'Rules.0.Enabled', value: true }])).toBeUndefined();
});

test('what is neither JSON nor YAML is refused', () => {
  expect(() => new EditableTemplate('{ "Resources": ')).toThrow();
});

const repairable = controls.filter((control): control is PropertyControl => control.kind === 'property')
  .flatMap((control) => control.examples.fails.map((example) => [control, example] as const));
const styles: Readonly<Record<string, (value: unknown) => string>> = {
  'indented JSON': (value) => JSON.stringify(value, undefined, 1),
  'dense JSON': (value) => JSON.stringify(value),
  'YAML': (value) => stringify(value),
  'YAML, lists not indented': (value) => stringify(value, { indentSeq: false, indent: 4 }),
};

test.each(Object.entries(styles))('every repair of a control can be written into %s', (_, write) => {
  let count = 0;
  for (const [control, example] of repairable) {
    const repair = repairOf(control, exampleResource(control, example));
    if (!('edits' in repair) || repair.edits.length === 0) continue;
    const text = write(templateOf(control, example));
    const result = edited(text, repair.edits, 'Subject');
    if (result === undefined) continue;
    count += 1;
    expect({ id: control.id, properties: propertiesIn(result, 'Subject') })
      .toEqual({ id: control.id, properties: withEdits(propertiesIn(text, 'Subject'), repair.edits) });
  }
  expect(count).toBeGreaterThan(50);
});

const corpus = join(__dirname, '../../../shared/corpus/apps');
// eslint-disable-next-line no-console
if (!existsSync(corpus)) console.warn(`Skipped: the templates of public apps are not at ${corpus}.`);
const withCorpus = existsSync(corpus) ? test : test.skip;

withCorpus('every repair in the corpus reads as it should once written', () => {
  let count = 0;
  for (const file of readdirSync(corpus)) {
    const text = readFileSync(join(corpus, file), 'utf8');
    if (text.length > 100_000) continue;
    const template = new EditableTemplate(text);
    const graph = new TemplateGraph([{ stackName: file, file, template: readTemplate(text, file) }]);
    for (const [control] of new Map(repairable)) {
      for (const resource of graph.ofType(control.resource)) {
        const repair = repairOf(control, resource);
        const found = 'edits' in repair && repair.edits.length > 0 ? template.textEdits(resource.logicalId, repair.edits) : undefined;
        if (!found || count++ % 7 !== 0) continue;
        const { logicalId } = resource;
        const { edits } = repair as { readonly edits: readonly Edit[] };
        expect(propertiesIn(withTextEdits(text, found), logicalId)).toEqual(withEdits(propertiesIn(text, logicalId), edits));
      }
    }
  }
  expect(count).toBeGreaterThan(100);
});

function propertiesIn(text: string, logicalId: string): unknown {
  const resources = readTemplate(text, 'template').Resources;
  const resource = isObject(resources) ? resources[logicalId] : undefined;
  return isObject(resource) ? resource.Properties ?? {} : {};
}

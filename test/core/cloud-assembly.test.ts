import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnResource, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { CloudAssembly, isCloudAssembly, readCloudAssembly } from '../../lib/core/cloud-assembly';
import { TemplateGraph } from '../../lib/core/template-graph';
import { Folder, stackArtifact, templateOf } from './folder';

const queue = { Type: 'AWS::SQS::Queue' };

let folder: Folder;
beforeEach(() => { folder = new Folder(); });
afterEach(() => folder.remove());

function queuesOf(assembly: CloudAssembly): { stack: string; file: string; constructPath?: string }[] {
  const graph = new TemplateGraph(assembly.templates.map(({ source }) => source));
  return graph.ofType('AWS::SQS::Queue').map(({ stack, constructPath }) => ({ stack: stack.source.stackName, file: stack.source.file, constructPath }));
}

const messages = ({ errors }: CloudAssembly) => errors.map(({ message }) => message);

describe.each([
  ['with the metadata that the CDK command line asks for', { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true }],
  ['without it', {}],
])('an app synthesized %s', (_, context) => {
  let assembly: CloudAssembly;
  beforeEach(() => {
    const app = new App({ outdir: folder.path, context });
    const stack = new Stack(app, 'Top');
    const own = new Queue(stack, 'Own');
    Validations.of(own).acknowledge({ id: 'Bulwark::QueueEncrypted', reason: 'no secrets in it' });
    Validations.of(own).acknowledge({ id: 'AwsSolutions-SQS3', reason: "another plugin's" });
    const nested = new NestedStack(stack, 'Nested');
    new Queue(nested, 'Own');
    new Queue(new NestedStack(nested, 'Deeper'), 'Own');
    new Queue(new Stack(new Stage(app, 'Prod'), 'Shop'), 'Own');
    app.synth();
    assembly = readCloudAssembly(folder.path, 'cdk.out');
  });

  test('is read with its stages and nested stacks, each resource with its construct', () => {
    expect(messages(assembly)).toEqual([]);
    expect(queuesOf(assembly)).toEqual([
      { stack: 'Prod/Shop', file: expect.stringMatching(/^cdk\.out\/assembly-Prod\/.*\.template\.json$/), constructPath: 'Prod/Shop/Own/Resource' },
      { stack: 'Top', file: 'cdk.out/Top.template.json', constructPath: 'Top/Own/Resource' },
      {
        stack: expect.stringMatching(/^Top#Nested\w+$/),
        file: expect.stringMatching(/^cdk\.out\/TopNested\w+\.nested\.template\.json$/),
        constructPath: 'Top/Nested/Own/Resource',
      },
      { stack: expect.stringMatching(/^Top#Nested\w+#Deeper\w+$/), file: expect.any(String), constructPath: 'Top/Nested/Deeper/Own/Resource' },
    ]);
  });

  test('comes with what was acknowledged of our controls', () => {
    expect(assembly.acknowledgements).toEqual([{ constructPath: 'Top/Own', id: 'QueueEncrypted', reason: 'no secrets in it' }]);
  });
});

test('the display name is the name of a stack, and the metadata may stand in the manifest', () => {
  folder.write('manifest.json', {
    artifacts: {
      ShopStack: stackArtifact('Shop.template.json', {
        displayName: 'Shop/Stack',
        metadata: { '/Shop/Stack': [{ type: 'aws:cdk:acknowledged-rules', data: { 'Bulwark::A': 'because' } }, null, 'x'], '/Shop': 3 },
      }),
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
    },
  });
  folder.write('Shop.template.json', templateOf({ Own: queue }));
  const assembly = readCloudAssembly(folder.path, 'cdk.out');
  expect(queuesOf(assembly)).toEqual([{ stack: 'Shop/Stack', file: 'cdk.out/Shop.template.json', constructPath: undefined }]);
  expect(assembly.acknowledgements).toEqual([{ constructPath: 'Shop/Stack', id: 'A', reason: 'because' }]);
});

test('the account of a stack is known where its environment names one', () => {
  folder.write('manifest.json', {
    artifacts: {
      Known: stackArtifact('Shop.template.json', { environment: 'aws://111122223333/eu-west-1' }),
      Open: stackArtifact('Shop.template.json', { environment: 'aws://unknown-account/unknown-region' }),
    },
  });
  folder.write('Shop.template.json', templateOf({ Own: queue }));
  expect(readCloudAssembly(folder.path, 'cdk.out').templates.map(({ source }) => source.account)).toEqual(['111122223333', undefined]);
});

test('nothing outside the folder is read, whatever the manifest says', () => {
  const outside = new Folder({ 'a.template.json': templateOf({ Own: queue }), 'manifest.json': { artifacts: { A: stackArtifact('a.template.json') } } });
  symlinkSync(outside.path, join(folder.path, 'linked'));
  symlinkSync(join(outside.path, 'a.template.json'), join(folder.path, 'linked.template.json'));
  folder.write('own.template.json', templateOf({}));
  folder.write('manifest.json', {
    artifacts: {
      Absolute: stackArtifact(join(outside.path, 'a.template.json')),
      Link: stackArtifact('linked.template.json'),
      LinkedAssembly: { type: 'cdk:cloud-assembly', properties: { directoryName: 'linked' } },
      Itself: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } },
      Parent: { type: 'cdk:cloud-assembly', properties: { directoryName: '..' } },
      Metadata: stackArtifact('own.template.json', { additionalMetadataFile: '../../etc/passwd' }),
      Nameless: { type: 'aws:cloudformation:stack' },
    },
  });
  const assembly = readCloudAssembly(folder.path, 'cdk.out');
  outside.remove();
  expect(assembly.templates).toEqual([]);
  expect(messages(assembly)).toEqual([
    'cdk.out/manifest.json: the template of stack Absolute lies outside the assembly',
    'cdk.out/manifest.json: the template of stack Link lies outside the assembly',
    'cdk.out/manifest.json: the assembly LinkedAssembly lies outside the assembly',
    'cdk.out/manifest.json: the assembly Itself lies outside the assembly',
    'cdk.out/manifest.json: the assembly Parent lies outside the assembly',
    'cdk.out/manifest.json: the metadata of stack Metadata lies outside the assembly',
    'cdk.out/manifest.json: does not name the template of stack Nameless',
  ]);
});

test.each([
  ['{', /^cdk\.out\/manifest\.json: not valid JSON/],
  ['[]', /^cdk\.out\/manifest\.json: this is no mapping/],
])('a manifest %j is an error', (text, problem) => {
  folder.write('manifest.json', text);
  expect(messages(readCloudAssembly(folder.path, 'cdk.out'))).toEqual([expect.stringMatching(problem)]);
});

test('a stack that can not be read does not hide the others', () => {
  folder.write('manifest.json', { artifacts: { Gone: stackArtifact('gone.template.json'), There: stackArtifact('there.template.json') } });
  folder.write('there.template.json', templateOf({ Own: queue }));
  const assembly = readCloudAssembly(folder.path, 'cdk.out');
  expect(messages(assembly)).toEqual(['cdk.out/gone.template.json: there is no such file']);
  expect(queuesOf(assembly)).toHaveLength(1);
});

test.each([
  [{ 'manifest.json': { artifacts: {} } }, true],
  [{ 'manifest.json': '{', 'cdk.out': '{}' }, true],
  [{ 'manifest.json': { name: 'a web app' } }, false],
  [{ 'manifest.json': 'not JSON' }, false],
  [{ 'a.template.json': {} }, false],
])('%j is an assembly: %s', (files, expected) => {
  for (const [name, content] of Object.entries(files)) folder.write(name, content);
  expect(isCloudAssembly(folder.path)).toBe(expected);
});

test('an overridden type of resource is still the construct that made it', () => {
  const app = new App({ outdir: folder.path });
  new CfnResource(new Stack(app, 'Top'), 'Raw', { type: 'AWS::SQS::Queue' });
  app.synth();
  expect(queuesOf(readCloudAssembly(folder.path))).toMatchObject([{ constructPath: 'Top/Raw' }]);
});

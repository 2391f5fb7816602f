import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { assemblyMetadata } from '../../lib/core/assembly-metadata';
import { loadTemplate } from '../../lib/core/nested-templates';
import { TemplateGraph } from '../../lib/core/template-graph';
import { Folder, templateOf } from './folder';

let folder: Folder;
beforeEach(() => { folder = new Folder(); });
afterEach(() => folder.remove());

const nest = (asset: string) => ({ Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': asset } });

function load(name: string) {
  const { source, errors, nestedFiles } = loadTemplate(join(folder.path, name), 'Top', { shownAs: name });
  const stacks = new TemplateGraph([source]).stacks.map((stack) => `${stack.source.stackName} = ${stack.source.file}`);
  return { stacks, errors: errors.map(({ message }) => message), nestedFiles };
}

test.each([
  ["the CDK's asset metadata", nest('child.json')],
  ['a local TemplateURL', { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './child.json' } }],
  ['a local SAM application', { Type: 'AWS::Serverless::Application', Properties: { Location: 'child.json' } }],
])('a nested stack is found by %s', (_, declaration) => {
  folder.write('top.json', templateOf({ Child: declaration }));
  folder.write('child.json', templateOf({}));
  const { stacks, errors, nestedFiles } = load('top.json');
  expect(stacks).toEqual(['Top = top.json', expect.stringMatching(/^Top#Child = (\.\/)?child\.json$/)]);
  expect(errors).toEqual([]);
  expect(nestedFiles.size).toBe(1);
});

test.each([
  ['a string', 'https://bucket.s3.amazonaws.com/abc.json'],
  ['an Fn::Sub', { 'Fn::Sub': 'https://bucket.s3.${AWS::URLSuffix}/abc.json' }],
  ['an Fn::Join', { 'Fn::Join': ['', ['https://bucket/', { Ref: 'Prefix' }, '/abc.json']] }],
])('a nested stack is found by its asset, where its URL is %s', (_, url) => {
  folder.write('Top.template.json', templateOf({ Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url } } }));
  folder.write('Top.assets.json', { files: { abc: { source: { path: 'child.json' }, destinations: { here: { objectKey: 'abc.json' } } }, odd: 3 } });
  folder.write('child.json', templateOf({}));
  expect(load('Top.template.json').stacks).toEqual(['Top = Top.template.json', 'Top#Child = child.json']);
});

test('a nested stack is found by its asset where assets have a prefix in their bucket', () => {
  const url = 'https://bucket.s3.amazonaws.com/team/abc.json';
  folder.write('Top.template.json', templateOf({ Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url } } }));
  folder.write('Top.assets.json', { files: { abc: { source: { path: 'child.json' }, destinations: { here: { objectKey: 'team/abc.json' } } } } });
  folder.write('child.json', templateOf({}));
  expect(load('Top.template.json').stacks).toEqual(['Top = Top.template.json', 'Top#Child = child.json']);
});

test.each([
  [{ TemplateURL: 'https://bucket.s3.amazonaws.com/elsewhere.json' }],
  [{ TemplateURL: 's3://bucket/elsewhere.json' }],
  [{ TemplateURL: { Ref: 'Url' } }],
  [{ TemplateURL: 7 }],
  [undefined],
])('a nested stack that lies elsewhere, as with %j, is no error', (properties) => {
  folder.write('top.json', templateOf({ Child: { Type: 'AWS::CloudFormation::Stack', Properties: properties } }));
  expect(load('top.json')).toMatchObject({ stacks: ['Top = top.json'], errors: [] });
});

test('a template can not lead out of its folder', () => {
  const outside = new Folder({ 'secret.json': templateOf({}) });
  symlinkSync(join(outside.path, 'secret.json'), join(folder.path, 'link.json'));
  folder.write('top.json', templateOf({
    Up: nest('../secret.json'), Absolute: nest(join(outside.path, 'secret.json')), Link: nest('link.json'), Folder: nest('.'),
  }));
  const { stacks, errors } = load('top.json');
  outside.remove();
  expect(stacks).toEqual(['Top = top.json']);
  expect(errors).toEqual(Array(4).fill(expect.stringContaining('lies outside the folder of its parent')));
});

test('a template that nests itself, or two that nest each other, end', () => {
  folder.write('itself.json', templateOf({ Again: nest('itself.json') }));
  expect(load('itself.json')).toMatchObject({
    stacks: ['Top = itself.json'], errors: ['itself.json: Top#Again nests a template in itself, or more than 20 deep'],
  });
  folder.write('a.json', templateOf({ B: nest('b.json') }));
  folder.write('b.json', templateOf({ A: nest('a.json') }));
  expect(load('a.json')).toMatchObject({ stacks: ['Top = a.json', 'Top#B = b.json'], errors: [expect.stringContaining('Top#B#A nests')] });
});

test('a nested template that can not be read is an error, and the rest is judged', () => {
  folder.write('top.json', templateOf({ Gone: nest('gone.json'), Broken: nest('broken.json'), Fine: nest('fine.json') }));
  folder.write('broken.json', '{');
  folder.write('fine.json', templateOf({}));
  const { stacks, errors } = load('top.json');
  expect(stacks).toEqual(['Top = top.json', 'Top#Fine = fine.json']);
  expect(errors).toEqual(['gone.json: there is no such file', expect.stringMatching(/^broken\.json: not valid/)]);
});

test('a resource of another type is no nested stack, whatever it names', () => {
  folder.write('top.json', templateOf({
    Topic: { ...nest('child.json'), Type: 'AWS::SNS::Topic' }, Own: { Type: 'AWS::SNS::Topic', Properties: { TemplateURL: 'child.json', Location: 'child.json' } },
  }));
  folder.write('child.json', templateOf({}));
  expect(load('top.json').stacks).toEqual(['Top = top.json']);
});

test('a relative path may have a colon in it; what starts with a scheme lies elsewhere', () => {
  folder.write('top.json', templateOf({ Child: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './a/b:c.json' } } }));
  folder.write('a/b:c.json', templateOf({}));
  expect(load('top.json').stacks).toHaveLength(2);
});

describe('what the CDK wrote down of constructs', () => {
  const tree = (path: string, logicalId: string, line: number) => ({
    [path]: [{ type: 'aws:cdk:logicalId', data: logicalId }, { type: 'aws:cdk:creationStack', data: [`new X (${__filename}:${line}:1)`] }],
  });

  test('stands beside the template, and names the construct and line of each resource', () => {
    folder.write('Top.template.json', templateOf({ Queue: { Type: 'AWS::SQS::Queue' } }));
    folder.write('Top.metadata.json', tree('/App/Top/Queue/Resource', 'Queue', 3));
    const { source, metadata } = loadTemplate(join(folder.path, 'Top.template.json'), 'Top', { constructPath: 'App/Top' });
    expect(source.constructPath).toBe('App/Top');
    expect(source.constructPathOf?.('Queue')).toBe('App/Top/Queue/Resource');
    expect(source.sourceOf?.('App/Top/Queue/Resource')).toMatchObject({ line: 3, column: 1 });
    expect(metadata()).toBe(metadata());
  });

  test('is given where it is known, and the stack is then the construct of its name', () => {
    folder.write('Top.template.json', templateOf({ Queue: { Type: 'AWS::SQS::Queue' } }));
    const metadata = assemblyMetadata(tree('/Top/Queue/Resource', 'Queue', 4), 'Top');
    const { source } = loadTemplate(join(folder.path, 'Top.template.json'), 'Top', { metadata });
    expect(source.constructPath).toBeUndefined();
    expect(source.constructPathOf?.('Queue')).toBe('Top/Queue/Resource');
    expect(source.sourceOf?.('Top/Queue/Resource')).toMatchObject({ line: 4 });
  });

  test('is not looked for beside a file that the CDK did not write', () => {
    folder.write('Top.template.json.json', templateOf({ Queue: { Type: 'AWS::SQS::Queue' } }));
    folder.write('Top.metadata.json.json', tree('/Top/Queue/Resource', 'Queue', 3));
    const { source } = loadTemplate(join(folder.path, 'Top.template.json.json'), 'Top');
    expect(source.constructPathOf?.('Queue')).toBeUndefined();
  });
});

test('a text that was read already is not read again', () => {
  const { source } = loadTemplate(join(folder.path, 'gone.json'), 'Top', { text: JSON.stringify(templateOf({ A: {} })) });
  expect(source.template).toEqual({ Resources: { A: {} } });
});

test('errors name files as they were given', () => {
  folder.write('app/top.json', templateOf({ Gone: nest('gone.json') }));
  const { errors } = loadTemplate(join(folder.path, 'app/top.json'), 'Top', { shownAs: 'app/top.json' });
  expect(errors.map(({ file }) => file)).toEqual(['app/gone.json']);
});

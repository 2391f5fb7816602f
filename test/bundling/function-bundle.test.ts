import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { ModuleFormat, SecureFunction, SecureFunctionProps } from '../../lib';

const handler = `
  import { PutItemCommand } from '@aws-sdk/client-dynamodb';
  import { greet } from './greet';
  export const handler = async (event: { name: string }) => ({ text: greet(event.name), command: PutItemCommand });
`;

/** A project of a user, somewhere on disk. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-project-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'package.json'), '{"name":"project"}');
  writeFileSync(join(folder, 'src', 'handler.ts'), handler);
  writeFileSync(join(folder, 'src', 'greet.ts'), 'export const greet = (name: string): string => `Hello, ${name}`;\nexport const unused = "never bundled";\n');
  symlinkSync(join(__dirname, '..', '..', 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** The files of the function's asset. */
function bundled(folder: string, props: Partial<SecureFunctionProps> = {}): { hash: string; files: Record<string, string> } {
  process.env.CDK_VALIDATION = 'false';
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false });
  new SecureFunction(new Stack(app, 'S'), 'Fn', { entry: join(folder, 'src', 'handler.ts'), ...props });
  const directory = app.synth().directory;
  const [asset] = readdirSync(directory).filter((name) => name.startsWith('asset.'));
  return {
    hash: asset,
    files: Object.fromEntries(readdirSync(join(directory, asset)).map((name) => [name, readFileSync(join(directory, asset, name), 'utf8')])),
  };
}

test('bundles what the handler reaches, minified, and leaves the SDK to the runtime', () => {
  const { files } = bundled(project());
  expect(Object.keys(files).sort()).toEqual(['index.js', 'index.js.map']);
  expect(files['index.js']).toContain('Hello, ');
  expect(files['index.js']).not.toContain('never bundled');
  expect(files['index.js']).toContain('require("@aws-sdk/client-dynamodb")');
});

test('the same sources give the same asset wherever the project lies, with no path of the machine in it', () => {
  const [first, second] = [project(), project()];
  const [one, other] = [bundled(first), bundled(second)];
  expect(one.hash).toBe(other.hash);
  for (const text of Object.values(one.files)) expect(text).not.toContain(first);
  expect(JSON.parse(one.files['index.js.map']).sources.sort()).toEqual(['src/greet.ts', 'src/handler.ts']);
});

test('another source gives another asset', () => {
  const folder = project();
  const before = bundled(folder).hash;
  writeFileSync(join(folder, 'src', 'greet.ts'), 'export const greet = (name: string): string => `Bye, ${name}`;\n');
  expect(bundled(folder).hash).not.toBe(before);
});

test('the bundle runs', async () => {
  const { files } = bundled(project());
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-'));
  symlinkSync(join(__dirname, '..', '..', 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'index.js'), files['index.js']);
  const loaded = require(join(folder, 'index.js')) as { handler: (event: unknown) => Promise<{ text: string }> };
  expect((await loaded.handler({ name: 'Ada' })).text).toBe('Hello, Ada');
});

test('ECMAScript modules, source maps and externals can be chosen', () => {
  const { files } = bundled(project(), { bundling: { format: ModuleFormat.ESM, sourceMap: false, externalModules: [] } });
  expect(Object.keys(files)).toEqual(['index.mjs']);
  expect(files['index.mjs']).not.toContain('from"@aws-sdk/client-dynamodb"');
});

test('an entry that is not there, or can not be bundled, is named with the construct', () => {
  const folder = project();
  expect(() => bundled(folder, { entry: join(folder, 'src', 'nowhere.ts') })).toThrow(/SecureFunction 'S\/Fn': there is no file '.*nowhere\.ts'/);
  writeFileSync(join(folder, 'src', 'handler.ts'), 'import { x } from "./missing";\nexport const handler = x;');
  expect(() => bundled(folder)).toThrow(/SecureFunction 'S\/Fn': '.*' could not be bundled:\n {2}src\/handler\.ts:1:18: Could not resolve "\.\/missing"/);
});

test('a synthesis that needs no bundles, such as cdk ls, makes none', () => {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false, context: { 'aws:cdk:bundling-stacks': [] } });
  new SecureFunction(new Stack(app, 'S'), 'Fn', { entry: join(project(), 'src', 'handler.ts') });
  expect(readdirSync(app.synth().directory).filter((name) => name.startsWith('asset.'))).toEqual([]);
});

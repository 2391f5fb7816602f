import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { FunctionBundle, FunctionBundlingProps } from '../../lib/bundling/function-bundle';

const handler = `interface Order {
  readonly item: string;
}

export async function handler(order: Order): Promise<string> {
  if (order.item === 'nothing') throw new Error('no item');
  return order.item;
}
`;
const runtimeModule = join(__dirname, '..', '..', 'lib', 'runtime', 'jwt-authorizer', 'index');
const contents = `
  import { handler as inner } from './handler.ts';
  import { handler as authorizer } from ${JSON.stringify(runtimeModule)};
  export const handler = async (order: { item: string }) => order.item === 'authorizer' ? typeof authorizer : inner({ item: order.item + '!' });
  export const raw = inner;
`;

function project(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-project-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'src', 'handler.ts'), handler);
  return folder;
}

interface Bundled {
  readonly asset: string;
  readonly files: Record<string, string>;
  readonly directory: string;
}

function bundled(folder: string, wrapper: string, props: FunctionBundlingProps = {}): Bundled {
  process.env.CDK_VALIDATION = 'false';
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false });
  const bundle = new FunctionBundle({
    entry: join(folder, 'src', 'handler.ts'), runtime: lambda.Runtime.NODEJS_22_X, constructPath: 'S/Fn', wrapper: { contents: wrapper },
  }, props);
  new lambda.Function(new Stack(app, 'S'), 'Fn', { code: bundle.code, handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X });
  const { directory } = app.synth();
  const asset = readdirSync(directory).find((name) => name.startsWith('asset.'))!;
  return {
    asset,
    directory: join(directory, asset),
    files: Object.fromEntries(readdirSync(join(directory, asset)).map((name) => [name, readFileSync(join(directory, asset, name), 'utf8')])),
  };
}

interface Loaded {
  handler(order: { item: string }): Promise<string>;
  raw(order: { item: string }): Promise<string>;
}

test('the wrapper is the entry, around the handler, and may import modules of this library', async () => {
  const { directory } = bundled(project(), contents);
  const loaded = createRequire(__filename)(join(directory, 'index.js')) as Loaded;
  expect(await loaded.handler({ item: 'book' })).toBe('book!');
  expect(await loaded.handler({ item: 'authorizer' })).toBe('function');
});

test.each([[true, false], [false, true]])('no path of the machine gets in, nor into the hash (minified: %s)', (minify) => {
  const [first, second] = [project(), mkdtempSync(join(tmpdir(), 'elsewhere-'))];
  const nested = join(second, 'deeper', 'than', 'the', 'other');
  mkdirSync(join(nested, 'src'), { recursive: true });
  writeFileSync(join(nested, 'package.json'), '{}');
  writeFileSync(join(nested, 'src', 'handler.ts'), handler);
  const [one, other] = [bundled(first, contents, { minify }), bundled(nested, contents, { minify })];
  expect(one.files).toEqual(other.files);
  expect(one.asset).toBe(other.asset);
  expect((JSON.parse(one.files['index.js.map']) as { sources: string[] }).sources.sort()).toEqual([
    'node_modules/cdk-bulwark/lib/runtime/jwt-authorizer/index.ts', 'src/cdk-bulwark-handler.ts', 'src/handler.ts',
  ]);
});

test('stack traces point at the lines of the user', () => {
  const { files } = bundled(project(), contents);
  const lines = files['index.js'].split('\n');
  const line = lines.findIndex((text) => text.includes('no item'));
  const entry = new SourceMap(JSON.parse(files['index.js.map'])).findEntry(line, lines[line].indexOf('new Error("no item")'));
  expect(entry).toMatchObject({ originalSource: 'src/handler.ts', originalLine: 5 });
});

test('another wrapper gives another asset', () => {
  const folder = project();
  expect(bundled(folder, contents).asset).not.toBe(bundled(folder, contents.replace('!', '?')).asset);
});

test('what the wrapper cannot import is named', () => {
  expect(() => bundled(project(), 'export { handler } from "./nowhere";'))
    .toThrow(/SecureFunction 'S\/Fn': '.*handler\.ts' could not be bundled:\n {2}src\/cdk-bulwark-handler\.ts:1:\d+: Could not resolve "\.\/nowhere"/);
});

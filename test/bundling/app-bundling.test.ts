import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Aspects, IAspect, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { AssetManifest } from 'aws-cdk-lib/cloud-assembly-schema';
import { IConstruct } from 'constructs';
import { SecureFunction } from '../../lib';
import { assetsIn, bundled, bundledFunction, bundlingProject, newApp, temporaryFolder, write } from './bundling-project';

/** How many entries each call of esbuild was given. */
const mockCalls: number[] = [];
jest.mock('../../lib/bundling/esbuild', () => {
  const actual = jest.requireActual<typeof import('../../lib/bundling/esbuild')>('../../lib/bundling/esbuild');
  return {
    ...actual,
    loadEsbuild: (installed: Parameters<typeof actual.loadEsbuild>[0]) => ({
      buildSync: (options: { entryPoints: unknown[] }) => {
        mockCalls.push(options.entryPoints.length);
        return actual.loadEsbuild(installed).buildSync({ ...options });
      },
    }),
  };
});

beforeEach(() => mockCalls.splice(0));

/** A project of some handlers, each another. */
function handlers(count: number, files: Record<string, string> = {}): string {
  return bundlingProject({
    ...files,
    ...Object.fromEntries(Array.from({ length: count }, (_, index) => [
      `src/handler${index}.ts`, `import { greet } from "./greet";\nexport const handler = async () => greet("${index}");\n`,
    ])),
  });
}

const entryOf = (folder: string, index: number) => join(folder, 'src', `handler${index}.ts`);

/** The names of the assets that a template's functions name. */
function codeOf(template: Template): readonly string[] {
  return Object.values(template.findResources('AWS::Lambda::Function'))
    .map(({ Properties }) => (Properties as { Code: { S3Key: string } }).Code.S3Key.replace(/^deploy-time\//, ''));
}

describe('the functions of an app are bundled together', () => {
  test('in one call, whichever stack or stage they are in', () => {
    const folder = handlers(4);
    const app = newApp();
    const stack = new Stack(app, 'A');
    bundledFunction(stack, 'Fn', entryOf(folder, 0));
    bundledFunction(new NestedStack(stack, 'Nested'), 'Fn', entryOf(folder, 1));
    bundledFunction(new Stack(app, 'B'), 'Fn', entryOf(folder, 2));
    bundledFunction(new Stack(new Stage(app, 'Stage'), 'C'), 'Fn', entryOf(folder, 3));
    const { directory } = app.synth();
    expect(mockCalls).toEqual([4]);
    expect(assetsIn(directory)).toHaveLength(4);
  });

  test('with wrappers as well', () => {
    const folder = handlers(3);
    const stack = new Stack(newApp(), 'S');
    for (const index of [0, 1, 2]) bundledFunction(stack, `Fn${index}`, entryOf(folder, index), {}, `export { handler } from "./handler${index}.ts";`);
    Template.fromStack(stack);
    expect(mockCalls).toEqual([3]);
  });

  test('once for all that ask for the same', () => {
    const folder = handlers(1);
    const stack = new Stack(newApp(), 'S');
    for (const index of [0, 1, 2]) bundledFunction(stack, `Fn${index}`, entryOf(folder, 0));
    expect(new Set(codeOf(Template.fromStack(stack))).size).toBe(1);
    expect(mockCalls).toEqual([1]);
  });

  test('apart where their options differ', () => {
    const folder = handlers(2);
    const stack = new Stack(newApp(), 'S');
    bundledFunction(stack, 'A', entryOf(folder, 0), { minify: false });
    bundledFunction(stack, 'B', entryOf(folder, 1));
    Template.fromStack(stack);
    expect(mockCalls).toEqual([1, 1]);
  });

  test.each([undefined, 'export { handler } from "./handler0.ts";'])('and get the bundle that each gets alone (wrapper: %s)', (wrapper) => {
    const folder = handlers(5);
    const alone = new Stack(newApp(), 'S');
    bundledFunction(alone, 'Fn', entryOf(folder, 0), {}, wrapper);
    const together = new Stack(newApp({ context: { 'cdk-bulwark:bundling-cache': false } }), 'S');
    for (const index of [4, 3, 2, 1]) bundledFunction(together, `Fn${index}`, entryOf(folder, index));
    bundledFunction(together, 'Fn', entryOf(folder, 0), {}, wrapper);
    expect(codeOf(Template.fromStack(together))).toContain(codeOf(Template.fromStack(alone))[0]);
    expect(mockCalls).toEqual([5, 1]);
  });

  test('and each app by itself', () => {
    const folder = handlers(2);
    const stacks = [0, 1].map((index) => {
      const stack = new Stack(newApp({ context: { 'cdk-bulwark:bundling-cache': false } }), 'S');
      bundledFunction(stack, 'Fn', entryOf(folder, index));
      return stack;
    });
    expect(new Set(stacks.flatMap((stack) => codeOf(Template.fromStack(stack)))).size).toBe(2);
    expect(mockCalls).toEqual([1, 1]);
  });

  test('also where an aspect asks for the code, or adds a function', () => {
    const folder = handlers(2);
    const app = newApp();
    const stack = new Stack(app, 'S');
    const seen: unknown[] = [];
    class Looks implements IAspect {
      public visit(node: IConstruct): void {
        if (!(node instanceof lambda.CfnFunction)) return;
        seen.push(stack.resolve((node.code as lambda.CfnFunction.CodeProperty).s3Key));
        if (!stack.node.tryFindChild('Late')) bundledFunction(stack, 'Late', entryOf(folder, 1));
      }
    }
    bundledFunction(stack, 'Fn', entryOf(folder, 0));
    Aspects.of(app).add(new Looks());
    const template = Template.fromStack(stack);
    expect(codeOf(template)).toHaveLength(2);
    expect(codeOf(template)).toContain(seen[0]);
  });
});

describe('the asset of a function', () => {
  test('is in the manifest and the assembly, with a name for people', () => {
    const folder = handlers(2);
    const app = newApp();
    const stack = new Stack(app, 'S');
    bundledFunction(stack, 'Fn', entryOf(folder, 0));
    bundledFunction(new NestedStack(stack, 'Nested'), 'Fn', entryOf(folder, 1));
    const { directory } = app.synth();
    const { files } = JSON.parse(readFileSync(join(directory, 'S.assets.json'), 'utf8')) as AssetManifest;
    const code = Object.values(files ?? {}).filter(({ source }) => source.packaging === 'zip');
    expect(code.map(({ displayName }) => displayName).sort()).toEqual(['Fn/Code', 'Nested/Fn/Code']);
    for (const { source } of code) expect(existsSync(join(directory, source.path!, 'index.js'))).toBe(true);
  });

  test('is found from a stage', () => {
    const folder = handlers(1);
    const app = newApp();
    const stage = new Stage(app, 'Stage');
    bundledFunction(new Stack(stage, 'S'), 'Fn', entryOf(folder, 0));
    app.synth();
    const { directory, stacks: [{ assets: _, ...stack }] } = stage.synth();
    const { files } = JSON.parse(readFileSync(join(directory, `${stack.id}.assets.json`), 'utf8')) as AssetManifest;
    const [{ source }] = Object.values(files ?? {}).filter(({ source: { packaging } }) => packaging === 'zip');
    expect(existsSync(join(directory, source.path!, 'index.js'))).toBe(true);
  });

  test('is told to tools that run it locally', () => {
    const folder = handlers(1);
    const stack = new Stack(newApp({ context: { 'aws:cdk:enable-asset-metadata': true } }), 'S');
    bundledFunction(stack, 'Fn', entryOf(folder, 0));
    const template = Template.fromStack(stack);
    template.hasResource('AWS::Lambda::Function', {
      Metadata: {
        'aws:asset:path': Match.stringLikeRegexp(`asset\\.${codeOf(template)[0].replace('.zip', '')}$`),
        'aws:asset:is-bundled': true,
        'aws:asset:property': 'Code',
      },
    });
  });

  test('makes another version of the function when it changes', () => {
    const folder = handlers(1);
    const version = () => {
      const stack = new Stack(newApp(), 'S');
      void bundledFunction(stack, 'Fn', entryOf(folder, 0)).currentVersion;
      return Object.keys(Template.fromStack(stack).findResources('AWS::Lambda::Version'));
    };
    const first = version();
    expect(version()).toEqual(first);
    write(folder, { 'src/greet.ts': 'export const greet = (name: string): string => name;\n' });
    expect(version()).not.toEqual(first);
  });

  test('is mended where a synthesis before was interrupted', () => {
    const folder = bundlingProject();
    const outdir = temporaryFolder();
    const synthesize = () => {
      const app = newApp({ outdir });
      bundledFunction(new Stack(app, 'S'), 'Fn', join(folder, 'src', 'handler.ts'));
      app.synth();
      return assetsIn(outdir)[0];
    };
    const first = synthesize();
    writeFileSync(join(first.directory, 'index.js'), 'half');
    writeFileSync(join(first.directory, 'more.js'), 'not ours');
    expect(synthesize()).toEqual(first);
  });

  test('is never written through a link', () => {
    const folder = bundlingProject();
    const { name } = bundled(folder);
    const [outdir, target] = [temporaryFolder(), temporaryFolder()];
    symlinkSync(target, join(outdir, name));
    symlinkSync(join(target, 'precious'), join(outdir, name.replace('asset.', 'metafile.').concat('.json')));
    const app = newApp({ outdir });
    bundledFunction(new Stack(app, 'S'), 'Fn', join(folder, 'src', 'handler.ts'));
    app.synth();
    expect(readdirSync(target)).toEqual([]);
    expect(assetsIn(outdir)[0].files['index.js']).toContain('Hello');
  });
});

describe('what esbuild says of a bundle', () => {
  const metafileOf = (app: App) => {
    const { directory, stacks: [stack] } = app.synth();
    const [{ data }] = stack.findMetadataByType('cdk-bulwark:metafile');
    return JSON.parse(readFileSync(join(directory, String(data)), 'utf8')) as { inputs: object; outputs: Record<string, { inputs: object }> };
  };

  test('lies beside the asset, under the name in the metadata of the construct', () => {
    const folder = bundlingProject();
    const app = newApp();
    bundledFunction(new Stack(app, 'S'), 'Fn', join(folder, 'src', 'handler.ts'));
    const { inputs, outputs } = metafileOf(app);
    expect(Object.keys(inputs).sort()).toEqual(['node_modules/dependency/index.js', 'src/greet.ts', 'src/handler.ts']);
    expect(Object.keys(outputs)).toEqual(['index.js']);
    expect(Object.keys(outputs['index.js'].inputs)).toContain('src/greet.ts');
    const [asset] = assetsIn(app.synth().directory);
    expect(existsSync(join(app.synth().directory, `${asset.name.replace('asset.', 'metafile.')}.json`))).toBe(true);
    expect(Object.keys(asset.files).sort()).toEqual(['index.js', 'index.js.map']);
  });

  test('is of this function alone, also from the cache, and holds no path of the machine', () => {
    const folder = handlers(2);
    const metafiles = [0, 1].map(() => {
      const app = newApp();
      const stack = new Stack(app, 'S');
      bundledFunction(stack, 'Fn0', entryOf(folder, 0), {}, 'export { handler } from "./handler0.ts";');
      bundledFunction(stack, 'Fn1', entryOf(folder, 1));
      return metafileOf(app);
    });
    expect(mockCalls).toEqual([2]);
    expect(Object.keys(metafiles[0].inputs).sort()).toEqual(['src/cdk-bulwark-handler.ts', 'src/greet.ts', 'src/handler0.ts']);
    expect(metafiles[1]).toEqual(metafiles[0]);
  });

  test('as a warning stands at the construct, also from the cache', () => {
    const folder = bundlingProject({ 'src/handler.ts': 'export const handler = (x: number) => { if (x === -0) return 1; return 2; };\n' });
    for (const _ of [1, 2]) {
      const app = newApp();
      bundledFunction(new Stack(app, 'S'), 'Fn', join(folder, 'src', 'handler.ts'));
      const warnings = app.synth().stacks[0].findMetadataByType('aws:cdk:warning').map(({ data }) => String(data));
      expect(warnings).toEqual([expect.stringMatching(/^src\/handler\.ts:1:\d+: Comparison with -0/)]);
    }
    expect(mockCalls).toEqual([1]);
  });
});

describe('what can not be bundled', () => {
  test('is named with its construct, each of them, and without the others', () => {
    const folder = handlers(3, { 'package.json': '{}' });
    write(folder, {
      'src/handler0.ts': 'import "./missing";\n',
      'src/handler2.ts': 'export const handler = ;\n',
    });
    const stack = new Stack(newApp(), 'S');
    for (const index of [0, 1, 2]) bundledFunction(stack, `Fn${index}`, entryOf(folder, index));
    expect(() => Template.fromStack(stack)).toThrow(new Error([
      `SecureFunction 'S/Fn0': '${entryOf(folder, 0)}' could not be bundled:`,
      '  src/handler0.ts:1:7: Could not resolve "./missing"',
      `SecureFunction 'S/Fn2': '${entryOf(folder, 2)}' could not be bundled:`,
      '  src/handler2.ts:1:23: Unexpected ";"',
    ].join('\n')));
  });

  test('for want of esbuild says how to install it', () => {
    const folder = bundlingProject();
    for (const name of ['esbuild', '@esbuild']) rmSync(join(folder, 'node_modules', name));
    const esbuild = jest.requireMock<typeof import('../../lib/bundling/esbuild')>('../../lib/bundling/esbuild');
    const find = jest.spyOn(esbuild, 'findEsbuild').mockReturnValue(undefined);
    expect(() => bundled(folder)).toThrow(/^SecureFunction 'S\/Fn': bundling '.*handler\.ts' takes esbuild, which is not installed\. Run: npm install --save-dev esbuild$/);
    find.mockRestore();
  });
});

test('a synthesis that needs no bundles makes none, whichever runtime the function has', () => {
  const app = newApp({ context: { 'aws:cdk:bundling-stacks': ['Other'] } });
  const entry = join(bundlingProject(), 'src', 'handler.ts');
  const stack = new Stack(app, 'S');
  new SecureFunction(stack, 'A', { entry });
  new SecureFunction(stack, 'B', { entry, runtime: new lambda.Runtime('nodejs24.x', lambda.RuntimeFamily.NODEJS) });
  const { directory } = app.synth();
  expect(mockCalls).toEqual([]);
  expect(assetsIn(directory)).toEqual([]);
});

test('an ECMAScript module may await at its top and holds modules in CommonJS that require others', async () => {
  const folder = bundlingProject({
    'src/handler.ts': 'import { words } from "old";\nconst later = await Promise.resolve("later");\nexport const handler = () => [words(), later];\n',
    'node_modules/old/index.js': 'const path = require("path");\nexports.words = () => path.join("a", "b");\n',
  });
  const app = newApp();
  bundledFunction(new Stack(app, 'S'), 'Fn', join(folder, 'src', 'handler.ts'), { format: 'esm' as never });
  const [{ directory, files }] = assetsIn(app.synth().directory);
  expect(Object.keys(files).sort()).toEqual(['index.mjs', 'index.mjs.map']);
  const script = join(temporaryFolder(), 'run.mjs');
  writeFileSync(script, `import { handler } from ${JSON.stringify(join(directory, 'index.mjs'))};\nconsole.log(JSON.stringify(handler()));\n`);
  const { execFileSync } = await import('node:child_process');
  expect(JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' }))).toEqual([join('a', 'b'), 'later']);
});

test('an entry may be a link, and may have the name of an output', () => {
  const folder = bundlingProject({ 'index.js': 'export const handler = () => "root";\n' });
  mkdirSync(join(folder, 'links'));
  symlinkSync(join(folder, 'index.js'), join(folder, 'links', 'handler.js'));
  const app = newApp();
  bundledFunction(new Stack(app, 'S'), 'Fn', join(folder, 'links', 'handler.js'));
  expect(JSON.parse(assetsIn(app.synth().directory)[0].files['index.js.map'])).toMatchObject({ sources: ['index.js'] });
});

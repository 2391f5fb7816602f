import { cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleFormat } from '../../lib';
import { bundled, BundledProps, bundlingProject, temporaryFolder, write } from './bundling-project';

/** How often esbuild was called, and which version it says it is. */
const mockEsbuild = { calls: 0, version: undefined as string | undefined };
jest.mock('../../lib/bundling/esbuild', () => {
  const actual = jest.requireActual<typeof import('../../lib/bundling/esbuild')>('../../lib/bundling/esbuild');
  return {
    ...actual,
    findEsbuild: (folder: string) => {
      const found = actual.findEsbuild(folder)!;
      return { ...found, version: mockEsbuild.version ?? found.version };
    },
    loadEsbuild: (installed: Parameters<typeof actual.loadEsbuild>[0]) => ({
      buildSync: (options: Record<string, unknown>) => {
        mockEsbuild.calls++;
        return actual.loadEsbuild(installed).buildSync(options);
      },
    }),
  };
});

/** How often esbuild is called. */
function calls(work: () => unknown): number {
  const before = mockEsbuild.calls;
  work();
  return mockEsbuild.calls - before;
}

interface Change {
  /** Files before it. */
  readonly files?: Readonly<Record<string, string>>;
  /** Before it, where files are not enough. */
  readonly before?: (folder: string) => void;
  readonly change: (folder: string) => void;
  readonly props?: BundledProps;
  readonly propsAfter?: BundledProps;
  /** The bundle stays the same, though esbuild has to be asked. */
  readonly sameBundle?: boolean;
}

const writes = (files: Record<string, string>) => (folder: string) => write(folder, files);
const greeting = (text: string) => `export const greet = (name: string): string => \`${text}, \${name}\`;\n`;
const loose = '{"compilerOptions":{"experimentalDecorators":true,"useDefineForClassFields":false}}';
const fields = 'import { greet } from "./greet";\nclass Order { name = greet("x"); total; }\nexport const handler = () => new Order();\n';

const changes: Record<string, Change> = {
  'the handler': { change: writes({ 'src/handler.ts': 'export const handler = async () => 1;\n' }) },
  'a module that it imports': { change: writes({ 'src/greet.ts': greeting('Bye') }) },
  'a file of a dependency': { change: writes({ 'node_modules/dependency/index.js': 'exports.dependency = "second";\n' }) },
  'main of a dependency': {
    files: { 'node_modules/dependency/other.js': 'exports.dependency = "other";\n' },
    change: writes({ 'node_modules/dependency/package.json': '{"name":"dependency","main":"other.js"}' }),
  },
  'exports of a dependency': {
    files: { 'node_modules/dependency/other.js': 'exports.dependency = "other";\n' },
    change: writes({ 'node_modules/dependency/package.json': '{"name":"dependency","main":"index.js","exports":"./other.js"}' }),
  },
  'sideEffects of a dependency': {
    files: { 'src/handler.ts': 'import "dependency";\nexport const handler = async () => 1;\n', 'node_modules/dependency/index.js': 'console.log("effect");\n' },
    change: writes({ 'node_modules/dependency/package.json': '{"name":"dependency","main":"index.js","sideEffects":false}' }),
  },
  'type of a dependency': {
    files: {
      'src/handler.ts': 'import { dependency } from "dependency";\nexport const handler = async () => dependency;\n',
      'node_modules/dependency/index.js': 'import other from "./other.cjs";\nexport const dependency = other;\n',
      'node_modules/dependency/other.cjs': 'exports.__esModule = true; exports.default = 1;\n',
    },
    change: writes({ 'node_modules/dependency/package.json': '{"name":"dependency","main":"index.js","type":"module"}' }),
  },
  'the tsconfig.json': { files: { 'src/handler.ts': fields }, change: writes({ 'tsconfig.json': loose }) },
  'a configuration that it extends': {
    files: { 'src/handler.ts': fields, 'tsconfig.json': '{ /* ours */ "extends": "./base", }', 'base.json': '{}' },
    change: writes({ 'base.json': loose }),
  },
  'a configuration of a package that it extends': {
    files: { 'src/handler.ts': fields, 'tsconfig.json': '{"extends":["base/tsconfig.json"]}', 'node_modules/base/package.json': '{}', 'node_modules/base/tsconfig.json': '{}' },
    change: writes({ 'node_modules/base/tsconfig.json': loose }),
  },
  'a package that it extends, in a closer folder': {
    files: { 'src/tsconfig.json': '{"extends":"base/tsconfig.json"}', 'src/handler.ts': fields, 'node_modules/base/tsconfig.json': '{}' },
    change: writes({ 'src/node_modules/base/tsconfig.json': loose }),
  },
  'a tsconfig.json that is closer': { files: { 'src/handler.ts': fields }, change: writes({ 'src/tsconfig.json': loose }) },
  'the lockfile': { change: writes({ 'package-lock.json': '{"lockfileVersion":3}' }), sameBundle: true },
  'the package.json of the project': { change: writes({ 'package.json': '{"name":"project","sideEffects":false}' }), sameBundle: true },
  'the options': { change: () => undefined, propsAfter: { props: { minify: false } } },
  'the format': { change: () => undefined, propsAfter: { props: { format: ModuleFormat.ESM } } },
  'what is left out': {
    change: () => undefined, props: { props: { externalModules: ['dependency'] } }, propsAfter: { props: { externalModules: [] } },
  },
  'the wrapper': {
    change: () => undefined,
    props: { wrapper: 'export { handler } from "./handler.ts";' },
    propsAfter: { wrapper: 'import { handler as inner } from "./handler.ts";\nexport const handler = [inner];' },
  },
  'esbuild': { change: () => (mockEsbuild.version = '99.0.0'), sameBundle: true },
  'a file that wins over another extension': { change: writes({ 'src/greet.tsx': greeting('Tsx') }) },
  'a file that wins over a folder': {
    files: { 'src/handler.ts': 'export { greet as handler } from "./words";\n', 'src/words/index.ts': greeting('Folder') },
    change: writes({ 'src/words.ts': greeting('File') }),
  },
  'an index that wins over another extension': {
    files: { 'src/handler.ts': 'export { greet as handler } from "./words";\n', 'src/words/index.ts': greeting('Ts') },
    change: writes({ 'src/words/index.tsx': greeting('Tsx') }),
  },
  'a package.json that appears in an imported folder': {
    files: { 'src/handler.ts': 'export { greet as handler } from "./words";\n', 'src/words/index.ts': greeting('Index'), 'src/words/other.ts': greeting('Other') },
    change: writes({ 'src/words/package.json': '{"main":"other.ts"}' }),
  },
  'a main that was missing': {
    files: { 'node_modules/dependency/package.json': '{"name":"dependency","main":"lib/main.js"}' },
    change: writes({ 'node_modules/dependency/lib/main.js': 'exports.dependency = "main";\n' }),
  },
  'main of a folder around the importing file': {
    files: {
      'package.json': '{"main":"./src/greet.ts"}', 'src/handler.ts': 'export { greet as handler } from "..";\n', 'main/lib/index.ts': greeting('Main'),
    },
    before: (folder) => {
      write(folder, { 'package.json': '{"main":"main/lib"}' });
    },
    change: writes({ 'main/lib.ts': greeting('File') }),
  },
  'a package that is closer': {
    change: writes({ 'src/node_modules/dependency/index.js': 'exports.dependency = "closer";\n', 'src/node_modules/dependency/package.json': '{}' }),
  },
  'an optional package that is installed': {
    files: { 'src/handler.ts': 'let optional;\ntry { optional = require("optional"); } catch { optional = 0; }\nexport const handler = () => optional;\n' },
    change: writes({ 'node_modules/optional/index.js': 'module.exports = 1;\n' }),
  },
  'an optional module that appears': {
    files: { 'src/handler.ts': 'let optional;\ntry { optional = require("./optional"); } catch { optional = 0; }\nexport const handler = () => optional;\n' },
    change: writes({ 'src/optional.js': 'module.exports = 1;\n' }),
  },
  'a module that paths of the tsconfig.json prefer': {
    files: { 'tsconfig.json': '{"compilerOptions":{"paths":{"depend*":["./mine/*","./other/*"]}}}' },
    change: writes({ 'mine/ency.ts': 'export const dependency = "mine";\n' }),
  },
  'a module below the baseUrl': {
    files: { 'tsconfig.json': '{"compilerOptions":{"baseUrl":"./base"}}' },
    change: writes({ 'base/dependency.ts': 'export const dependency = "base";\n' }),
  },
  'a private import of the package.json': {
    files: {
      'package.json': '{"name":"project","imports":{"#words":"dependency"}}',
      'src/handler.ts': 'export { dependency as handler } from "#words";\n',
    },
    change: writes({ 'src/node_modules/dependency/index.js': 'exports.dependency = "closer";\n' }),
    sameBundle: true,
  },
  'where a linked package leads': {
    files: { 'packages/one/index.js': 'exports.dependency = "one";\n', 'packages/two/index.js': 'exports.dependency = "two";\n' },
    before: (folder) => {
      rmSync(join(folder, 'node_modules', 'dependency'), { recursive: true });
      symlinkSync(join(folder, 'packages', 'one'), join(folder, 'node_modules', 'dependency'));
    },
    change: (folder) => {
      rmSync(join(folder, 'node_modules', 'dependency'));
      symlinkSync(join(folder, 'packages', 'two'), join(folder, 'node_modules', 'dependency'));
    },
  },
  'a JSON file': {
    files: { 'src/handler.ts': 'import data from "./data.json";\nexport const handler = () => data;\n', 'src/data.json': '{"a":1}' },
    change: writes({ 'src/data.json': '{"a":2}' }),
  },
};

afterEach(() => (mockEsbuild.version = undefined));

describe('a bundle is made anew when this has changed:', () => {
  test.each(Object.entries(changes))('%s', (_name, { files, before, change, props, propsAfter = props, sameBundle = false }) => {
    const folder = bundlingProject(files);
    before?.(folder);
    const first = bundled(folder, props);
    expect(calls(() => bundled(folder, props))).toBe(0);
    change(folder);
    let second = first;
    expect(calls(() => (second = bundled(folder, propsAfter)))).toBe(1);
    expect(second.files).toEqual(bundled(folder, { ...propsAfter, context: { 'cdk-bulwark:bundling-cache': false } }).files);
    expect(second.name === first.name).toBe(sameBundle);
  });
});

describe('a bundle is taken from the cache when nothing that matters has changed:', () => {
  test('in the next synthesis, with the same files', () => {
    const folder = bundlingProject();
    const first = bundled(folder);
    let second = first;
    expect(calls(() => (second = bundled(folder)))).toBe(0);
    expect(second.name).toBe(first.name);
    expect(second.files).toEqual(first.files);
  });

  test('after a file that nobody imports', () => {
    const folder = bundlingProject();
    bundled(folder);
    write(folder, { 'src/another.ts': 'export const x = 1;\n', 'notes.md': '', 'node_modules/another/index.js': '' });
    expect(calls(() => bundled(folder))).toBe(0);
  });

  test('after a change to and fro, as between two branches', () => {
    const folder = bundlingProject();
    const first = bundled(folder);
    write(folder, { 'src/greet.ts': greeting('Bye') });
    bundled(folder);
    write(folder, { 'src/greet.ts': greeting('Hello') });
    let back = first;
    expect(calls(() => (back = bundled(folder)))).toBe(0);
    expect(back.name).toBe(first.name);
  });

  test('with a wrapper', () => {
    const folder = bundlingProject();
    const wrapper = 'export { handler } from "./handler.ts";';
    bundled(folder, { wrapper });
    expect(calls(() => bundled(folder, { wrapper }))).toBe(0);
  });

  test('when the project was moved with it', () => {
    const [from, to] = [bundlingProject(), join(temporaryFolder(), 'elsewhere')];
    const first = bundled(from);
    renameSync(from, to);
    let second = first;
    expect(calls(() => (second = bundled(to)))).toBe(0);
    expect(second.name).toBe(first.name);
  });
});

test('files that a pattern imports may appear anywhere, so such a bundle is made each time', () => {
  const folder = bundlingProject({ 'src/handler.ts': 'export const handler = (name: string) => import(`./data/${name}.json`);\n', 'src/data/a.json': '1' });
  bundled(folder);
  write(folder, { 'src/data/b.json': '2' });
  expect(bundled(folder).files['index.js']).toContain('./data/b.json');
});

test('a tsconfig.json that cannot be read leaves nothing in the cache', () => {
  const folder = bundlingProject({ 'tsconfig.json': '{"extends":"not-installed/tsconfig.json"}' });
  bundled(folder);
  expect(calls(() => bundled(folder))).toBe(1);
});

test('functions of several packages of one repository are kept apart', () => {
  const folder = bundlingProject({
    'packages/a/package.json': '{}', 'packages/a/src/handler.ts': 'export const handler = () => "a";\n',
    'packages/b/package.json': '{}', 'packages/b/src/handler.ts': 'export const handler = () => "b";\n',
  });
  const [a, b] = ['a', 'b'].map((name) => join(folder, 'packages', name));
  const first = [bundled(a), bundled(b)];
  expect(calls(() => expect([bundled(a).name, bundled(b).name]).toEqual(first.map(({ name }) => name)))).toBe(0);
});

describe('the context decides where bundles are kept:', () => {
  test('nowhere, for false, also from the command line', () => {
    const folder = bundlingProject();
    for (const off of [false, 'false']) expect(calls(() => bundled(folder, { context: { 'cdk-bulwark:bundling-cache': off } }))).toBe(1);
    expect(existsSync(join(folder, 'node_modules', '.cache'))).toBe(false);
  });

  test('in a folder of one\'s own', () => {
    const [folder, cache] = [bundlingProject(), join(temporaryFolder(), 'cache')];
    const context = { 'cdk-bulwark:bundling-cache': cache };
    bundled(folder, { context });
    expect(existsSync(join(cache, 'bundles'))).toBe(true);
    expect(calls(() => bundled(folder, { context }))).toBe(0);
  });

  test('in node_modules of the project, for nothing', () => {
    const folder = bundlingProject();
    bundled(folder);
    expect(existsSync(join(folder, 'node_modules', '.cache', 'cdk-bulwark', 'bundles'))).toBe(true);
  });
});

test('a folder that cannot be written to is no cache, and no error', () => {
  const folder = bundlingProject();
  write(folder, { 'node_modules/.cache': 'a file' });
  expect(Object.keys(bundled(folder).files)).toContain('index.js');
});

test('two copies of a project have the same bundles', () => {
  const folder = bundlingProject();
  const copy = join(temporaryFolder(), 'deeper', 'copy');
  mkdirSync(join(copy, '..'), { recursive: true });
  cpSync(folder, copy, { recursive: true });
  expect(bundled(copy).name).toBe(bundled(folder).name);
});

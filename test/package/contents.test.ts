import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';

const root = join(__dirname, '..', '..');

/** What `npm publish` would send from `folder`. */
function packed(folder: string): string[] {
  const { stdout, stderr } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (stdout === '') throw new Error(stderr);
  const [{ files }] = Object.values(JSON.parse(stdout) as Record<string, { files: { path: string }[] }>);
  return files.map(({ path }) => path);
}

function filesOf(folder: string): string[] {
  const skipped = ['.git', '.venv', 'build', 'cdk.out', 'dist', 'node_modules'];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !skipped.includes(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesOf(path) : [path];
    });
}

const sources = filesOf(root).map((file) => relative(root, file).split(sep).join('/'));
const compiled = sources
  .filter((file) => file.startsWith('lib/') && file.endsWith('.ts') && !file.endsWith('.d.ts'))
  // Bundled into the command line, and needed by nothing else.
  .filter((file) => !/^lib\/(?:cli|reporters)\//.test(file))
  .flatMap((file) => ['.js', '.d.ts'].map((extension) => file.replace(/\.ts$/, extension)));

/** For editors. */
const schemas = sources.filter((file) => file.startsWith('docs/schemas/'));

/** What `bundledDependencies` and their own dependencies bring along. */
const bundled = ['ajv', 'ajv-formats', 'fast-deep-equal', 'fast-uri', 'json-schema-traverse', 'require-from-string', 'yaml'];
const ofBundled = new RegExp(`^node_modules/(${bundled.join('|')})/`);

let published: string[];

// The repository as it is after a build, with empty files: so the test needs no build and takes no time.
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  try {
    for (const file of [...sources, ...compiled, '.jsii', 'bin/cdk-bulwark.js', 'bin/app.js']) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), '');
    }
    cpSync(join(root, 'package.json'), join(folder, 'package.json'));
    cpSync(join(root, '.gitignore'), join(folder, '.gitignore'));
    for (const name of bundled) cpSync(join(root, 'node_modules', name), join(folder, 'node_modules', name), { recursive: true });
    published = packed(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the package holds every compiled file and its types, but for those that the command line has in itself', () => {
  expect(published).toEqual(expect.arrayContaining(compiled));
});

test('the package holds whatever else lib reads at run time', () => {
  const data = sources.filter((file) => file.startsWith('lib/') && !/\.(ts|js)$/.test(file));

  expect(published).toEqual(expect.arrayContaining(data));
});

test('the package holds the jsii assembly, the command line, the bundled dependencies and what a user reads', () => {
  const needed = [...schemas, '.jsii', 'CHANGELOG.md', 'LICENSE', 'README.md', 'bin/cdk-bulwark.js', 'package.json', ...bundled.map((name) => `node_modules/${name}/package.json`)];

  expect(published).toEqual(expect.arrayContaining(needed));
});

test('the package holds nothing else', () => {
  const known = /^(lib\/.+\.(js|d\.ts|json)|\.jsii|bin\/cdk-bulwark\.js|docs\/schemas\/\w+\.schema\.json|(README|CHANGELOG)\.md|LICENSE|package\.json)$/;

  expect(published.filter((file) => !known.test(file) && !ofBundled.test(file))).toEqual([]);
  expect(published.filter((file) => /^lib\/(?:cli|reporters)\//.test(file))).toEqual([]);
});

test('nothing of the library needs what stays out of the package', () => {
  const importing = sources.filter((file) => /^lib\/(?!cli\/|reporters\/).*\.ts$/.test(file))
    .filter((file) => /from '(?:\.\.?\/)+(?:cli|reporters)\//.test(readFileSync(join(root, file), 'utf8')));

  expect(importing).toEqual([]);
});

test('after a build the real package holds nothing else either', () => {
  if (!existsSync(join(root, '.jsii'))) {
    process.stdout.write('Skipped: nothing was built (npm run compile).\n');
    return;
  }
  const known = new Set([...compiled, ...schemas, '.jsii', 'CHANGELOG.md', 'LICENSE', 'README.md', 'bin/cdk-bulwark.js', 'package.json']);

  expect(packed(root).filter((file) => !known.has(file) && !ofBundled.test(file) && !/^lib\/.+\.json$/.test(file))).toEqual([]);
});

/**
 * Mutation tests of lib/core and lib/catalog, with Stryker: changes the code a little, one place at a time, and asks
 * whether some test notices. Arguments: core or catalog, or none for both; then those of Stryker.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogEntries } from './generate/catalog-entries';

const root = join(__dirname, '..');
const tests = join(root, 'build', 'mutation-tests');

/** A test file for each control: what a control declares is made anew for each mutant, and the whole catalog takes long. */
async function writeControlTests(): Promise<void> {
  rmSync(tests, { recursive: true, force: true });
  mkdirSync(tests, { recursive: true });
  for (const { service, file, exportName } of await catalogEntries(root)) {
    writeFileSync(join(tests, `${service}-${file}.test.ts`), `import { ${exportName} } from '../../lib/catalog/${service}/${file}';
import { testExamples } from '../../test/catalog/control-examples';

testExamples(${exportName});
`);
  }
}

const jest = JSON.parse(readFileSync(join(root, 'jest.config.json'), 'utf8')) as Record<string, unknown>;

const parts = {
  core: {
    mutate: ['lib/core/**/*.ts', '!**/*.d.ts'],
    // Without the examples of the catalog, which reach all of it: a mutant that survives would take a minute.
    testMatch: ['core', 'iam', 'reporters', 'cli'].map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  },
  catalog: {
    mutate: ['lib/catalog/*/*.ts', '!**/*.d.ts'],
    testMatch: ['<rootDir>/build/mutation-tests/*.test.ts', '<rootDir>/test/catalog/*/*.test.ts'],
  },
};

function run(part: keyof typeof parts, args: readonly string[]): number {
  const { mutate, testMatch } = parts[part];
  const config = join(root, 'build', `stryker-${part}.json`);
  writeFileSync(config, JSON.stringify({
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner', './tools/mutation/ignore-examples.mjs'],
    ignorers: ['examples'],
    jest: {
      config: {
        ...jest, rootDir: undefined, testMatch, maxWorkers: 1, modulePathIgnorePatterns: ['<rootDir>/dist/', 'cdk\\.out'],
        // Slow, and made to find what throws rather than what is judged wrongly.
        testPathIgnorePatterns: ['/node_modules/', 'malformed\\.test', 'corpus\\.test'],
      },
      enableFindRelatedTests: true,
    },
    mutate,
    ignorePatterns: ['.venv', '.git', 'docs/controls', 'dist', 'cdk.out', 'build/bench', 'build/*.json', 'build/*.html'],
    inPlace: false,
    tempDirName: `build/stryker-${part}`,
    coverageAnalysis: 'perTest',
    // A changed constant of a module is seen only by loading all that stands on it anew: hours for lib/core.
    ignoreStatic: part === 'core',
    concurrency: 2,
    timeoutMS: 20_000,
    incremental: true,
    incrementalFile: `build/stryker-${part}-results.json`,
    reporters: ['clear-text', 'html', 'json', 'progress-append-only'],
    htmlReporter: { fileName: `build/mutation-${part}.html` },
    jsonReporter: { fileName: `build/mutation-${part}.json` },
    clearTextReporter: { logTests: false, allowColor: false, reportMutants: false, reportTests: false },
    thresholds: { high: 90, low: 85, break: 85 },
    disableTypeChecks: false,
    checkers: [],
  }, undefined, 2));
  return spawnSync('npx', ['stryker', 'run', config, ...args], { cwd: root, stdio: 'inherit' }).status ?? 1;
}

async function main(args: readonly string[]): Promise<number> {
  mkdirSync(join(root, 'build'), { recursive: true });
  await writeControlTests();
  const part = args[0] === 'core' || args[0] === 'catalog' ? args[0] : undefined;
  return part ? run(part, args.slice(1)) : Math.max(run('core', args), run('catalog', args));
}

void main(process.argv.slice(2)).then((code) => { process.exitCode = code; });

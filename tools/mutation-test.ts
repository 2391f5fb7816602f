/**
 * Mutation tests of lib/core and lib/catalog, with Stryker: changes the code a little, one place at a time, and asks
 * whether some test notices. Arguments: core or catalog, or none for both; then the numbers of batches, or none for all.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { catalogEntries } from './generate/catalog-entries';

const root = join(__dirname, '..');
const tests = join(root, 'build', 'mutation-tests');
const results = join(root, 'build', 'mutation');
const leastScore = 85;

type Part = 'core' | 'catalog';

/** A test file for each control, so that only those are asked that a mutant can reach. */
async function writeControlTests(): Promise<void> {
  for (const { service, file, exportName } of await catalogEntries(root)) {
    writeFileSync(join(tests, 'controls', `${service}-${file}.test.ts`), `import { ${exportName} } from '../../../lib/catalog/${service}/${file}';
import { testExamples } from '../../../test/catalog/control-examples';

testExamples(${exportName});
`);
  }
}

/** Tests that take a second, since they load aws-cdk-lib or read much: they judge only what no other test reaches. */
const costly: ReadonlyMap<string, readonly string[]> = new Map([
  ['test/core/cloud-assembly.test.ts', ['lib/core/cloud-assembly.ts', 'lib/core/assembly-metadata.ts']],
  ['test/core/template-reader.test.ts', ['lib/core/template-reader.ts']],
  ['test/core/bounded-work.test.ts', ['intrinsics', 'nested-templates', 'path-pattern', 'template-graph'].map((name) => `lib/core/${name}.ts`)],
]);

/** Load the whole catalog, or look for what throws rather than what is judged wrongly. */
const slow = /\/(corpus|sarif|html|junit)\.test\.ts$/;

/** The tests that these files are judged by. */
function testsOf(part: Part, mutate: readonly string[]): string[] {
  if (part === 'catalog') return testsReaching(mutate);
  return ['core', 'iam', 'reporters'].flatMap((folder) => readdirSync(join(root, 'test', folder)).map((name) => `test/${folder}/${name}`))
    .filter((name) => name.endsWith('.test.ts') && !slow.test(name))
    .filter((name) => costly.get(name)?.some((file) => mutate.includes(file)) ?? true);
}

function testsReaching(files: readonly string[]): string[] {
  const config = JSON.stringify({
    ...jest, rootDir: root,
    testMatch: ['<rootDir>/build/mutation-tests/controls/*.test.ts', '<rootDir>/test/catalog/*/*.test.ts'],
  });
  const listed = spawnSync('npx', ['jest', '--config', config, '--listTests', '--findRelatedTests', ...files], { cwd: root, encoding: 'utf8' });
  return listed.stdout.split('\n').filter((line) => line !== '').map((file) => relative(root, file).replaceAll('\\', '/')).sort();
}

/**
 * One file of all tests of a batch, since a mutant loads each file of tests anew, and what it tests with each. Those called
 * like the files that are mutated come first: one failure ends the run.
 */
function writeBatchTests(name: string, mutate: readonly string[], chosen: readonly string[]): void {
  const isOwn = (test: string): boolean => mutate.some((file) => basename(file, '.ts') === basename(test, '.test.ts'));
  const ordered = [...chosen.filter(isOwn), ...chosen.filter((test) => !isOwn(test))];
  writeFileSync(join(tests, `${name}.test.ts`), ordered.map((test) => (
    `describe('${test}', () => { require('../../${test.slice(0, -'.ts'.length)}'); });\n`)).join(''));
}

/** As the unit tests are run, but that what is written below build/ is there. */
const jest: Readonly<Record<string, unknown>> = {
  ...JSON.parse(readFileSync(join(root, 'jest.config.json'), 'utf8')) as Record<string, unknown>,
  modulePathIgnorePatterns: ['<rootDir>/dist/', 'cdk\\.out'],
};

/** Few enough files that a batch is done within minutes: what is done stays done when the run is stopped. */
const batchSize = 6;

function batchesOf(part: Part): (readonly string[])[] {
  const folder = `lib/${part}`;
  const files = readdirSync(join(root, folder), { recursive: true }).map((file) => `${folder}/${String(file).replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('.generated.ts')).sort();
  const apart = part === 'core' ? [...costly.values()] : [];
  const others = files.filter((file) => !apart.flat().includes(file));
  const batches = Array.from({ length: Math.ceil(others.length / batchSize) }, (_, index) => (
    others.slice(index * batchSize, (index + 1) * batchSize)));
  return [...batches, ...apart];
}

function runBatch(part: Part, index: number, mutate: readonly string[]): number {
  const name = `${part}-${index + 1}`;
  const config = join(results, `${name}.config.json`);
  writeBatchTests(name, mutate, testsOf(part, mutate));
  writeFileSync(config, JSON.stringify({
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner', './tools/mutation/ignore-examples.mjs'],
    ignorers: ['examples'],
    jest: {
      config: {
        ...jest, rootDir: undefined, testMatch: [`<rootDir>/build/mutation-tests/${name}.test.ts`], maxWorkers: 1,
        testPathIgnorePatterns: ['/node_modules/'], testEnvironment: './tools/mutation/stop-at-first-failure.cjs',
      },
      enableFindRelatedTests: false,
    },
    mutate,
    ignorePatterns: ['.venv', '.git', 'dist', 'cdk.out', 'build/bench', 'build/mutation', 'build/ci'],
    inPlace: false,
    tempDirName: `build/stryker-${name}`,
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // Each run of jest-circus leaves an AsyncLocalStorage behind, which Node asks at every promise from then on: a process
    // that has tried 100 mutants takes ten times as long for the next.
    maxTestRunnerReuse: 25,
    timeoutMS: 5_000,
    reporters: ['json'],
    warnings: { slow: false },
    jsonReporter: { fileName: join(results, `${name}.json`) },
    disableTypeChecks: false,
    checkers: [],
  }, undefined, 2));
  return spawnSync('npx', ['stryker', 'run', config, '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' }).status ?? 1;
}

interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

/** Mutants that a test notices, of all that a test could notice. */
function scoreOf(part: Part, batches: readonly (readonly string[])[]): number {
  const written = batches.map((_, index) => join(results, `${part}-${index + 1}.json`)).filter(existsSync);
  const statuses = written.flatMap((file) => Object.values((JSON.parse(readFileSync(file, 'utf8')) as MutationReport).files))
    .flatMap(({ mutants }) => mutants.map(({ status }) => status));
  const count = (...wanted: string[]): number => statuses.filter((status) => wanted.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const score = 100 * noticed / (noticed + count('Survived', 'NoCoverage'));
  process.stdout.write(`${part}: ${score.toFixed(1)} % of ${noticed + count('Survived', 'NoCoverage')} mutants noticed, `
    + `${count('Ignored')} ignored; ${written.length} of ${batches.length} batches\n`);
  return score;
}

function run(part: Part, chosen: readonly number[]): number {
  const batches = batchesOf(part);
  let code = 0;
  batches.forEach((files, index) => {
    if (chosen.length > 0 && !chosen.includes(index + 1)) return;
    code = Math.max(code, runBatch(part, index, files));
    scoreOf(part, batches);
  });
  return scoreOf(part, batches) < leastScore ? 1 : code;
}

async function main([part, ...numbers]: readonly string[]): Promise<number> {
  mkdirSync(results, { recursive: true });
  rmSync(tests, { recursive: true, force: true });
  mkdirSync(join(tests, 'controls'), { recursive: true });
  await writeControlTests();
  const chosen = numbers.map(Number);
  return part === 'core' || part === 'catalog' ? run(part, chosen) : Math.max(run('core', []), run('catalog', []));
}

void main(process.argv.slice(2)).then((code) => { process.exitCode = code; });

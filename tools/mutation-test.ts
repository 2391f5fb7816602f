/**
 * Mutation tests of lib/core and lib/catalog, with Stryker: changes the code a little, one place at a time, and asks
 * whether some test notices. Arguments: core or catalog, or none for both; then the numbers of batches, or none for all.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogEntries } from './generate/catalog-entries';

const root = join(__dirname, '..');
const tests = join(root, 'build', 'mutation-tests');
const results = join(root, 'build', 'mutation');
const leastScore = 85;

type Part = 'core' | 'catalog';

/** A test file for each control: what a control declares is made anew for each mutant, and the whole catalog takes long. */
async function writeControlTests(): Promise<void> {
  for (const { service, file, exportName } of await catalogEntries(root)) {
    writeFileSync(join(tests, `${service}-${file}.test.ts`), `import { ${exportName} } from '../../lib/catalog/${service}/${file}';
import { testExamples } from '../../test/catalog/control-examples';

testExamples(${exportName});
`);
  }
}

/** The tests that load aws-cdk-lib judge only the files that no other test reaches. */
const synthesizing = { test: 'core/cloud-assembly.test.ts', judges: ['lib/core/cloud-assembly.ts', 'lib/core/assembly-metadata.ts'] };

/** Load the whole catalog, or look for what throws rather than what is judged wrongly. */
const slow = /\/(corpus|sarif|html|junit|malformed)\.test\.ts$/;

/** One test file of all that judge core, since a mutant loads each file of tests anew, and core with each. */
function writeCoreTests(): void {
  const names = ['core', 'iam', 'reporters'].flatMap((folder) => readdirSync(join(root, 'test', folder)).map((name) => `${folder}/${name}`))
    .filter((name) => name.endsWith('.test.ts') && !slow.test(name));
  const write = (file: string, chosen: readonly string[]): void => writeFileSync(join(tests, 'core', file), chosen.map((name) => (
    `describe('${name}', () => { require('../../../test/${name.slice(0, -'.ts'.length)}'); });\n`)).join(''));
  write('all.test.ts', names.filter((name) => name !== synthesizing.test));
  write('all-and-synthesizing.test.ts', names);
}

/** The tests that these files are judged by. */
function testsOf(part: Part, mutate: readonly string[]): string[] {
  if (part === 'catalog') return ['<rootDir>/build/mutation-tests/*.test.ts', '<rootDir>/test/catalog/*/*.test.ts'];
  return [`<rootDir>/build/mutation-tests/core/${mutate.some((file) => synthesizing.judges.includes(file)) ? 'all-and-synthesizing' : 'all'}.test.ts`];
}

const jest = JSON.parse(readFileSync(join(root, 'jest.config.json'), 'utf8')) as Record<string, unknown>;

/** Few enough files that a batch is done within minutes: what is done stays done when the run is stopped. */
const batchSize = 6;

function batchesOf(part: Part): string[][] {
  const folder = `lib/${part}`;
  const files = readdirSync(join(root, folder), { recursive: true }).map((file) => `${folder}/${String(file).replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('.generated.ts')).sort();
  const quick = files.filter((file) => !synthesizing.judges.includes(file));
  const batches = Array.from({ length: Math.ceil(quick.length / batchSize) }, (_, index) => (
    quick.slice(index * batchSize, (index + 1) * batchSize)));
  return part === 'core' ? [...batches, synthesizing.judges] : batches;
}

function runBatch(part: Part, index: number, mutate: readonly string[]): number {
  const name = `${part}-${index + 1}`;
  const config = join(results, `${name}.config.json`);
  writeFileSync(config, JSON.stringify({
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner', './tools/mutation/ignore-examples.mjs'],
    ignorers: ['examples'],
    jest: {
      config: {
        ...jest, rootDir: undefined, testMatch: testsOf(part, mutate), maxWorkers: 1,
        modulePathIgnorePatterns: ['<rootDir>/dist/', 'cdk\\.out'],
        testPathIgnorePatterns: ['/node_modules/'],
      },
      enableFindRelatedTests: part === 'catalog',
    },
    mutate,
    ignorePatterns: ['.venv', '.git', 'dist', 'cdk.out', 'build/bench', 'build/mutation', 'build/ci'],
    inPlace: false,
    tempDirName: `build/stryker-${name}`,
    coverageAnalysis: 'perTest',
    concurrency: 2,
    timeoutMS: 10_000,
    reporters: ['json'],
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
function scoreOf(part: Part, batches: readonly string[][]): number {
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
  mkdirSync(join(tests, 'core'), { recursive: true });
  await writeControlTests();
  writeCoreTests();
  const chosen = numbers.map(Number);
  return part === 'core' || part === 'catalog' ? run(part, chosen) : Math.max(run('core', []), run('catalog', []));
}

void main(process.argv.slice(2)).then((code) => { process.exitCode = code; });

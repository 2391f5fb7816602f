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

/** The tests that each part is judged by. */
const parts = {
  // Without the examples of the catalog and the whole command, which reach all of it: a mutant that survives would take a minute.
  core: ['core', 'iam', 'reporters'].map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  catalog: ['<rootDir>/build/mutation-tests/*.test.ts', '<rootDir>/test/catalog/*/*.test.ts'],
};

/** Loads aws-cdk-lib for each mutant that it reaches, so it judges only the files that nothing else reaches. */
const synthesizing = { test: 'cloud-assembly\\.test', judges: ['lib/core/cloud-assembly.ts', 'lib/core/assembly-metadata.ts'] };

/** Few enough files that a batch is done within minutes: what is done stays done when the run is stopped. */
const batchSize = 6;

function batchesOf(part: keyof typeof parts): string[][] {
  const folder = `lib/${part}`;
  const files = readdirSync(join(root, folder), { recursive: true }).map(String)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.endsWith('.generated.ts')).sort();
  return Array.from({ length: Math.ceil(files.length / batchSize) }, (_, index) => (
    files.slice(index * batchSize, (index + 1) * batchSize).map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
  ));
}

function runBatch(part: keyof typeof parts, index: number, mutate: readonly string[]): number {
  const name = `${part}-${index + 1}`;
  const config = join(results, `${name}.config.json`);
  writeFileSync(config, JSON.stringify({
    testRunner: 'jest',
    plugins: ['@stryker-mutator/jest-runner', './tools/mutation/ignore-examples.mjs'],
    ignorers: ['examples'],
    jest: {
      config: {
        ...jest, rootDir: undefined, testMatch: parts[part], maxWorkers: 1, modulePathIgnorePatterns: ['<rootDir>/dist/', 'cdk\\.out'],
        // Slow, and made to find what throws rather than what is judged wrongly.
        testPathIgnorePatterns: ['/node_modules/', 'malformed\\.test', 'corpus\\.test',
          ...(mutate.some((file) => synthesizing.judges.includes(file)) ? [] : [synthesizing.test])],
      },
      enableFindRelatedTests: true,
    },
    mutate,
    ignorePatterns: ['.venv', '.git', 'dist', 'cdk.out', 'build/bench', 'build/mutation', 'build/ci'],
    inPlace: false,
    tempDirName: `build/stryker-${name}`,
    coverageAnalysis: 'perTest',
    // A changed constant of a module is seen only by loading all that stands on it anew: hours for lib/core.
    ignoreStatic: part === 'core',
    concurrency: 2,
    timeoutMS: 20_000,
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
function scoreOf(part: keyof typeof parts, batches: readonly string[][]): number {
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

function run(part: keyof typeof parts, chosen: readonly number[]): number {
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
  await writeControlTests();
  const chosen = numbers.map(Number);
  return part === 'core' || part === 'catalog' ? run(part, chosen) : Math.max(run('core', []), run('catalog', []));
}

void main(process.argv.slice(2)).then((code) => { process.exitCode = code; });

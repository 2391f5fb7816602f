/**
 * Runs the benchmarks, or the one that is named first: npm run bench -- cli. Measures what users run, plain
 * JavaScript: the loader that runs our scripts wraps each function as it is made.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { bundleCli } from './bundle-cli';

const root = join(__dirname, '..');
const build = join(root, 'build');

/** Each makes its script, and says where it lies. */
const benchmarks: Readonly<Record<string, () => string>> = {
  validation: () => {
    // As deep below the root as lib/validation is, which reads the version from there.
    const outdir = join(build, 'bench');
    compile({ entryPoints: ['compare', 'one-validation', 'peak-memory'].map((name) => `tools/bench/${name}.ts`), outdir, bundle: true, packages: 'external' });
    return join(outdir, 'compare.js');
  },
  cli: () => {
    bundleCli(root, join(build, 'bench-cli', 'cdk-bulwark.js'));
    compile({ entryPoints: ['tools/bench/command-line.ts'], outdir: join(build, 'bench-cli'), bundle: true, packages: 'external' });
    return join(build, 'bench-cli', 'command-line.js');
  },
  bundling: () => {
    // File by file: what bundles looks for files around itself.
    const outdir = join(build, 'bench-files');
    const files = ['lib/bundling', 'lib/runtime', 'lib/facts'].flatMap(sources);
    compile({ entryPoints: [...files, 'tools/bench/bundling.ts', 'tools/bench/bundling-synthesis.ts'], outdir, outbase: root, format: 'cjs' });
    return join(outdir, 'tools', 'bench', 'bundling.js');
  },
  guard: () => {
    // File by file: what bundles looks for files around itself.
    const outdir = join(build, 'bench-guard-files');
    const scripts = ['guard', 'guarded-events'].map((script) => `tools/bench/${script}.ts`);
    compile({ entryPoints: [...sources('lib/bundling'), ...sources('lib/facts'), ...scripts], outdir, outbase: root, format: 'cjs' });
    for (const file of sources('lib/runtime')) write(join(outdir, file.replace(/\.ts$/, '.js')), asPublished(file));
    return join(outdir, 'tools', 'bench', 'guard.js');
  },
};

/** A module as the compiler of this package writes it: so it is bundled into functions. */
function asPublished(file: string): string {
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 };
  return transpileModule(readFileSync(join(root, file), 'utf8'), { compilerOptions }).outputText;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file));
}

function compile(options: Readonly<Record<string, unknown>>): void {
  buildSync({ absWorkingDir: root, platform: 'node', target: 'node20', logLevel: 'warning', ...options });
}

const [name, ...args] = process.argv.slice(2);
if (name !== undefined && !(name in benchmarks)) throw new Error(`There is no benchmark '${name}', but: ${Object.keys(benchmarks).join(', ')}.`);

for (const [benchmark, script] of Object.entries(benchmarks).filter(([each]) => name === undefined || name === each)) {
  process.stdout.write(`\n${benchmark}\n`);
  const { status } = spawnSync(process.execPath, ['--expose-gc', script(), ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

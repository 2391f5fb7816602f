/**
 * Measures what users run, plain JavaScript: the loader that runs our scripts wraps each function as it is made.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const root = join(__dirname, '..');
// As deep below the root as lib/validation is, which reads the version from there.
const outdir = join(root, 'build', 'bench');
buildSync({
  absWorkingDir: root,
  entryPoints: ['compare', 'one-validation', 'peak-memory'].map((name) => `tools/bench/${name}.ts`),
  outdir,
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [join(outdir, 'compare.js'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;

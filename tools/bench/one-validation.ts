/** A process of its own, as in a synthesis: each pack judges the same app once. Says the milliseconds of each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { generatedStage } from './generated-stage';
import { packs, validationContext } from './validation-context';

const [resources, ...names] = process.argv.slice(2);
const outdir = mkdtempSync(join(tmpdir(), 'bulwark-bench-'));
try {
  const context = validationContext(generatedStage(Number(resources), outdir));
  const taken = Object.fromEntries(names.map((name) => {
    const pack = packs[name]();
    global.gc?.();
    const start = performance.now();
    pack.validate(context);
    return [name, performance.now() - start];
  }));
  process.stdout.write(JSON.stringify(taken));
} finally {
  rmSync(outdir, { recursive: true });
}

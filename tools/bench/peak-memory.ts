/** A process of its own for each pack: says how far its memory peaked in synthesis, and how far once it had validated. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatedStage } from './generated-stage';
import { packs, validationContext } from './validation-context';

const [resources, pack] = process.argv.slice(2);
const outdir = mkdtempSync(join(tmpdir(), 'bulwark-bench-'));
try {
  const context = validationContext(generatedStage(Number(resources), outdir));
  const { maxRSS: synthesized } = process.resourceUsage();
  packs[pack]().validate(context);
  const { maxRSS: validated } = process.resourceUsage();
  process.stdout.write(JSON.stringify({ synthesized: synthesized / 1024, validated: validated / 1024 }));
} finally {
  rmSync(outdir, { recursive: true });
}

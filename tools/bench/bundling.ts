/**
 * Bundles apps of functions as we do and as CDK's NodejsFunction does: whole syntheses in processes of their own, with
 * an empty cache and a new cdk.out (cold), and again (warm). The same synthesis with code that needs no bundling says
 * what of that is constructs and templates; ours says what of it is bundling.
 *
 * The fastest of some rounds counts: what else the machine does only adds. The peer runs once.
 *
 * Run by tools/bench.ts, which compiles it. Arguments: numbers of functions (20,100,500), the largest number that the
 * peer is asked for (20): its time grows with the number, and minutes of waiting say nothing new.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [sizes = '20,100,500', largestForPeer = '20'] = process.argv.slice(2);
const rounds = 5;

interface Measured {
  /** Milliseconds of the synthesis. */
  readonly synthesis: number;
  /** Milliseconds in it that bundling took. */
  readonly bundling: number;
  readonly bundled: boolean;
}

/** A project whose functions log, use the AWS SDK and share a module, as an app's do. */
function project(functions: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-bench-'));
  mkdirSync(join(folder, 'src'));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of ['esbuild', '@esbuild', '@aws-lambda-powertools', '@aws']) {
    symlinkSync(join(process.cwd(), 'node_modules', name), join(folder, 'node_modules', name));
  }
  writeFileSync(join(folder, 'package.json'), '{"name":"bench"}');
  writeFileSync(join(folder, 'package-lock.json'), '{}');
  writeFileSync(join(folder, 'tsconfig.json'), '{"compilerOptions":{"strict":true}}');
  writeFileSync(join(folder, 'src', 'order.ts'), 'export interface Order { id: string }\nexport const order = (id: string): Order => ({ id });\n');
  for (let index = 0; index < functions; index++) {
    writeFileSync(join(folder, 'src', `handler-${index}.ts`), [
      'import { Logger } from \'@aws-lambda-powertools/logger\';',
      'import { PutItemCommand } from \'@aws-sdk/client-dynamodb\';',
      'import { order } from \'./order\';',
      'const logger = new Logger();',
      'export const handler = async (event: { id: string }) => {',
      `  logger.info('order', { id: event.id, index: ${index} });`,
      '  return { order: order(event.id), command: PutItemCommand };',
      '};',
    ].join('\n'));
  }
  return folder;
}

function synthesize(folder: string, functions: number, how: string): Measured {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(__dirname, 'bundling-synthesis.js'), folder, String(functions), how], {
    encoding: 'utf8', cwd: folder,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

function print(...cells: string[]): void {
  process.stdout.write(`${cells.map((cell) => cell.padStart(16)).join('')}\n`);
}

const milliseconds = (value: number) => `${value.toFixed(0)} ms`;

print('functions', 'not bundled', 'cold', 'of it bundling', 'warm', 'of it bundling', 'NodejsFunction', 'peer / cold', 'bundling w / c');
for (const size of sizes.split(',').map(Number)) {
  const folder = project(size);
  const all = Array.from({ length: rounds }, () => {
    for (const left of [join('node_modules', '.cache'), 'cdk.out-ours']) rmSync(join(folder, left), { recursive: true, force: true });
    const [cold, warm] = [synthesize(folder, size, 'ours'), synthesize(folder, size, 'ours')];
    if (!cold.bundled || warm.bundled) throw new Error('a cold synthesis bundles, a warm one does not');
    return [synthesize(folder, size, 'not-bundled').synthesis, cold.synthesis, cold.bundling, warm.synthesis, warm.bundling];
  });
  const [base, cold, coldBundling, warm, warmBundling] = all[0].map((_, index) => Math.min(...all.map((round) => round[index])));
  const peer = size <= Number(largestForPeer) ? synthesize(folder, size, 'peer').synthesis : undefined;
  print(
    String(size), ...[base, cold, coldBundling, warm, warmBundling].map(milliseconds), peer === undefined ? 'not asked' : milliseconds(peer),
    peer === undefined ? '' : `${(peer / cold).toFixed(0)} x`, (warmBundling / coldBundling).toFixed(3),
  );
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Compares our pack with cdk-nag's AwsSolutionsChecks on the same generated apps: time in the same process, memory in
 * a process for each. Says how ours grows.
 *
 * Run by tools/bench.ts, which bundles it. Arguments: sizes (1150,11500,100000), rounds (5).
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { packs } from './validation-context';

const [sizes = '1150,11500,100000', rounds = '5'] = process.argv.slice(2);
const names = Object.keys(packs);

/** Milliseconds of each round, by pack. A synthesis judges once, so each round is a process; who goes first changes. */
function times(resources: number): number[][] {
  const all = Array.from({ length: Number(rounds) }, (_, round) => (
    inProcess('one-validation.js', [String(resources), ...round & 1 ? [...names].reverse() : names]) as Record<string, number>
  ));
  return names.map((name) => all.map((round) => round[name]));
}

function inProcess(script: string, args: readonly string[]): unknown {
  const { stdout, status, stderr } = spawnSync(process.execPath, ['--expose-gc', join(__dirname, script), ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

interface PeakMemory {
  readonly synthesized: number;
  readonly validated: number;
}

function peakMemory(resources: number, pack: string): PeakMemory {
  return inProcess('peak-memory.js', [String(resources), pack]) as PeakMemory;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function print(...cells: string[]): void {
  process.stdout.write(`${cells.map((cell) => cell.padStart(20)).join('')}\n`);
}

print('resources', ...names, 'ratio', 'µs a resource');
for (const resources of sizes.split(',').map(Number)) {
  const measured = times(resources);
  const ratio = median(measured[0].map((ours, round) => ours / measured[1][round]));
  print(
    String(resources), ...measured.map((all) => `${median(all).toFixed(0)} ms`), ratio.toFixed(2), (median(measured[0]) * 1000 / resources).toFixed(1),
  );
  const peaks = names.map((name) => peakMemory(resources, name));
  print('peak memory', ...peaks.map(({ synthesized, validated }) => `${synthesized.toFixed(0)} -> ${validated.toFixed(0)} MiB`));
}

/**
 * Times the command line beside cfn-lint, checkov and cfn-guard, as far as they can be had, on the same templates: all of
 * a folder, and a single one of one resource. Whole processes, start included; the fastest of some rounds counts, since
 * what else the machine does only adds. Who goes first changes from round to round.
 *
 * Run by tools/bench.ts, which bundles it. Arguments: folder of templates (../shared/corpus/apps), rounds (5).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';

const [folder = '../shared/corpus/apps', rounds = '5'] = process.argv.slice(2);
const build = resolve('build', 'bench-cli');

interface Tool {
  readonly name: string;
  readonly command: readonly string[];
  /** What follows the command for these templates, in these files. */
  readonly args: (folder: string, files: readonly string[]) => readonly string[];
  /** Peers are slow enough to be told apart from noise in fewer rounds. */
  readonly rounds: number;
}

const program = join(build, 'cdk-bulwark.js');
const rules = join(build, 'rules.guard');

function tools(): Tool[] {
  const cfnLint = fromPyPi('cfn-lint', '1.51.0');
  const checkov = fromPyPi('checkov', '3.3.30');
  const cfnGuard = onPath('cfn-guard');
  return [
    { name: 'cdk-bulwark', command: [process.execPath, program, 'check'], args: (of) => [of], rounds: Number(rounds) },
    ...cfnLint === undefined ? [] : [{
      name: 'cfn-lint', command: [cfnLint, '--'], args: (_: string, files: readonly string[]) => files, rounds: 2,
    }],
    ...checkov === undefined ? [] : [{
      name: 'checkov', command: [checkov, '--framework', 'cloudformation', '--compact', '--quiet', '--skip-download', '-d'],
      args: (of: string) => [of], rounds: 1,
    }],
    ...cfnGuard === undefined ? [] : [{
      // Our own rules: so it is asked the same questions, as far as they can be exported.
      name: 'cfn-guard', command: [cfnGuard, 'validate', '--show-summary', 'none', '--rules', rules, '--data'], args: (of: string) => [of], rounds: 2,
    }],
  ];
}

/** A program of a Python package, installed into a folder of its own the first time. */
function fromPyPi(name: string, version: string): string | undefined {
  const environment = resolve('build', 'bench-peers', `${name}-${version}`);
  const bin = join(environment, 'bin');
  if (!existsSync(join(bin, name))) {
    mkdirSync(environment, { recursive: true });
    process.stdout.write(`Installing ${name} ${version} …\n`);
    spawnSync('python3', ['-m', 'venv', environment]);
    spawnSync(join(bin, 'pip'), ['install', '--quiet', '--disable-pip-version-check', `${name}==${version}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  if (existsSync(join(bin, name))) return join(bin, name);
  process.stdout.write(`Without ${name}: it could not be installed.\n`);
  return undefined;
}

function onPath(name: string): string | undefined {
  if (spawnSync(name, ['--version']).status === 0) return name;
  process.stdout.write(`Without ${name}: it is not on the PATH ('cargo install ${name}').\n`);
  return undefined;
}

/** Milliseconds of the fastest round, by tool. */
function times(of: string, all: readonly Tool[]): ReadonlyMap<string, number> {
  const files = readdirSync(of).filter((file) => /\.(json|ya?ml)$/.test(file)).map((file) => join(of, file));
  const fastest = new Map<string, number>();
  for (let round = 0; round < Number(rounds); round += 1) {
    for (const { name, command: [executable, ...args], args: more } of round % 2 === 0 ? all : [...all].reverse()) {
      if (round >= all.find((tool) => tool.name === name)!.rounds) continue;
      const start = performance.now();
      const { status, stderr, error } = spawnSync(executable, [...args, ...more(of, files)], { maxBuffer: 1e9, encoding: 'utf8' });
      const took = performance.now() - start;
      // Findings are no failure, but a tool that did nothing is quick.
      if (error || status === null || (name === 'cdk-bulwark' && status > 1)) throw new Error(`${name}: ${error?.message ?? stderr}`);
      fastest.set(name, Math.min(took, fastest.get(name) ?? Infinity));
    }
  }
  return fastest;
}

function print(...cells: string[]): void {
  process.stdout.write(`${cells.map((cell, index) => (index === 0 ? cell.padEnd(44) : cell.padStart(16))).join('')}\n`);
}

const single = join(build, 'one-resource');
mkdirSync(single, { recursive: true });
writeFileSync(join(single, 'queue.yaml'), 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n');
writeFileSync(rules, spawnSync(process.execPath, [program, 'export', 'guard'], { encoding: 'utf8', maxBuffer: 1e8 }).stdout);

const all = tools();
print('milliseconds', ...all.map(({ name }) => name), ...all.slice(1).map(({ name }) => `${name}/ours`));
const row = (label: string, measured: ReadonlyMap<string, number>): void => {
  const taken = all.map(({ name }) => measured.get(name)!);
  print(label, ...taken.map((time) => time.toFixed(0)), ...taken.slice(1).map((time) => (time / taken[0]).toFixed(1)));
};
row('one template of one resource', times(single, all));
if (existsSync(folder)) row(`the ${readdirSync(folder).length} templates of ${folder}`, times(folder, all));
else process.stdout.write(`Without the templates of public apps: they are not at ${folder}.\n`);

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { isObject, JsonObject, ownObject, ownString } from '../core/json';
import { printable } from '../reporters/printable';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** A CDK app that can be synthesized. */
export interface App {
  /** The folder that it is started in. */
  readonly folder: string;
  /** The command that runs it, as cdk.json has it. */
  readonly command: string;
  /** Where the CDK writes what it synthesizes. */
  readonly output: string;
  /** What cdk.json passes to the app. */
  readonly context: JsonObject;
}

const defaultOutput = 'cdk.out';

/** The app of a folder's cdk.json; undefined where there is none. `command` is one that was given instead. */
export function appIn(folder: string, command?: string): App | undefined {
  const settings = readJsonFile(join(folder, 'cdk.json')) ?? {};
  const known = command ?? ownString(settings, 'app');
  if (known === undefined) return undefined;
  return { folder, command: known, output: ownString(settings, 'output') ?? defaultOutput, context: ownObject(settings, 'context') };
}

/**
 * Synthesizes an app through the CDK's command line: the project's own, else the one on the PATH, else without.
 * An app that fails its own validation is synthesized nevertheless.
 *
 * @returns the folder of the cloud assembly
 * @throws UsageError where there is none
 */
export async function synthesize(app: App, terminal: Terminal, verbose = false): Promise<string> {
  const output = isAbsolute(app.output) ? app.output : join(app.folder, app.output);
  const manifest = join(output, 'manifest.json');
  const before = changedAt(manifest);
  const { status, said } = await start(app, terminal);
  // What an earlier synthesis left behind says nothing of the app as it is.
  const written = existsSync(manifest) && changedAt(manifest) !== before;
  if (verbose || !written) terminal.err(said);
  if (!written) throw new UsageError(`'${printable(app.command)}' synthesized nothing (exit code ${status}); see what it says, or give a PATH`);
  return output;
}

interface Ended {
  readonly status: number;
  /** All that it wrote. */
  readonly said: string;
}

function start(app: App, { env }: Terminal): Promise<Ended> {
  const args = ['synth', '--quiet', '--no-notices', '--app', app.command, '--output', app.output];
  const ofProject = projectProgram(app.folder);
  if (ofProject !== undefined) return run(app, process.execPath, [ofProject, ...args], env);
  const onPath = programOnPath('cdk', env);
  if (onPath !== undefined) return run(app, onPath, args, env);
  // The way in which the CDK's command line itself starts an app.
  return run(app, app.command, [], {
    ...env, CDK_OUTDIR: resolve(app.folder, app.output), CDK_CONTEXT_JSON: JSON.stringify(contextOf(app)),
  }, true);
}

function run(app: App, program: string, args: readonly string[], env: Terminal['env'], shell = false): Promise<Ended> {
  return new Promise((done, failed) => {
    // Nobody could answer a question, and what it prints is not ours to print.
    const child = spawn(program, [...args], { cwd: app.folder, env: env as NodeJS.ProcessEnv, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    child.stdout.on('data', (data: Buffer) => said.push(data));
    child.stderr.on('data', (data: Buffer) => said.push(data));
    child.on('error', (error) => failed(new UsageError(`'${printable(app.command)}' could not be started: ${error.message.split('\n')[0]}`)));
    child.on('close', (code) => done({ status: code ?? 1, said: Buffer.concat(said).toString('utf8') }));
  });
}

/** The CDK's command line of the project: of the closest node_modules that has one. */
function projectProgram(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const program = join(folder, 'node_modules', 'aws-cdk', 'bin', 'cdk');
    if (existsSync(program)) return program;
    if (folder === dirname(folder)) return undefined;
  }
}

function programOnPath(name: string, env: Terminal['env']): string | undefined {
  // On Windows it is a script of its own kind, which only a shell starts.
  if (process.platform === 'win32') return undefined;
  return (env.PATH ?? '').split(delimiter).filter((folder) => isAbsolute(folder)).map((folder) => join(folder, name)).find(existsSync);
}

function contextOf({ folder, context }: App): JsonObject {
  return {
    'aws:cdk:enable-path-metadata': true,
    'aws:cdk:enable-asset-metadata': true,
    ...context,
    ...readJsonFile(join(folder, 'cdk.context.json')),
  };
}

function readJsonFile(file: string): JsonObject | undefined {
  if (!existsSync(file)) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isObject(value)) return value;
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message.split('\n')[0]}`);
  }
  throw new UsageError(`${file}: this is no mapping`);
}

function changedAt(file: string): bigint | undefined {
  return statSync(file, { bigint: true, throwIfNoEntry: false })?.ctimeNs;
}

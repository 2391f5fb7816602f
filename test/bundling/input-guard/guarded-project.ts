import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { SecureFunction, SecureFunctionProps } from '../../../lib';
import type { EventCase } from './event-case';
import type { Outcome } from './run-events';

/** A handler that keeps what reaches it. */
export const keepingHandler = 'export const handler = async (event: unknown) => { (globalThis as any).served?.push(event); return { statusCode: 200 }; };\n';

/** A project of a user, with one handler. */
export function project(source: string = keepingHandler, file: string = 'handler.ts'): { folder: string; entry: string } {
  const folder = mkdtempSync(join(tmpdir(), 'bulwark-guarded-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'package.json'), '{"name":"project"}');
  writeFileSync(join(folder, 'src', file), source);
  symlinkSync(join(__dirname, '..', '..', '..', 'node_modules'), join(folder, 'node_modules'));
  return { folder, entry: join(folder, 'src', file) };
}

/** The folders of the functions' assets, after a synthesis. */
export function assetsOf(functions: Readonly<Record<string, SecureFunctionProps>>): Record<string, string> {
  process.env.CDK_VALIDATION = 'false';
  const app = new App({
    outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false, context: { 'aws:cdk:enable-asset-metadata': true },
  });
  const stack = new Stack(app, 'S');
  const made = Object.entries(functions).map(([id, props]) => [id, new SecureFunction(stack, id, props)] as const);
  const { directory } = app.synth();
  return Object.fromEntries(made.map(([id, fn]) => {
    const { metadata } = (fn.function.node.defaultChild as lambda.CfnFunction).cfnOptions;
    return [id, join(directory, (stack.resolve(metadata) as Record<string, string>)['aws:asset:path'])];
  }));
}

let runner: string | undefined;

/** What becomes of the events of some cases. */
export function run(asset: string, cases: readonly EventCase[], trusted: readonly unknown[], file: string = 'index.js'): Outcome[] {
  if (runner === undefined) {
    runner = join(mkdtempSync(join(tmpdir(), 'bulwark-run-')), 'run-events.cjs');
    buildSync({ entryPoints: [join(__dirname, 'run-events.ts')], outfile: runner, bundle: true, platform: 'node', target: 'node20' });
  }
  const casesFile = join(mkdtempSync(join(tmpdir(), 'bulwark-cases-')), 'cases.json');
  writeFileSync(casesFile, JSON.stringify(cases));
  const { stdout, stderr } = spawnSync(process.execPath, [runner, join(asset, file), casesFile], {
    encoding: 'utf8',
    env: { ...process.env, AWS_LAMBDA_FUNCTION_NAME: 'fn', BULWARK_TRUSTED_SOURCES: JSON.stringify(trusted) },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as Outcome[];
}

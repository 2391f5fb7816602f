/**
 * One synthesis of an app of functions: folder, number of functions, and how they are bundled. Says how long that took, and the
 * bundling within it.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { AppBundler } from '../../lib/bundling/app-bundler';
import { FunctionBundle } from '../../lib/bundling/function-bundle';

const [folder, functions, how] = process.argv.slice(2);
const runtime = lambda.Runtime.NODEJS_22_X;

const makers: Record<string, (stack: Stack, id: string, entry: string) => void> = {
  'ours': (stack, id, entry) => {
    const { code } = new FunctionBundle({ entry, runtime, constructPath: id });
    new lambda.Function(stack, id, { code, handler: 'index.handler', runtime });
  },
  'not-bundled': (stack, id) => {
    new lambda.Function(stack, id, { code: lambda.Code.fromInline('// nothing'), handler: 'index.handler', runtime });
  },
  'peer': (stack, id, entry) => {
    new NodejsFunction(stack, id, {
      entry, runtime, projectRoot: folder, depsLockFilePath: join(folder, 'package-lock.json'),
      bundling: { minify: true, sourceMap: true },
    });
  },
};

let bundling = 0;
const bundler = AppBundler.prototype as unknown as { bundleAll(): void };
const { bundleAll } = bundler;
bundler.bundleAll = function (this: unknown) {
  const begin = performance.now();
  bundleAll.call(this);
  bundling += performance.now() - begin;
};

process.env.CDK_VALIDATION = 'false';
// What a synthesis loads lazily is loaded before, for all the same.
const warmUp = new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-bench-out-')), analyticsReporting: false });
makers['not-bundled'](new Stack(warmUp, 'S'), 'F', '');
warmUp.synth();

const start = performance.now();
const app = new App({ outdir: join(folder, `cdk.out-${how}`), analyticsReporting: false });
for (let index = 0; index < Number(functions); index++) {
  // A stack takes 500 resources.
  const stackId = `S${Math.floor(index / 100)}`;
  const stack = app.node.tryFindChild(stackId) as Stack | undefined ?? new Stack(app, stackId);
  makers[how](stack, `F${index}`, join(folder, 'src', `handler-${index}.ts`));
}
app.synth();
const synthesis = performance.now() - start;
const bundled = Object.keys(require.cache).some((file) => /node_modules[\\/]esbuild[\\/]lib[\\/]main\.js$/.test(file));
process.stdout.write(JSON.stringify({ synthesis, bundling, bundled }));

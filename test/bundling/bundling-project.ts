import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { App, AppProps, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { FunctionBundle, FunctionBundlingProps } from '../../lib/bundling/function-bundle';

const modules = join(__dirname, '..', '..', 'node_modules');

/** A new folder for temporary files, by its real path. */
export function temporaryFolder(): string {
  // In a folder of its own: in the system's, others make and remove files meanwhile.
  const folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'bulwark-'))), 'project');
  mkdirSync(folder);
  return folder;
}

/** A project of a user, somewhere on disk, with esbuild and a dependency. Text of files by their path. */
export function bundlingProject(files: Readonly<Record<string, string>> = {}, folder = temporaryFolder()): string {
  write(folder, {
    'package.json': '{"name":"project"}',
    'package-lock.json': '{}',
    'tsconfig.json': '{}',
    'src/handler.ts': 'import { greet } from "./greet";\nimport { dependency } from "dependency";\nexport const handler = async (name: string) => greet(name) + dependency;\n',
    'src/greet.ts': 'export const greet = (name: string): string => `Hello, ${name}`;\n',
    'node_modules/dependency/package.json': '{"name":"dependency","version":"1.0.0","main":"index.js"}',
    'node_modules/dependency/index.js': 'exports.dependency = "first";\n',
    ...files,
  });
  for (const name of ['esbuild', '@esbuild']) symlinkSync(join(modules, name), join(folder, 'node_modules', name));
  return folder;
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

export interface Asset {
  /** The name of the asset's folder. */
  readonly name: string;
  readonly directory: string;
  readonly files: Readonly<Record<string, string>>;
}

export function newApp(props: AppProps = {}): App {
  process.env.CDK_VALIDATION = 'false';
  return new App({ outdir: temporaryFolder(), analyticsReporting: false, ...props });
}

/** A plain function whose code is bundled. */
export function bundledFunction(stack: Stack, id: string, entry: string, props?: FunctionBundlingProps, wrapper?: string): lambda.Function {
  const { code } = new FunctionBundle({
    entry, runtime: lambda.Runtime.NODEJS_22_X, constructPath: `${stack.node.path}/${id}`, wrapper: wrapper === undefined ? undefined : { contents: wrapper },
  }, props);
  return new lambda.Function(stack, id, { code, handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X });
}

export interface BundledProps {
  readonly props?: FunctionBundlingProps;
  readonly wrapper?: string;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** Synthesizes an app of one function, src/handler.ts. */
export function bundled(folder: string, { props, wrapper, context }: BundledProps = {}): Asset {
  const app = newApp({ context });
  bundledFunction(new Stack(app, 'S'), 'Fn', join(folder, 'src', 'handler.ts'), props, wrapper);
  return assetsIn(app.synth().directory)[0];
}

export function assetsIn(directory: string): readonly Asset[] {
  return readdirSync(directory).filter((name) => name.startsWith('asset.')).map((name) => ({
    name,
    directory: join(directory, name),
    files: Object.fromEntries(readdirSync(join(directory, name)).map((file) => [file, readFileSync(join(directory, name, file), 'utf8')])),
  }));
}

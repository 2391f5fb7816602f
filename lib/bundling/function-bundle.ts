import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { AssetHashType } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { loadEsbuild } from './esbuild';
import { entryOptions, HandlerWrapper } from './handler-wrapper';
import { withPortablePaths } from './own-modules';

/** The module system of the bundled handler. */
export enum ModuleFormat {
  /** CommonJS: what every dependency works with. */
  COMMONJS = 'cjs',
  /** ECMAScript modules: allows top-level await. */
  ESM = 'esm',
}

/** How a handler is bundled. */
export interface FunctionBundlingProps {
  /**
   * The module system of the output.
   *
   * @default ModuleFormat.COMMONJS
   */
  readonly format?: ModuleFormat;

  /**
   * Modules that are not bundled, since the runtime or a layer has them.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
   * @default - the AWS SDK of the runtime: `@aws-sdk/*` and `@smithy/*`
   */
  readonly externalModules?: string[];

  /**
   * Whether the output is minified.
   *
   * @default true
   */
  readonly minify?: boolean;

  /**
   * Whether stack traces point at the source's lines.
   *
   * @default true
   */
  readonly sourceMap?: boolean;
}

/** A handler to bundle. */
interface Handler {
  /** The file that exports the handler. */
  readonly entry: string;
  readonly runtime: lambda.Runtime;
  readonly constructPath: string;
  /** A module around the handler that is bundled with it. */
  readonly wrapper?: HandlerWrapper;
}

/** A bundled handler: a folder that the CDK copies when the function is made. */
export class FunctionBundle {
  public readonly code: lambda.Code;
  private readonly folder: string;

  /**
   * Bundles in this process. The same sources give the same asset, wherever the project lies: the output holds no
   * absolute path, and its hash alone names the asset.
   *
   * @throws with esbuild's messages where the sources can't be bundled
   */
  public constructor(handler: Handler, props: FunctionBundlingProps = {}) {
    const { format = ModuleFormat.COMMONJS, externalModules = ['@aws-sdk/*', '@smithy/*'], minify = true, sourceMap = true } = props;
    if (!existsSync(handler.entry)) {
      throw new Error(`SecureFunction '${handler.constructPath}': there is no file '${handler.entry}'. Write the path of the handler's source, such as entry: join(__dirname, 'handler.ts').`);
    }
    // esbuild names what it reads by its real path.
    const entry = realpathSync(resolve(handler.entry));
    const root = projectRoot(entry);
    const file = format === ModuleFormat.ESM ? 'index.mjs' : 'index.js';
    const files = build(handler, {
      absWorkingDir: root,
      bundle: true,
      ...entryOptions(entry, handler.wrapper),
      external: externalModules,
      format,
      keepNames: minify,
      legalComments: 'none',
      logLevel: 'silent',
      mainFields: format === ModuleFormat.ESM ? ['module', 'main'] : ['main', 'module'],
      metafile: true,
      minify,
      outfile: join(root, file),
      platform: 'node',
      sourcemap: sourceMap ? 'linked' : false,
      sourcesContent: false,
      target: targetOf(handler.runtime),
      write: false,
    });
    this.folder = mkdtempSync(join(tmpdir(), 'cdk-bulwark-'));
    const hash = createHash('sha256');
    for (const { path, text } of files) {
      const contents = withPortablePaths(text, root);
      writeFileSync(join(this.folder, basename(path)), contents);
      hash.update(basename(path)).update('\0').update(contents).update('\0');
    }
    this.code = lambda.Code.fromAsset(this.folder, { assetHash: hash.digest('hex'), assetHashType: AssetHashType.CUSTOM });
  }

  /** Removes the folder, once the function that was made of it has its copy. */
  public dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function build(handler: Handler, options: Readonly<Record<string, unknown>>) {
  try {
    return loadEsbuild(handler.entry, handler.constructPath).buildSync(options).outputFiles;
  } catch (error) {
    const messages = (error as { errors?: { text: string; location?: { file: string; line: number; column: number } }[] }).errors;
    if (!messages) throw error;
    const lines = messages.map(({ text, location }) => `  ${location ? `${location.file}:${location.line}:${location.column}: ` : ''}${text}`);
    throw new Error(`SecureFunction '${handler.constructPath}': '${handler.entry}' could not be bundled:\n${lines.join('\n')}`);
  }
}

/** The closest folder that holds a package: esbuild writes paths relative to it. */
function projectRoot(entry: string): string {
  for (let folder = dirname(entry); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) || folder === dirname(folder)) {
      return existsSync(join(folder, 'package.json')) ? folder : dirname(entry);
    }
  }
}

function targetOf(runtime: lambda.Runtime): string {
  return `node${/^nodejs(\d+)/.exec(runtime.name)?.[1] ?? '24'}`;
}

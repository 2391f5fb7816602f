import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { BundledCode } from './bundled-code';
import { HandlerWrapper } from './handler-wrapper';

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

/** A handler and how it is bundled. */
export class FunctionBundle {
  /** The bundle, made when the app is synthesized. */
  public readonly code: lambda.Code;

  /**
   * The same sources give the same asset, wherever the project lies: the output holds no absolute path, and its hash
   * alone names the asset.
   *
   * @throws where the entry is not there; when the app is synthesized, where it can't be bundled
   */
  public constructor({ entry, wrapper, runtime, constructPath }: Handler, props: FunctionBundlingProps = {}) {
    const { format = ModuleFormat.COMMONJS, externalModules = ['@aws-sdk/*', '@smithy/*'], minify = true, sourceMap = true } = props;
    if (!existsSync(entry)) {
      throw new Error(`SecureFunction '${constructPath}': there is no file '${entry}'. Write the path of the handler's source, such as entry: join(__dirname, 'handler.ts').`);
    }
    // esbuild names what it reads by its real path.
    const file = realpathSync(resolve(entry));
    this.code = new BundledCode({
      entry: file,
      root: projectRoot(file),
      wrapper,
      options: { external: externalModules, format, minify, sourceMap, target: targetOf(runtime) },
    }, constructPath);
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

import { dirname } from 'node:path';

/**
 * A generated module around the user's handler. It is the bundle's entry in the place of the user's file, lies in that
 * file's folder, and exports what the function names as its handler.
 */
export interface HandlerWrapper {
  /**
   * TypeScript that imports the user's file (`./<entry file>`, with its extension). It may import modules of this
   * library by absolute path: such a path reaches neither the output nor its hash.
   */
  readonly contents: string;
}

/** What stands for the wrapper in stack traces and in the metafile: the same on every machine. */
export const wrapperFile = 'cdk-bulwark-handler.ts';

/** The entry as esbuild takes it. */
export function entryOptions(entry: string, wrapper: HandlerWrapper | undefined): Readonly<Record<string, unknown>> {
  if (!wrapper) return { entryPoints: [entry] };
  return { stdin: { contents: wrapper.contents, resolveDir: dirname(entry), sourcefile: wrapperFile, loader: 'ts' } };
}

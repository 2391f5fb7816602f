import { dirname } from 'node:path';

/** What is used of esbuild's API. */
export interface Esbuild {
  readonly version: string;
  buildSync(options: Readonly<Record<string, unknown>>): EsbuildResult;
}

export interface EsbuildResult {
  readonly outputFiles: readonly { readonly path: string; readonly contents: Uint8Array; readonly text: string }[];
  readonly metafile: unknown;
}

/**
 * The esbuild that the user's project has installed, as for CDK's NodejsFunction: it ships a binary for each
 * platform, so it can't be bundled with this library.
 *
 * @throws where it is not installed
 */
export function loadEsbuild(entry: string, constructPath: string): Esbuild {
  for (const from of [dirname(entry), process.cwd(), __dirname]) {
    try {
      return require(require.resolve('esbuild', { paths: [from] })) as Esbuild;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new Error(`SecureFunction '${constructPath}': bundling '${entry}' takes esbuild, which is not installed. Run: npm install --save-dev esbuild`);
}

import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What is used of esbuild's API. */
export interface Esbuild {
  buildSync(options: Readonly<Record<string, unknown>>): EsbuildResult;
}

export interface EsbuildResult {
  readonly outputFiles: readonly { readonly path: string; readonly text: string }[];
  readonly metafile: Metafile;
  readonly warnings: readonly EsbuildMessage[];
}

export interface EsbuildMessage {
  readonly text: string;
  readonly location?: { readonly file: string; readonly line: number; readonly column: number } | null;
}

/** What esbuild has read, and what of it went into which output. Paths are relative to the project's folder. */
export interface Metafile {
  readonly inputs: Readonly<Record<string, MetafileInput>>;
  readonly outputs: Readonly<Record<string, { readonly entryPoint?: string; readonly bytes: number }>>;
}

export interface MetafileInput {
  readonly bytes: number;
  readonly imports: readonly MetafileImport[];
}

export interface MetafileImport {
  readonly path: string;
  readonly kind: string;
  readonly external?: boolean;
  /** What the source says; `path` is what it was resolved to. */
  readonly original?: string;
}

/** An esbuild that is installed, not yet loaded. */
export interface InstalledEsbuild {
  readonly folder: string;
  readonly version: string;
}

/**
 * The esbuild that the user's project has installed, as for CDK's NodejsFunction: it ships a binary for each
 * platform, so it can't be bundled with this library. Loading it takes longer than a warm synthesis, so it is only found here.
 */
export function findEsbuild(projectFolder: string): InstalledEsbuild | undefined {
  for (const from of [projectFolder, process.cwd(), __dirname]) {
    try {
      const manifest = require.resolve('esbuild/package.json', { paths: [from] });
      return { folder: dirname(manifest), version: (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return undefined;
}

export function loadEsbuild({ folder }: InstalledEsbuild): Esbuild {
  return require(folder) as Esbuild;
}

export function describe({ text, location }: EsbuildMessage): string {
  return `${location ? `${location.file}:${location.line}:${location.column}: ` : ''}${text}`;
}

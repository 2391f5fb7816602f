import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { slashed } from './slashed-path';

/**
 * A generated module around the user's handler. It is the bundle's entry in the place of the user's file, appears in
 * that file's folder, and exports what the function names as its handler.
 */
export interface HandlerWrapper {
  /**
   * TypeScript that imports the user's file: a line that begins with `import` or `export` and ends in
   * `from './<entry file>'`, with the file's extension. It may import modules of this library by absolute path: such a
   * path reaches neither the output nor its hash.
   */
  readonly contents: string;
}

/** What stands for the wrapper in stack traces and in the metafile: the same on every machine. */
const wrapperFile = 'cdk-bulwark-handler.ts';

/**
 * Wrappers as files, since esbuild takes only one entry that is none and they shall be bundled all at once. They lie
 * outside the project, with a configuration of their own: no tsconfig.json from around the folder for temporary files
 * reaches them.
 */
export class WrapperFiles {
  private readonly folder: string;

  public constructor() {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'cdk-bulwark-')));
    for (const file of ['package.json', 'tsconfig.json']) writeFileSync(join(this.folder, file), '{}');
  }

  /** Writes a wrapper and returns its path. */
  public write(name: string, entry: string, { contents }: HandlerWrapper): string {
    const folder = join(this.folder, name);
    mkdirSync(folder);
    const file = join(folder, wrapperFile);
    writeFileSync(file, withAbsoluteImport(contents, entry));
    return file;
  }

  public dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Output of esbuild in which the wrapper at `file` lies beside the user's `entry`. */
export function withWrapperBesideEntry(text: string, file: string, entry: string, root: string): string {
  const beside = slashed(join(dirname(relative(root, entry)), wrapperFile));
  return [relative(root, file), file].reduce((result, path) => result.replaceAll(slashed(path), beside), text);
}

function withAbsoluteImport(contents: string, entry: string): string {
  const file = `./${basename(entry)}`;
  return contents.replaceAll(/^(\s*(?:import|export)\b.*\bfrom\s*)(["'])([^"']+)\2/gm, (statement, start: string, _quote, path: string) => (
    path === file ? `${start}${JSON.stringify(entry)}` : statement
  ));
}

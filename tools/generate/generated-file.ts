import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file whose whole text follows from the sources. */
export interface GeneratedFile {
  /** From the top of the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** What one generator makes. */
export interface GeneratedOutput {
  readonly files: readonly GeneratedFile[];
  /** Folders that hold nothing but these files: what else lies there is left from an earlier run. */
  readonly ownedFolders: readonly string[];
}

/** The paths that differ from the generated output, or that should no longer be there. */
export function differences(root: string, { files, ownedFolders }: GeneratedOutput): string[] {
  const changed = files
    .filter(({ path, text }) => !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== text)
    .map(({ path }) => path);
  return [...changed, ...leftOver(root, files, ownedFolders)];
}

export function write(root: string, { files, ownedFolders }: GeneratedOutput): void {
  for (const path of leftOver(root, files, ownedFolders)) rmSync(join(root, path));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

function leftOver(root: string, files: readonly GeneratedFile[], ownedFolders: readonly string[]): string[] {
  const wanted = new Set(files.map(({ path }) => path));
  return ownedFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((path) => !wanted.has(path));
}

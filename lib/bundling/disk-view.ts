import { Dirent, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { sha256Of } from './sha256';
import { slashed } from './slashed-path';

/**
 * Files and folders as they are now, each read once. It lives for one pass over an app's functions, no longer: files
 * may change between two syntheses of one process.
 */
export class DiskView {
  private readonly hashes = new Map<string, string>();
  private readonly folders = new Map<string, ReadonlyMap<string, readonly string[]> | undefined>();
  private readonly realPaths = new Map<string, string>();
  private readonly targets = new Map<string, string>();
  private newestChange = 0;

  /** The file's text; undefined where there is none. */
  public text(path: string): string | undefined {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return undefined;
    }
  }

  public isFolder(path: string): boolean {
    return this.namesByStem(path) !== undefined;
  }

  /** A hash of the file's content; 'absent' where there is no file. */
  public hashOf(path: string): string {
    let hash = this.hashes.get(path);
    if (hash === undefined) {
      hash = this.readHash(path);
      this.hashes.set(path, hash);
    }
    return hash;
  }

  /**
   * What a folder offers to module resolution for a name: the file, folder or link of that name, and of that name with
   * any extension. A link is told with its target.
   */
  public offered(folder: string, stems: readonly string[]): readonly string[] {
    const names = this.namesByStem(folder);
    if (names === undefined) return ['absent'];
    const offered: string[] = [];
    for (const stem of stems) {
      const told = names.get(stem);
      if (told !== undefined) offered.push(...told);
    }
    return offered;
  }

  public realPath(path: string): string {
    let real = this.realPaths.get(path);
    if (real === undefined) {
      try {
        real = realpathSync.native(path);
      } catch {
        real = path;
      }
      this.realPaths.set(path, real);
    }
    return real;
  }

  /** Where a folder that is reached through a link lies, seen from the link; empty for another. */
  public leadsTo(folder: string): string {
    let target = this.targets.get(folder);
    if (target === undefined) {
      target = slashed(relative(resolve(folder), this.realPath(folder)));
      this.targets.set(folder, target);
    }
    return target;
  }

  /** Whether something that was looked at has changed at the time or after it, in milliseconds of the file system. */
  public changedSince(time: number): boolean {
    return this.newestChange >= time;
  }

  private readHash(path: string): string {
    try {
      // Most files that are asked for are not there, and an error costs more than a look.
      if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return 'absent';
      const hash = sha256Of(readFileSync(path));
      this.noteChange(path);
      return hash;
    } catch {
      return 'absent';
    }
  }

  private namesByStem(folder: string): ReadonlyMap<string, readonly string[]> | undefined {
    if (!this.folders.has(folder)) this.folders.set(folder, this.readNames(folder));
    return this.folders.get(folder);
  }

  private readNames(folder: string): ReadonlyMap<string, readonly string[]> | undefined {
    let entries: Dirent[];
    try {
      if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
      entries = readdirSync(folder, { withFileTypes: true });
      this.noteChange(folder);
    } catch {
      return undefined;
    }
    const names = new Map<string, string[]>();
    for (const entry of entries) {
      const told = this.told(entry, folder);
      // Of a.b.ts: a, a.b, a.b.ts.
      for (let end = entry.name.indexOf('.', 1); end >= 0; end = entry.name.indexOf('.', end + 1)) push(names, entry.name.slice(0, end), told);
      push(names, entry.name, told);
    }
    return names;
  }

  private told(entry: Dirent, folder: string): string {
    if (entry.isSymbolicLink()) return `${entry.name} -> ${slashed(relative(folder, this.realPath(join(folder, entry.name))))}`;
    return entry.isDirectory() ? `${entry.name}/` : entry.name;
  }

  private noteChange(path: string): void {
    this.newestChange = Math.max(this.newestChange, statSync(path).ctimeMs);
  }
}

function push(names: Map<string, string[]>, name: string, value: string): void {
  const values = names.get(name);
  if (values) values.push(value);
  else names.set(name, [value]);
}

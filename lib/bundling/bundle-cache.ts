import { randomUUID } from 'node:crypto';
import { closeSync, constants, existsSync, fstatSync, mkdirSync, openSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { BundleDependencies } from './bundle-dependencies';
import { sha256Of } from './sha256';

/** What is kept of a bundle. */
export interface Bundle {
  readonly files: readonly BundleFile[];
  /** What of the inputs is in the bundle, as JSON. */
  readonly metafile: Buffer;
  readonly warnings: readonly string[];
}

export interface BundleFile {
  readonly name: string;
  readonly contents: Buffer;
  /** Of the contents, in hexadecimal digits. */
  readonly sha256: string;
}

/** What is read first of a kept bundle; the files and the metafile follow, byte by byte. */
interface BundleHeader {
  readonly files: readonly (Part & { readonly name: string; readonly sha256: string })[];
  readonly metafile: Part;
  readonly warnings: readonly string[];
}

/** Told whole by a checksum, which takes a tenth of the time of a hash: it is disks that are not trusted here. */
interface Part {
  readonly bytes: number;
  readonly crc32: number;
}

const day = 24 * 60 * 60 * 1000;

/**
 * Bundles on disk, which outlive a synthesis. A bundle is addressed by the content of all that it was made of; which
 * files those are stands beside it, by what was asked for. Each file begins with a hash and is moved into place when it is
 * complete, so that what a crash, a bad disk or another synthesis has left is never taken for a bundle.
 *
 * Nothing that goes wrong here stops a synthesis: it bundles again.
 */
export class BundleCache {
  private constructor(public readonly folder: string, private readonly maxBytes: number) {}

  /**
   * Opens a cache, and makes its folder.
   *
   * @returns undefined where one can't write to it
   */
  public static open(folder: string, maxBytes = 256 * 1024 * 1024): BundleCache | undefined {
    try {
      for (const kind of ['dependencies', 'bundles']) mkdirSync(join(folder, kind), { recursive: true, mode: 0o700 });
      return new BundleCache(realpathSync(folder), maxBytes);
    } catch {
      return undefined;
    }
  }

  public dependencies(request: string): BundleDependencies | undefined {
    return this.read(join('dependencies', request), (content) => headerOf<BundleDependencies>(content)[0]);
  }

  public bundle(address: string): Bundle | undefined {
    return this.read(join('bundles', address), (content) => {
      const [{ files, metafile, warnings }, start] = headerOf<BundleHeader>(content);
      let at = start;
      const next = (expected: Part) => {
        const part = content.subarray(at, at += expected.bytes);
        if (part.length !== expected.bytes || crc32(part) !== expected.crc32) throw new Error('corrupt');
        return part;
      };
      const kept = files.map((file) => ({ name: file.name, contents: next(file), sha256: file.sha256 }));
      return { files: kept, metafile: next(metafile), warnings };
    });
  }

  public keep(request: string, dependencies: BundleDependencies, address: string, { files, metafile, warnings }: Bundle): void {
    const header: BundleHeader = {
      files: files.map(({ name, contents, sha256 }) => ({ name, sha256, ...partOf(contents) })),
      metafile: partOf(metafile),
      warnings,
    };
    this.write(join('bundles', address), header, [...files.map(({ contents }) => contents), metafile]);
    this.write(join('dependencies', request), dependencies, []);
  }

  /**
   * A moment in the time of the file system: what has changed before it is older, what changes from now on is not. The
   * clock of a file system stands still for milliseconds, so this waits until it has moved.
   */
  public now(): number {
    const file = join(this.folder, `.${randomUUID()}`);
    try {
      const read = () => {
        writeFileSync(file, '');
        return statSync(file).ctimeMs;
      };
      const start = read();
      const giveUp = Date.now() + 100;
      let now = read();
      // Of a machine that does much else, the time may pass within one look.
      for (let looks = 1; now === start && (looks < 20 || Date.now() < giveUp); looks++) now = read();
      return now;
    } catch {
      return 0;
    } finally {
      remove(file);
    }
  }

  /** Removes what was not used for 30 days, and then the oldest until the rest fits. */
  public prune(): void {
    const files = this.list().sort((a, b) => b.used - a.used);
    let total = 0;
    for (const { path, used, bytes } of files) {
      total += bytes;
      if (total > this.maxBytes || Date.now() - used > 30 * day) remove(path);
    }
  }

  private list(): { path: string; used: number; bytes: number }[] {
    return ['.', 'dependencies', 'bundles'].flatMap((kind) => readdirSync(join(this.folder, kind), { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory()) return [];
      const path = join(this.folder, kind, entry.name);
      try {
        const { mtimeMs, size } = statSync(path);
        // What another synthesis is writing is let be, what one has left is not.
        if (entry.name.startsWith('.')) return Date.now() - mtimeMs > day ? [{ path, used: 0, bytes: 0 }] : [];
        return [{ path, used: mtimeMs, bytes: size }];
      } catch {
        return [];
      }
    }));
  }

  private read<T>(name: string, interpret: (content: Buffer) => T): T | undefined {
    const path = join(this.folder, name);
    try {
      return interpret(readOrdinaryFile(path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') remove(path);
      return undefined;
    }
  }

  private write(name: string, header: unknown, rest: readonly Buffer[]): void {
    const path = join(this.folder, name);
    const part = join(dirname(path), `.${randomUUID()}`);
    const line = Buffer.from(JSON.stringify(header));
    try {
      writeFileSync(part, Buffer.concat([Buffer.from(`${sha256Of(line)}\n`), line, Buffer.from('\n'), ...rest]), { flag: 'wx', mode: 0o600 });
      renameSync(part, path);
    } catch {
      remove(part);
    }
  }
}

function partOf(content: Buffer): Part {
  return { bytes: content.length, crc32: crc32(content) };
}

/** The header of a file, which a hash precedes, and where the rest begins. */
function headerOf<T>(content: Buffer): [header: T, rest: number] {
  const start = content.indexOf('\n') + 1;
  const end = content.indexOf('\n', start);
  const line = content.subarray(start, end);
  if (end < 0 || content.toString('latin1', 0, start - 1) !== sha256Of(line)) throw new Error('corrupt');
  return [JSON.parse(line.toString()) as T, end + 1];
}

/** Where an app's bundles are kept if nothing else is said: with what other tools keep, in the project's node_modules. */
export function defaultCacheFolder(project: string): string | undefined {
  const modules = join(project, 'node_modules');
  if (existsSync(modules)) return join(modules, '.cache', 'cdk-bulwark');
  return dirname(project) === project ? undefined : defaultCacheFolder(dirname(project));
}

/** Reads a file that is no link, and notes that it was used. */
function readOrdinaryFile(path: string): Buffer {
  // Windows has neither flag. Without the second, a named pipe would be waited for.
  const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new Error('no file');
    if (Date.now() - stats.mtimeMs > day) utimesSync(path, new Date(), new Date());
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true, recursive: true });
  } catch {
    // It stays, and is found wanting again.
  }
}

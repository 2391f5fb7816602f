import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { DiskView } from './disk-view';

/** What a tsconfig.json and all that it extends say about where modules lie. */
export interface TypeScriptConfiguration {
  /** All files of the chain, and those that would take the place of one of them if they were there. */
  readonly files: readonly string[];
  /** Packages that the chain extends, by the folder that asks for them. */
  readonly packages: readonly { readonly name: string; readonly from: string }[];
  /** Patterns of `paths`, and where their modules could lie. */
  readonly paths: readonly { readonly pattern: string; readonly targets: readonly string[] }[];
  /** Folders in which names without `./` are looked for. */
  readonly baseUrls: readonly string[];
}

interface Collected {
  readonly files: string[];
  readonly packages: { name: string; from: string }[];
  readonly paths: { pattern: string; targets: readonly string[] }[];
  readonly baseUrls: string[];
}

interface ParsedConfiguration {
  readonly extends?: string | readonly string[];
  readonly compilerOptions?: { readonly baseUrl?: string; readonly paths?: Readonly<Record<string, readonly string[]>> };
}

/**
 * Reads a configuration and what it extends.
 *
 * @returns undefined where that can't be told, so that nothing may be concluded from it
 */
export function readTypeScriptConfiguration(file: string, disk: DiskView): TypeScriptConfiguration | undefined {
  const collected: Collected = { files: [], packages: [], paths: [], baseUrls: [] };
  return collect(file, disk, collected) ? collected : undefined;
}

function collect(file: string, disk: DiskView, collected: Collected): boolean {
  if (collected.files.includes(file)) return true;
  collected.files.push(file);
  const configuration = parse(disk.text(file));
  if (configuration === undefined) return false;
  const { baseUrl, paths = {} } = configuration.compilerOptions ?? {};
  const base = baseUrl === undefined ? dirname(file) : resolve(dirname(file), baseUrl);
  if (baseUrl !== undefined) collected.baseUrls.push(base);
  for (const [pattern, targets] of Object.entries(paths)) {
    collected.paths.push({ pattern, targets: targets.map((target) => resolve(base, target)) });
  }
  return [configuration.extends ?? []].flat().every((name) => collectExtended(name, file, disk, collected));
}

function collectExtended(name: string, from: string, disk: DiskView, collected: Collected): boolean {
  if (/^\.\.?(?:\/|$)/.test(name) || isAbsolute(name)) {
    const path = resolve(dirname(from), name);
    const candidates = [path, `${path}.json`, join(path, 'tsconfig.json')];
    const found = candidates.find((candidate) => disk.hashOf(candidate) !== 'absent');
    collected.files.push(...candidates.filter((candidate) => candidate !== found));
    return found !== undefined && collect(found, disk, collected);
  }
  collected.packages.push({ name, from: dirname(from) });
  const found = resolvedPackage(name, from);
  return found !== undefined && collect(found, disk, collected);
}

function resolvedPackage(name: string, from: string): string | undefined {
  const { resolve: find } = createRequire(from);
  for (const candidate of [name, `${name}.json`, `${name}/tsconfig.json`]) {
    try {
      const found = find(candidate);
      if (found.endsWith('.json')) return found;
    } catch {
      // The next candidate.
    }
  }
  return undefined;
}

/** JSON with comments and trailing commas. */
function parse(text: string | undefined): ParsedConfiguration | undefined {
  if (text === undefined) return undefined;
  const strings = '("(?:\\\\.|[^"\\\\])*")';
  const plain = text
    .replace(/^\uFEFF/, '')
    .replaceAll(new RegExp(`${strings}|//[^\\n]*|/\\*[\\s\\S]*?\\*/`, 'g'), (_match, string?: string) => string ?? '')
    .replaceAll(new RegExp(`${strings}|,(?=\\s*[}\\]])`, 'g'), (_match, string?: string) => string ?? '');
  try {
    const value: unknown = JSON.parse(plain);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

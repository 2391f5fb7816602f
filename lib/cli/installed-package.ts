import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownString } from '../core/json';

/** The version of a package that code in a folder would load; undefined where there is none. */
export function installedVersion(name: string, folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const version = versionIn(join(at, 'node_modules', name));
    if (version !== undefined) return version;
    if (at === dirname(at)) return undefined;
  }
}

/** Packages of a project that bring a copy of their own. */
export function bringingOwnCopy(name: string, folder: string): readonly string[] {
  const modules = join(folder, 'node_modules');
  if (!existsSync(modules)) return [];
  return readdirSync(modules)
    .flatMap((entry) => (entry.startsWith('@') ? readdirSync(join(modules, entry)).map((inner) => `${entry}/${inner}`) : [entry]))
    .filter((entry) => versionIn(join(modules, entry, 'node_modules', name)) !== undefined);
}

function versionIn(folder: string): string | undefined {
  try {
    return ownString(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')), 'version');
  } catch {
    return undefined;
  }
}

/** Whether a version is at least another, by their numbers; what stands behind a dash is not looked at. */
export function isAtLeast(version: string, least: string): boolean {
  const [given, wanted] = [version, least].map((text) => text.split('-')[0].split('.').map(Number));
  const differing = wanted.findIndex((number, index) => (given[index] ?? 0) !== number);
  return differing < 0 || (given[differing] ?? 0) > wanted[differing];
}

import { existsSync, realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';

/** A path with its links followed, as far as it exists. */
export function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}

/** Whether the path is strictly below the folder, wherever links lead. */
export function liesWithin(path: string, folder: string): boolean {
  const [real, root] = [path, folder].map(realPath);
  return real !== root && real.startsWith(root.endsWith(sep) ? root : root + sep);
}

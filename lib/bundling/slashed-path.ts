import { sep } from 'node:path';

/** A path as it is written on every system. */
export function slashed(path: string): string {
  return path.split(sep).join('/');
}

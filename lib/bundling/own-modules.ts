import { realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { slashed } from './slashed-path';

/** Where the modules of this library lie that are bundled into functions. */
const folder = realpathSync(join(__dirname, '..', 'runtime'));
const portable = 'node_modules/cdk-bulwark/lib/runtime';

/**
 * Text in which this library's modules have the same name on every machine. The other inputs lie in the project; this
 * library may lie anywhere: hoisted, linked, or where jsii has unpacked it.
 */
export function withPortablePaths(text: string, root: string): string {
  const relativeFolder = slashed(relative(root, folder));
  return [relativeFolder, folder].reduce((result, path) => {
    // Few bundles hold one, and the look is faster than the expression.
    if (!result.includes(path)) return result;
    return result.replaceAll(new RegExp(`(?<=["'\\s])${escaped(path)}(?=/)`, 'g'), portable);
  }, text);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

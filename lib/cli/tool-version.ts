import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownString } from '../core/json';

/** This package's version: of the closest package.json above, wherever the bundler put this file. */
export function toolVersion(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (!existsSync(file)) continue;
    const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (ownString(manifest, 'name') === 'cdk-bulwark') return ownString(manifest, 'version') ?? 'unknown';
  }
  return 'unknown';
}

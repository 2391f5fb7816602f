import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Control } from '../../lib/core/control';

/** A control with the place of its source. */
export interface CatalogEntry {
  readonly control: Control;
  /** Such as `lambda`: the folder that holds the control. */
  readonly service: string;
  /** The file's name without its ending, such as `function-traced`. */
  readonly file: string;
  readonly exportName: string;
}

/**
 * Every control of the catalog, sorted by id. A file that exports none holds something that controls share.
 *
 * @throws Error where a file exports several, or is not named after its control, or two controls have one id
 */
export async function catalogEntries(root: string): Promise<CatalogEntry[]> {
  const entries: CatalogEntry[] = [];
  for (const service of foldersIn(join(root, 'lib/catalog'))) {
    for (const file of sourcesIn(join(root, 'lib/catalog', service))) {
      const entry = await readEntry(join(root, 'lib/catalog', service, `${file}.ts`), service, file);
      if (entry) entries.push(entry);
    }
  }
  entries.sort((a, b) => compare(a.control.id, b.control.id));
  const twice = entries.find(({ control }, index) => index > 0 && entries[index - 1].control.id === control.id);
  if (twice) throw new Error(`Two controls are called ${twice.control.id}: rename one.`);
  return entries;
}

async function readEntry(path: string, service: string, file: string): Promise<CatalogEntry | undefined> {
  const exported: Record<string, unknown> = await import(path);
  const controls = Object.entries(exported).filter((entry): entry is [string, Control] => isControl(entry[1]));
  if (controls.length === 0) return undefined;
  const shown = `lib/catalog/${service}/${file}.ts`;
  if (controls.length > 1) {
    throw new Error(`${shown} exports ${controls.length} controls (${controls.map(([name]) => name).join(', ')}): give each its own file.`);
  }
  const [exportName, control] = controls[0];
  if (fileNameOf(control.id) !== file) throw new Error(`${shown} holds ${control.id}: call the file ${fileNameOf(control.id)}.ts.`);
  if (exportNameOf(control.id) !== exportName) throw new Error(`${shown} exports ${exportName}: call it ${exportNameOf(control.id)}.`);
  return { control, service, file, exportName };
}

function isControl(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && 'id' in value && 'examples' in value;
}

/** `FunctionTraced` -> `function-traced`, `WAFAttached` -> `waf-attached`, `RotatedWithin90Days` -> `rotated-within-90-days`. */
export function fileNameOf(id: string): string {
  return id
    .replace(/([a-z])(\d)/g, '$1-$2')
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
}

/** `FunctionTraced` -> `functionTraced`. */
export function exportNameOf(id: string): string {
  return id[0].toLowerCase() + id.slice(1);
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory()).sort(compare);
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => basename(name, '.ts'))
    .sort(compare);
}

/** By code unit: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

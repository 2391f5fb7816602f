import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { controls } from '../catalog/index.generated';
import { controlsOf, Profile } from '../core/control';
import { conformancePacks } from '../exports/conformance-pack';
import { hookRules, hookTemplate } from '../exports/guard-hook';
import { guardFile, guardRules } from '../exports/guard-rules';
import { writeOutputFile } from './output-file';
import { UsageError } from './usage-error';

export const exportForms = ['guard', 'config', 'hook'] as const;
export type ExportForm = (typeof exportForms)[number];

/** What an export consists of, by file name. */
export type ExportedFiles = Readonly<Record<string, string>>;

/** The controls of a profile for AWS's own machinery. */
export function exported(form: ExportForm, profile: Profile): ExportedFiles {
  const asked = controlsOf(profile, controls);
  switch (form) {
    case 'guard': return { 'bulwark.guard': guardFile(guardRules(asked), `Profile ${profile}, for templates.`) };
    case 'hook': return { 'bulwark-hook.guard': hookRules(asked), 'bulwark-hook.template.json': asText(hookTemplate()) };
    case 'config': {
      // As one line: AWS Config takes 51,200 bytes of a template that is passed as it is.
      const { packs } = conformancePacks(asked);
      return Object.fromEntries(packs.map((pack, index) => [`bulwark-conformance-pack-${index + 1}.json`, `${JSON.stringify(pack)}\n`]));
    }
  }
}

/**
 * Writes the files of an export into a folder, which is made if need be.
 *
 * @returns their paths
 */
export function writeExport(files: ExportedFiles, folder: string): string[] {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new UsageError(`${folder}: is not a folder that can be written to`);
  }
  return Object.entries(files).map(([name, text]) => {
    const file = join(folder, name);
    writeOutputFile(file, text);
    return file;
  });
}

function asText(template: object): string {
  return `${JSON.stringify(template, undefined, 2)}\n`;
}

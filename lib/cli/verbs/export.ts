import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { controls } from '../../catalog/index.generated';
import { controlsOf, Profile } from '../../core/control';
import { conformancePacks } from '../../exports/conformance-pack';
import { hookRules, hookTemplate } from '../../exports/guard-hook';
import { guardFile, guardRules } from '../../exports/guard-rules';
import { printable } from '../../reporters/printable';
import { oneOf } from '../arguments';
import { exitCode } from '../exit-code';
import { profileFlag } from '../flag';
import { writeOutputFile } from '../output-file';
import { UsageError } from '../usage-error';
import { defineVerb } from '../verb';

const exportForms = ['guard', 'config', 'hook'] as const;
type ExportForm = (typeof exportForms)[number];

export const exportVerb = defineVerb({
  name: 'export',
  operands: 'guard|config|hook',
  summary: "writes the catalog for AWS's own machinery",
  details: `
guard   rules of CloudFormation Guard
config  AWS Config conformance packs
hook    a CloudFormation Guard Hook with its rules`,
  flags: {
    profile: profileFlag,
    output: { takes: 'FOLDER', help: 'where the files are written (default: standard output, if it is one file)' },
  },
  run: ({ operands: [form, ...more], flags: { profile = 'standard', output }, terminal }) => {
    if (form === undefined || more.length > 0) throw new UsageError(`export takes one of ${exportForms.join(', ')}; write 'cdk-bulwark export guard'`);
    const files = exported(oneOf('what to export', form, exportForms), profile);
    if (output !== undefined) {
      for (const file of writeExport(files, output)) terminal.out(`${printable(file)}\n`);
      return exitCode.clean;
    }
    const names = Object.keys(files);
    if (names.length > 1) throw new UsageError(`${form} takes ${names.length} files (${names.join(', ')}); say where with --output FOLDER`);
    terminal.out(Object.values(files)[0]);
    return exitCode.clean;
  },
});

/** What an export consists of, by file name. */
type ExportedFiles = Readonly<Record<string, string>>;

/** The controls of a profile for AWS's own machinery. */
function exported(form: ExportForm, profile: Profile): ExportedFiles {
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
function writeExport(files: ExportedFiles, folder: string): string[] {
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

import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { printable } from '../../reporters/printable';
import { exitCode } from '../exit-code';
import { planForExistingApp } from '../init/existing-app';
import { newApp } from '../init/new-app';
import { PlannedFile } from '../init/planned-file';
import { writeOutputFile } from '../output-file';
import { unifiedDiff } from '../unified-diff';
import { UsageError } from '../usage-error';
import { defineVerb } from '../verb';

export const initVerb = defineVerb({
  name: 'init',
  operands: '[FOLDER]',
  summary: 'puts a CDK app under the guardrails, or starts a new one',
  details: `
In the folder of a CDK app (default: the working folder) it shows what would change: the line that enforces the
guardrails, the dependencies, settings, and a workflow for GitHub. Nothing is written without --write.

In a folder that is empty, or that there is not, it starts a new app of secure constructs, with a test that it passes.`,
  flags: {
    write: { help: 'make the changes that are shown' },
  },
  run: ({ operands: [folder = '.', ...more], flags: { write }, terminal }) => {
    if (more.length > 0) throw new UsageError("init takes one folder; write 'cdk-bulwark init' in that of the app");
    if (isEmpty(folder)) {
      const files = newApp(nameOf(folder));
      writeAll(folder, files);
      terminal.out(`${files.map(({ path }) => `${printable(join(folder, path))}\n`).join('')}\nNext: ${folder === '.' ? '' : `cd ${printable(folder)} && `}npm install && npm test\n`);
      return exitCode.clean;
    }
    if (!existsSync(join(folder, 'cdk.json'))) {
      throw new UsageError(`${folder} holds files, and no cdk.json: it is neither a CDK app nor empty; write 'cdk-bulwark init FOLDER' with one that is`);
    }
    const { files, leftToAuthor } = planForExistingApp(folder);
    if (write) writeAll(folder, files);
    terminal.out(files.map((file) => (write ? `${printable(file.path)}: written\n` : `${diffOf(file)}\n`)).join(''));
    terminal.out(leftToAuthor.map((one) => `${printable(one)}\n`).join(''));
    terminal.out(summary(files.length, write));
    return exitCode.clean;
  },
});

function summary(files: number, write: boolean): string {
  if (files === 0) return 'There is nothing to change.\n';
  return write ? 'Next: npm install && npx cdk-bulwark check\n' : `${files} ${files === 1 ? 'file' : 'files'} would change. 'cdk-bulwark init --write' does it.\n`;
}

function diffOf({ path, before, after }: PlannedFile): string {
  return unifiedDiff(path, before, after, { label: '' });
}

function writeAll(folder: string, files: readonly PlannedFile[]): void {
  for (const { path, after } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeOutputFile(file, after);
  }
}

/** What npm finds there, or a fresh repository, is nothing yet. */
function isEmpty(folder: string): boolean {
  if (!existsSync(folder)) return true;
  try {
    return readdirSync(folder).every((entry) => entry === '.git');
  } catch {
    throw new UsageError(`${folder} is no folder`);
  }
}

/** As npm takes it. */
function nameOf(folder: string): string {
  return basename(resolve(folder)).toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-').replaceAll(/^-+|-+$/g, '') || 'secure-app';
}

import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileProblem } from '../core/text-file';
import { UsageError } from './usage-error';

/** Writes a file whole or not at all: whoever reads it, or interrupts this, finds the old one or the new one. */
export function writeOutputFile(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    writeFileSync(unfinished, text, { flag: 'wx' });
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new UsageError(`${file}: ${fileProblem(error).replace('be read', 'be written')}`);
  }
}

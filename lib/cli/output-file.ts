import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ownString } from '../core/json';
import { fileProblem } from '../core/text-file';
import { UsageError } from './usage-error';

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'it may not be written',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EPIPE: 'nobody reads it any more',
};

/** Writes a file whole or not at all: whoever reads it, or interrupts this, finds the old one or the new one. */
export function writeOutputFile(file: string, text: string): void {
  try {
    if (isStream(file)) writeFileSync(file, text);
    else untilWritten(() => replace(existsSync(file) ? realpathSync(file) : file, text));
  } catch (error) {
    throw new UsageError(`${file}: ${outputProblem(error)}`);
  }
}

/**
 * Checks that a file can be written, before there is something to write.
 *
 * @throws UsageError where it can't
 */
export function checkOutputFile(file: string): void {
  try {
    if (isStream(file)) return;
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new UsageError(`${file}: it is a folder`);
    accessSync(dirname(existsSync(file) ? realpathSync(file) : file), constants.W_OK);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file}: ${outputProblem(error)}`);
  }
}

/** Why the system did not let us write, in words. */
export function outputProblem(error: unknown): string {
  return problems[ownString(error as object as Record<string, unknown>, 'code') ?? ''] ?? fileProblem(error).replace('be read', 'be written');
}

function replace(file: string, text: string): void {
  // A name that nobody can foresee, and put a link in its place.
  const written = `${file}.${randomBytes(6).toString('hex')}.unfinished`;
  try {
    writeFileSync(written, text, { flag: 'wx', mode: statSync(file, { throwIfNoEntry: false })?.mode });
    renameSync(written, file);
  } catch (error) {
    rmSync(written, { force: true });
    throw error;
  }
}

/** A device or a pipe, such as /dev/stdout, takes what it is given; it can't be replaced. */
function isStream(file: string): boolean {
  const status = statSync(file, { throwIfNoEntry: false });
  return status !== undefined && !status.isFile() && !status.isDirectory();
}

/** Whether handlers wait for the next turn already: several files may be written in one. */
let signalsWait = false;

/** Ctrl-C waits until the file is there: it would leave the unfinished one behind. */
function untilWritten(write: () => void): void {
  if (!signalsWait) makeSignalsWait();
  write();
}

function makeSignalsWait(): void {
  const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  const handlers = Object.entries(signals).map(([signal, code]) => ({ signal, handler: () => process.exit(code) }));
  for (const { signal, handler } of handlers) process.on(signal, handler);
  signalsWait = true;
  // A signal that came meanwhile is heard on the next turn.
  setTimeout(() => {
    for (const { signal, handler } of handlers) process.off(signal, handler);
    signalsWait = false;
  }, 0).unref();
}

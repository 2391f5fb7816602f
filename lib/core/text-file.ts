import { readFileSync, statSync } from 'node:fs';
import { JsonObject, ownString } from './json';
import { TemplateError } from './template-reader';

const mebibyte = 1024 * 1024;
/** More than any reader of ours takes; what is larger is not even loaded. */
const largest = 256 * mebibyte;

const problems: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'it may not be read',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go in a circle',
  ENAMETOOLONG: 'its name is too long',
};

/**
 * Reads a file of UTF-8 text.
 *
 * @throws TemplateError where it can't, or where the file is a device that might never end
 */
export function readTextFile(file: string, shownAs = file): string {
  let bytes: Buffer;
  try {
    const status = statSync(file);
    if (!status.isFile() && !status.isFIFO()) throw new TemplateError(shownAs, status.isDirectory() ? problems.EISDIR : 'it is not a file');
    if (status.size > largest) throw new TemplateError(shownAs, `${Math.round(status.size / mebibyte)} MiB are more than are read`);
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    throw new TemplateError(shownAs, fileProblem(error));
  }
  // What `>` of Windows PowerShell writes.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) throw new TemplateError(shownAs, 'it is UTF-16; save it as UTF-8');
  try {
    return bytes.toString('utf8');
  } catch {
    throw new TemplateError(shownAs, `${bytes.length} bytes are too many`);
  }
}

/** Whether a file is larger than anything that is read. */
export function isHuge(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largest;
}

/** Why the system refused, in words. */
export function fileProblem(error: unknown): string {
  const code = ownString(error as JsonObject, 'code') ?? '';
  return problems[code] ?? `it can't be read (${code || String(error)})`;
}

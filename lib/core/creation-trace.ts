import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceLocation } from './source-location';

/** The type of a construct's metadata in which the CDK writes down who made it. */
export const creationTraceMetadata = 'aws:cdk:creationStack';

/** A frame of the author's own code; what stands for the CDK's and Node's has no place in brackets. */
const frame = / \((.+?):(\d{1,9})(?::(\d{1,9}))?\)$/;

/**
 * Where the author made a construct: the innermost frame of the author's own code in the CDK's trace.
 *
 * The trace is as untrusted as the rest of an assembly. Nothing is read from the place that it names, which lies in the
 * working folder, or is a file of this machine.
 */
export function locationIn(trace: unknown, workingFolder = process.cwd()): SourceLocation | undefined {
  if (!Array.isArray(trace)) return undefined;
  for (const line of trace) {
    const match = typeof line === 'string' && line.length < 2_000 ? frame.exec(line.trim()) : undefined;
    const file = match ? localFile(match[1], workingFolder) : undefined;
    if (match && file !== undefined) {
      return { file, line: Number(match[2]), ...match[3] === undefined ? {} : { column: Number(match[3]) } };
    }
  }
  return undefined;
}

/** The path of a file as reports show it: below the working folder with `/`, else absolute. */
export function shownPath(file: string, workingFolder = process.cwd()): string {
  const path = resolve(workingFolder, file);
  const below = relative(workingFolder, path);
  const shown = below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below) ? path : below;
  return sep === '\\' ? shown.replaceAll('\\', '/') : shown;
}

function localFile(named: string, workingFolder: string): string | undefined {
  // A share of another machine: even asking whether it is there would tell that machine who asks.
  if (/^[\\/]{2}/.test(named) || /\0|:\d+$/.test(named)) return undefined;
  let path = named;
  if (named.startsWith('file:')) {
    try {
      path = fileURLToPath(named);
    } catch {
      return undefined;
    }
  }
  if (/^[a-z][a-z0-9+.-]+:/i.test(path) || path.startsWith('<') || /^[\\/]{2}/.test(path)) return undefined;
  const shown = shownPath(path, workingFolder);
  return isAbsolute(shown) && !existsSync(shown) ? undefined : shown;
}

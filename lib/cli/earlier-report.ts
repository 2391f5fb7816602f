import { basename, extname } from 'node:path';
import { severities } from '../core/control';
import { isObject, JsonObject, ownObject } from '../core/json';
import type { Report } from '../core/report';
import { TemplateError } from '../core/template-reader';
import { readTextFile } from '../core/text-file';
import type { EarlierReport } from '../reporters/formats';
import { printable } from '../reporters/printable';
import { UsageError } from './usage-error';

/**
 * Reads a report that `--format json` wrote earlier, for the trend.
 *
 * @throws UsageError where the file is none
 */
export function readEarlierReport(file: string): EarlierReport {
  const report = readJson(file);
  const { fail, unknown } = ownObject(report, 'summary');
  if (!areCounts(fail) || !areCounts(unknown)) {
    throw new UsageError(`${printable(file)}: this is no report of cdk-bulwark; write one with 'cdk-bulwark check --format json'`);
  }
  return { label: basename(file, extname(file)), report: report as unknown as Report };
}

function areCounts(value: unknown): boolean {
  return isObject(value) && severities.every((severity) => Number.isSafeInteger(value[severity]));
}

function readJson(file: string): JsonObject {
  try {
    const value: unknown = JSON.parse(readTextFile(file));
    return isObject(value) ? value : {};
  } catch (error) {
    throw new UsageError(error instanceof TemplateError ? error.message : `${printable(file)}: not valid JSON`);
  }
}

import { basename } from 'node:path';
import { severities, Severity } from '../core/control';
import { ownString, ownValue } from '../core/json';
import { TemplateError } from '../core/template-reader';
import { readTextFile } from '../core/text-file';
import type { EarlierReport } from '../reporters/formats';
import { printable } from '../reporters/printable';
import { UsageError } from './usage-error';

/** Reports of `--format json` that a report shows the trend from, in the order given; each is called after its file. */
export function earlierReports(files: readonly string[]): readonly EarlierReport[] {
  return files.map((file) => {
    const summary = ownValue(contentOf(file), 'summary');
    return {
      label: basename(file).replace(/\.json$/i, ''),
      summary: { fail: countsIn(ownValue(summary, 'fail'), file), unknown: countsIn(ownValue(summary, 'unknown'), file) },
    };
  });
}

function contentOf(file: string): unknown {
  let content: unknown;
  try {
    content = JSON.parse(readTextFile(file));
  } catch (error) {
    throw new UsageError(`--earlier ${printable(error instanceof TemplateError ? error.message : `${file}: not valid JSON`)}`);
  }
  if (ownString(ownValue(content, 'tool'), 'name') === 'cdk-bulwark') return content;
  throw new UsageError(`--earlier ${printable(file)}: this is no report; write one with --format json`);
}

function countsIn(value: unknown, file: string): Record<Severity, number> {
  const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const severity of severities) {
    const count = ownValue(value, severity);
    if (!Number.isSafeInteger(count) || (count as number) < 0) throw new UsageError(`--earlier ${printable(file)}: its summary has no number of ${severity} findings`);
    counts[severity] = count as number;
  }
  return counts;
}

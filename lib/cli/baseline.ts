import { existsSync } from 'node:fs';
import { Baseline, baselineText, entryOf, readBaseline } from '../core/baseline';
import type { Report } from '../core/report';
import { judge, Judged, readDecisions } from './check';
import { writeOutputFile } from './output-file';
import { UsageError } from './usage-error';

/** What `baseline` did. */
export interface BaselineResult {
  readonly report: Report;
  readonly recorded: number;
  readonly removed: number;
  /** Findings that the baseline does not know, and does not take in. */
  readonly added: number;
}

/** Records today's findings; where there is a baseline already, takes out what is repaired and adds nothing. */
export function baseline(judged: Judged, file: string, toolVersion: string): BaselineResult {
  const known = existsSync(file) ? readDecisions(file, readBaseline) : undefined;
  const { report, asked, stacks } = judge(judged, toolVersion, known ?? new Baseline([], file));
  // What could not be read was not judged: a baseline of the rest would call it clean.
  if (report.errors.length > 0) throw new UsageError(`${report.errors[0].file}: ${report.errors[0].message}; no baseline was written`);
  const open = report.findings.filter(({ origin }) => origin === 'author');
  if (!known) {
    const entries = open.map(entryOf);
    writeOutputFile(file, baselineText(entries));
    return { report, recorded: entries.length, removed: 0, added: 0 };
  }
  const gone = known.gone(asked, stacks);
  const left = known.without(gone);
  if (gone.length > 0) writeOutputFile(file, baselineText(left));
  return { report, recorded: left.length, removed: gone.length, added: open.length };
}

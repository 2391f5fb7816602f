import { existsSync } from 'node:fs';
import { Baseline, baselineText, defaultBaselineFile, entryOf } from '../../core/baseline';
import { printable } from '../../reporters/printable';
import { exitCode } from '../exit-code';
import { askedIds, baselineOf, evaluatePaths, Evaluation, reportOf } from '../judgement';
import { judgingFlags, pathsOf, readJudging } from '../judging';
import { writeOutputFile } from '../output-file';
import { UsageError } from '../usage-error';
import { defineVerb } from '../verb';

export const baselineVerb = defineVerb({
  name: 'baseline',
  operands: '[PATH...]',
  summary: 'records today\'s findings, so that from now on only new ones fail',
  details: 'Run again, it takes out what is repaired and adds nothing.',
  flags: {
    ...judgingFlags,
    output: { takes: 'FILE', help: 'where it is written (default: bulwark.baseline.json)' },
  },
  run: async ({ operands, flags, terminal }) => {
    const judging = readJudging(operands, flags, terminal);
    const { selected, stack, waiversFile, progress, settings } = judging;
    const output = flags.output ?? settings.baseline ?? defaultBaselineFile;
    const paths = await pathsOf(judging.input, judging, terminal, flags.verbose);
    const evaluation = progress.busy('judging', (tell) => evaluatePaths({ paths, selected, stack, tell }));
    const result = updateBaseline(evaluation, output, waiversFile);
    terminal.out(`${printable(output)}: ${describe(result)}\n`);
    return result.added > 0 ? exitCode.findings : exitCode.clean;
  },
});

interface BaselineResult {
  readonly recorded: number;
  readonly removed: number;
  /** Findings that the baseline does not know, and does not take in. */
  readonly added: number;
}

/** Records today's findings; where there is a baseline already, takes out what is repaired and adds nothing. */
function updateBaseline(evaluation: Evaluation, file: string, waiversFile?: string): BaselineResult {
  const known = existsSync(file) ? baselineOf(file) : undefined;
  const report = reportOf(evaluation, { waiversFile, baseline: known ?? new Baseline([], file) });
  // What could not be read was not judged: a baseline of the rest would call it clean.
  if (report.errors.length > 0) throw new UsageError(`${report.errors[0].file}: ${report.errors[0].message}; no baseline was written`);
  const open = report.findings.filter(({ origin }) => origin === 'author');
  if (!known) {
    const entries = open.map(entryOf);
    writeOutputFile(file, baselineText(entries));
    return { recorded: entries.length, removed: 0, added: 0 };
  }
  const gone = known.gone(askedIds(evaluation.judged.selected.controls), evaluation.stacks);
  const left = known.without(gone);
  if (gone.length > 0) writeOutputFile(file, baselineText(left));
  return { recorded: left.length, removed: gone.length, added: open.length };
}

function describe({ recorded, removed, added }: BaselineResult): string {
  const parts = [`${recorded} ${recorded === 1 ? 'finding' : 'findings'} recorded`];
  if (removed > 0) parts.push(`${removed} repaired and removed`);
  if (added > 0) parts.push(`${added} new and not taken in: repair or waive them (a baseline only shrinks)`);
  return parts.join(', ');
}

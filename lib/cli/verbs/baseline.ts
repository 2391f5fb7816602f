import { existsSync } from 'node:fs';
import { Baseline, baselineText, defaultBaselineFile, entryOf, readBaseline } from '../../core/baseline';
import { printable } from '../../reporters/printable';
import { exitCode } from '../exit-code';
import { profileFlag, waiversFlag } from '../flag';
import { judge, Judged, readDecisions } from '../judgement';
import { writeOutputFile } from '../output-file';
import { toolVersion } from '../tool-version';
import { UsageError } from '../usage-error';
import { defineVerb } from '../verb';

export const baselineVerb = defineVerb({
  name: 'baseline',
  operands: 'PATH...',
  summary: 'records today\'s findings, so that from now on only new ones fail',
  details: 'Run again, it takes out what is repaired and adds nothing.',
  flags: {
    profile: profileFlag,
    waivers: waiversFlag,
    output: { takes: 'FILE', help: 'where it is written (default: bulwark.baseline.json)' },
  },
  run: ({ operands, flags, terminal }) => {
    if (operands.length === 0) throw new UsageError("baseline what? write 'cdk-bulwark baseline PATH...', such as 'cdk-bulwark baseline cdk.out'");
    const { profile = 'standard', waivers, output = defaultBaselineFile } = flags;
    const result = updateBaseline({ paths: operands, profile, waiversFile: waivers }, output);
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
function updateBaseline(judged: Judged, file: string): BaselineResult {
  const known = existsSync(file) ? readDecisions(file, readBaseline) : undefined;
  const { report, asked, stacks } = judge(judged, toolVersion(), known ?? new Baseline([], file));
  // What could not be read was not judged: a baseline of the rest would call it clean.
  if (report.errors.length > 0) throw new UsageError(`${report.errors[0].file}: ${report.errors[0].message}; no baseline was written`);
  const open = report.findings.filter(({ origin }) => origin === 'author');
  if (!known) {
    const entries = open.map(entryOf);
    writeOutputFile(file, baselineText(entries));
    return { recorded: entries.length, removed: 0, added: 0 };
  }
  const gone = known.gone(asked, stacks);
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

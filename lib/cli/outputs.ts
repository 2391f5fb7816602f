import type { Report } from '../core/report';
import type { ReportContext } from '../reporters/formats';
import { Format, formats, reporterOf } from '../reporters/formats';
import { printable } from '../reporters/printable';
import { oneOf } from './arguments';
import { checkOutputFile, writeOutputFile } from './output-file';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** A report in one format, and where it goes. */
export interface Output {
  readonly format: Format;
  /** Standard output where there is none. */
  readonly file?: string;
}

/**
 * Reads what is asked for as `text`, or `sarif=bulwark.sarif`.
 *
 * @param output the file of the one format that names none
 */
export function outputsOf(asked: readonly string[], output?: string): readonly Output[] {
  const outputs = (asked.length > 0 ? asked : ['text']).map((one): Output => {
    const at = one.indexOf('=');
    const format = oneOf('--format', at < 0 ? one : one.slice(0, at), formats);
    if (at >= 0 && at === one.length - 1) throw new UsageError(`--format ${printable(one)} names no file; write --format ${format}=FILE`);
    return at < 0 ? { format } : { format, file: one.slice(at + 1) };
  });
  const unplaced = outputs.filter(({ file }) => file === undefined);
  if (output !== undefined && unplaced.length !== 1) {
    throw new UsageError(unplaced.length === 0
      ? '--output is for a format that names no file; every --format names one'
      : `--output takes one format, there are ${unplaced.length}; write --format ${unplaced[0].format}=FILE for each`);
  }
  if (output === undefined && unplaced.length > 1) {
    throw new UsageError(`standard output takes one format, there are ${unplaced.length}; write --format ${unplaced[1].format}=FILE`);
  }
  const placed = outputs.map((one) => (one.file === undefined && output !== undefined ? { ...one, file: output } : one));
  const files = placed.flatMap(({ file }) => (file === undefined ? [] : [file]));
  const twice = files.find((file, index) => files.indexOf(file) < index);
  if (twice !== undefined) throw new UsageError(`two formats go to ${printable(twice)}; give each its own file`);
  return placed;
}

/** Says what can't be written before minutes are spent on what to write. */
export function checkOutputs(outputs: readonly Output[]): void {
  for (const { file } of outputs) if (file !== undefined) checkOutputFile(file);
}

/** Writes each report where it belongs. Standard output gets its own last, so that it may say how the others went. */
export function writeOutputs(outputs: readonly Output[], report: Report, context: ReportContext, terminal: Terminal): void {
  for (const { format, file } of outputs) {
    // A file is for a program, or for a person who will open it in an editor.
    if (file !== undefined) writeOutputFile(file, reporterOf(format)(report, { ...context, colour: false }));
  }
  for (const { format, file } of outputs) {
    if (file === undefined) terminal.out(reporterOf(format)(report, context));
  }
}

import type { Report } from '../core/report';
import { jsonReport } from '../reporters/json';
import { printable } from '../reporters/printable';
import { textReport } from '../reporters/text';
import { Command, ExportCommand, Format, parseCommand } from './arguments';
import { baseline, BaselineResult } from './baseline';
import { check, exitCodeOf } from './check';
import { ExitCode, exitCode } from './exit-code';
import { exported, writeExport } from './export';
import { help } from './help';
import { lineWidth, showsColour, Terminal } from './terminal';
import { toolVersion } from './tool-version';
import { UsageError } from './usage-error';

/** The command line: arguments in, exit code out. Throws nothing. */
export function main(args: readonly string[], terminal: Terminal): ExitCode {
  try {
    return run(parseCommand(args), terminal);
  } catch (error) {
    terminal.err(`cdk-bulwark: ${describe(error, terminal)}\n`);
    return error instanceof UsageError ? exitCode.badInput : exitCode.failure;
  }
}

function run(command: Command, terminal: Terminal): ExitCode {
  if (command.name === 'help') {
    terminal.out(help);
    return exitCode.clean;
  }
  if (command.name === 'version') {
    terminal.out(`${toolVersion()}\n`);
    return exitCode.clean;
  }
  if (command.name === 'baseline') {
    const result = baseline(command, command.output, toolVersion());
    terminal.out(`${printable(command.output)}: ${describeBaseline(result)}\n`);
    return result.added > 0 ? exitCode.findings : exitCode.clean;
  }
  if (command.name === 'export') return runExport(command, terminal);
  const report = check(command, toolVersion());
  print(report, command.format, terminal);
  return exitCodeOf(report, command.failOn);
}

function runExport({ form, profile, output }: ExportCommand, terminal: Terminal): ExitCode {
  const files = exported(form, profile);
  if (output !== undefined) {
    for (const file of writeExport(files, output)) terminal.out(`${printable(file)}\n`);
    return exitCode.clean;
  }
  const names = Object.keys(files);
  if (names.length > 1) throw new UsageError(`${form} takes ${names.length} files (${names.join(', ')}); say where with --output FOLDER`);
  terminal.out(Object.values(files)[0]);
  return exitCode.clean;
}

function describeBaseline({ recorded, removed, added }: BaselineResult): string {
  const parts = [`${recorded} ${recorded === 1 ? 'finding' : 'findings'} recorded`];
  if (removed > 0) parts.push(`${removed} repaired and removed`);
  if (added > 0) parts.push(`${added} new and not taken in: repair or waive them (a baseline only shrinks)`);
  return parts.join(', ');
}

function print(report: Report, format: Format, terminal: Terminal): void {
  const nothingRead = report.summary.templates === 0;
  if (format === 'json' || nothingRead) {
    for (const { file, message } of report.errors) terminal.err(`cdk-bulwark: ${printable(file)}: ${printable(message)}\n`);
  }
  if (format === 'json') terminal.out(jsonReport(report));
  else if (!nothingRead) terminal.out(textReport(report, { colour: showsColour(terminal), width: lineWidth(terminal) }));
}

function describe(error: unknown, { env }: Terminal): string {
  if (!(error instanceof Error)) return printable(String(error));
  if (env.BULWARK_DEBUG === '1' && !(error instanceof UsageError)) return error.stack ?? error.message;
  const problem = printable(error.message.split('\n')[0]);
  return error instanceof UsageError ? problem : `failed: ${problem} (BULWARK_DEBUG=1 shows where)`;
}

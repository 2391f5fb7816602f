import { basename } from 'node:path';
import { formats } from '../../reporters/formats';
import { printable } from '../../reporters/printable';
import { baseFindings } from '../base-findings';
import { earlierReports } from '../earlier-reports';
import { ExitCode } from '../exit-code';
import type { Flags, FlagValues } from '../flag';
import { baselineOf, contextOf, evaluatePaths, exitCodeOf, reportOf } from '../judgement';
import { judgingFlags, pathsOf, readJudging } from '../judging';
import { checkOutputs, Output, outputsOf, writeOutputs } from '../outputs';
import { thresholds } from '../settings';
import { noTemplate } from '../template-inputs';
import { lineWidth, showsColour } from '../terminal';
import { UsageError } from '../usage-error';
import { Call, defineVerb } from '../verb';
import { watch } from '../watch';

const flags = {
  ...judgingFlags,
  'fail-on': {
    choices: thresholds,
    help: "the least that makes the exit code 1: a failure of this severity, or 'unknown' for what can't be told as well (default: low)",
  },
  'baseline': { takes: 'FILE', help: 'findings that do not fail (default: bulwark.baseline.json, if there is one)' },
  'diff': {
    takes: 'BASE',
    help: 'report only what a change brought: against a report of --format json, another template, folder or cdk.out, or a revision of git',
  },
  'earlier': { takes: 'FILE', repeatable: true, help: 'a report of --format json, the oldest first: html shows the trend' },
  'format': {
    takes: 'FORMAT[=FILE]', repeatable: true, help: `how the report is written, and where: ${formats.join(', ')} (default: text)`,
  },
  'output': { takes: 'FILE', help: 'where the one format goes that names no file' },
  'watch': { help: 'judge again whenever a file changes, until Ctrl-C' },
} as const satisfies Flags;

export const checkVerb = defineVerb({
  name: 'check',
  operands: '[PATH...]',
  summary: 'says what is wrong, where, and how to repair it',
  details: `
PATH is a template (JSON or YAML), a folder of templates, or what 'cdk synth' wrote (cdk.out). Without one: the app of
cdk.json, synthesized through the CDK's own command line; else cdk.out; else the templates below this folder.
With a PATH, no code of yours is run.

Findings that were acknowledged in the CDK app are listed, not counted: those on a stack or below, since the CDK
writes down no others; so are those that a waiver or the baseline covers. Those in resources that the CDK itself
adds are not counted either.`,
  flags,
  run: (call) => (call.flags.watch ? watchAndCheck(call) : checkOnce(call)),
});

type CheckCall = Call<typeof flags>;

async function checkOnce({ operands, flags: given, terminal }: CheckCall): Promise<ExitCode> {
  const judging = readJudging(operands, given, terminal);
  const { settings, selected, stack, waiversFile, progress } = judging;
  const outputs = outputsOf(given.format.length > 0 ? given.format : settings.format ?? [], given.output);
  checkOutputs(outputs);
  const earlier = earlierReports(given.earlier);
  const before = given.diff === undefined ? undefined : { base: given.diff, findings: await baseFindings(given.diff, judging, terminal) };
  const paths = await pathsOf(judging.input, judging, terminal, given.verbose);
  const evaluation = progress.busy('judging', (tell) => evaluatePaths({ paths, selected, stack, tell }));
  const report = reportOf(evaluation, { waiversFile, baseline: baselineOf(given.baseline ?? settings.baseline), before });
  const { errors, summary } = report;
  if (operands.length === 0 && summary.templates === 0 && errors.length === 1 && errors[0].message === noTemplate) {
    throw new UsageError("there is no cdk.json, no cdk.out and no template here; write 'cdk-bulwark check PATH...'");
  }
  // Where nothing could be read, the errors are all that there is to say to a person.
  const written = summary.templates > 0 ? outputs : outputs.filter((output) => !isForPerson(output));
  if (!written.some(isForPerson)) for (const { file, message } of errors) terminal.err(`cdk-bulwark: ${printable(file)}: ${printable(message)}\n`);
  writeOutputs(written, report, {
    ...contextOf(evaluation), earlier, colour: showsColour(terminal, colourOf(given)), width: lineWidth(terminal), detail: detailOf(given),
  }, terminal);
  return exitCodeOf(report, given['fail-on'] ?? settings.failOn ?? 'low');
}

function isForPerson({ format, file }: Output): boolean {
  return format === 'text' && file === undefined;
}

function colourOf({ color, 'no-color': plain }: FlagValues<Flags>): boolean | undefined {
  return plain === true ? false : color === true ? true : undefined;
}

function detailOf({ quiet, verbose }: Pick<CheckCall['flags'], 'quiet' | 'verbose'>): 'quiet' | 'normal' | 'verbose' {
  return quiet ? 'quiet' : verbose ? 'verbose' : 'normal';
}

async function watchAndCheck(call: CheckCall): Promise<ExitCode> {
  const { terminal } = call;
  const { input, settings } = readJudging(call.operands, call.flags, terminal);
  const outputs = outputsOf(call.flags.format.length > 0 ? call.flags.format : settings.format ?? [], call.flags.output);
  const ignored = [...outputs.flatMap(({ file }) => file ?? []), ...input.kind === 'app' ? [input.app.output] : []].map((file) => basename(file));
  return watch({ paths: input.kind === 'app' ? ['.'] : input.paths, ignored }, terminal, () => checkOnce(call));
}


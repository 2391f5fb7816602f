import { severities } from '../../core/control';
import { formats, reporterOf } from '../../reporters/formats';
import { printable } from '../../reporters/printable';
import { profileFlag, waiversFlag } from '../flag';
import { check, exitCodeOf } from '../judgement';
import { lineWidth, showsColour } from '../terminal';
import { toolVersion } from '../tool-version';
import { UsageError } from '../usage-error';
import { defineVerb } from '../verb';

export const checkVerb = defineVerb({
  name: 'check',
  operands: 'PATH...',
  summary: 'says what is wrong, where, and how to repair it',
  details: `
PATH is a template (JSON or YAML), a folder of templates, or what 'cdk synth' wrote (cdk.out).

Findings that were acknowledged in the CDK app are listed, not counted: those on a stack or below, since the CDK
writes down no others; so are those that a waiver or the baseline covers. Those in resources that the CDK itself
adds are not counted either. Colours obey NO_COLOR and FORCE_COLOR.`,
  flags: {
    'profile': profileFlag,
    'format': { choices: formats, help: 'how the report is written (default: text)' },
    'fail-on': {
      choices: [...severities, 'unknown', 'never'],
      help: "the least that makes the exit code 1: a failure of this severity, or 'unknown' for what can't be told as well (default: low)",
    },
    'waivers': waiversFlag,
    'baseline': { takes: 'FILE', help: 'findings that do not fail (default: bulwark.baseline.json, if there is one)' },
  },
  run: ({ operands, flags, terminal }) => {
    if (operands.length === 0) throw new UsageError("check what? write 'cdk-bulwark check PATH...', such as 'cdk-bulwark check cdk.out'");
    const { profile = 'standard', format = 'text', 'fail-on': failOn = 'low', waivers, baseline } = flags;
    const { report, context } = check({ paths: operands, profile, waiversFile: waivers, baselineFile: baseline }, toolVersion());
    const nothingRead = report.summary.templates === 0;
    if (format !== 'text' || nothingRead) {
      for (const { file, message } of report.errors) terminal.err(`cdk-bulwark: ${printable(file)}: ${printable(message)}\n`);
    }
    if (format !== 'text' || !nothingRead) {
      terminal.out(reporterOf(format)(report, { ...context, colour: showsColour(terminal), width: lineWidth(terminal) }));
    }
    return exitCodeOf(report, failOn);
  },
});

import { printable } from '../../reporters/printable';
import { earlierReports } from '../earlier-reports';
import { exitCode } from '../exit-code';
import { baselineOf, contextOf, evaluatePaths, reportOf } from '../judgement';
import { judgingFlags, pathsOf, readJudging } from '../judging';
import { checkOutputs, writeOutputs } from '../outputs';
import { lineWidth } from '../terminal';
import { defineVerb } from '../verb';

export const reportVerb = defineVerb({
  name: 'report',
  operands: '[PATH...]',
  summary: 'writes the evidence as one HTML file: posture, findings, data flow, requirements, waivers',
  details: `
Judges what 'check' judges. It is a record and no gate: the exit code is 0 whatever was found, and 2 where something
could not be read. Reports that 'check --format json' wrote earlier show the trend.`,
  flags: {
    output: { takes: 'FILE', help: 'where it is written (default: bulwark-report.html)' },
    earlier: { takes: 'FILE', repeatable: true, help: 'a JSON report to see the trend by, the oldest first' },
    ...judgingFlags,
    baseline: { takes: 'FILE', help: 'findings that are told apart (default: bulwark.baseline.json, if there is one)' },
  },
  run: async ({ operands, flags, terminal }) => {
    const judging = readJudging(operands, flags, terminal);
    const { selected, stack, waiversFile, progress, settings } = judging;
    const file = flags.output ?? 'bulwark-report.html';
    const outputs = [{ format: 'html', file }] as const;
    checkOutputs(outputs);
    const earlier = earlierReports(flags.earlier);
    const paths = await pathsOf(judging.input, judging, terminal, flags.verbose);
    const evaluation = progress.busy('judging', (tell) => evaluatePaths({ paths, selected, stack, tell }));
    const report = reportOf(evaluation, { waiversFile, baseline: baselineOf(flags.baseline ?? settings.baseline) });
    for (const { file: unread, message } of report.errors) terminal.err(`cdk-bulwark: ${printable(unread)}: ${printable(message)}\n`);
    writeOutputs(outputs, report, { ...contextOf(evaluation), colour: false, width: lineWidth(terminal), detail: 'normal', earlier }, terminal);
    terminal.out(`${printable(file)}\n`);
    return report.errors.length > 0 ? exitCode.badInput : exitCode.clean;
  },
});

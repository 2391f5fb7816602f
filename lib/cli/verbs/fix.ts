import type { Finding } from '../../core/finding';
import { repairNote } from '../../core/repair-note';
import { editTemplate, TemplateEditError } from '../../core/template-editing';
import type { StackTemplate } from '../../core/template-graph';
import { readTextFile } from '../../core/text-file';
import { printable } from '../../reporters/printable';
import { ExitCode, exitCode } from '../exit-code';
import { baselineOf, judge } from '../judgement';
import { judgingFlags, pathsOf, readJudging } from '../judging';
import { writeOutputFile } from '../output-file';
import { LeftFinding, RepairedResource, Repairs, repairsOf } from '../repair';
import { templateDiff } from '../template-diff';
import { UsageError } from '../usage-error';
import { defineVerb } from '../verb';

export const fixVerb = defineVerb({
  name: 'fix',
  operands: '[PATH...]',
  summary: 'shows how findings are repaired where a constant does it, and repairs templates',
  details: `
Nothing is written without --template. Shown are what would change in each template, the line to add to the CDK app that
makes it, and what takes more than a constant.

Left alone are findings that a waiver, an acknowledgement or the baseline covers, and values that only deployment knows.
The exit code is 1 where findings stay, and in a dry run where there is something to repair.`,
  flags: {
    'template': { help: 'write the repaired templates (not those of cdk.out: the next synthesis would undo it)' },
    'replacements': { help: 'make changes too that replace a resource on deployment, which can lose its data' },
    'keep-explicit': { help: 'only fill in what is absent' },
    ...judgingFlags,
    'baseline': { takes: 'FILE', help: 'findings that are left alone (default: bulwark.baseline.json, if there is one)' },
  },
  run: async ({ operands, flags, terminal }) => {
    const { baseline, template: writes, replacements, 'keep-explicit': keepExplicit } = flags;
    const judging = readJudging(operands, flags, terminal);
    const { selected, stack, waiversFile, progress, settings } = judging;
    const paths = await pathsOf(judging.input, judging, terminal, flags.verbose);
    const judgement = progress.busy('judging', (tell) => (
      judge({ paths, selected, stack, tell }, { waiversFile, baseline: baselineOf(baseline ?? settings.baseline) })
    ));
    for (const { file, message } of judgement.report.errors) terminal.err(`cdk-bulwark: ${printable(file)}: ${printable(message)}\n`);
    const { edited, repairs } = edit(repairsOf(judgement, { replacements, keepExplicit }), writes);
    for (const { file, before, after } of edited) {
      if (writes) writeOutputFile(file, after);
      terminal.out(writes ? `${printable(file)}: repaired\n` : `${templateDiff(file, before, after)}\n`);
    }
    terminal.out(text(repairs, writes));
    if (judgement.report.errors.length > 0) return exitCode.badInput;
    return exitCodeOf(repairs, writes);
  },
});

interface EditedTemplate {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What of the repairs can be made in the text of the templates; the rest stays a finding, with the reason. */
function edit({ repaired, left }: Repairs, writes: boolean): { readonly edited: readonly EditedTemplate[]; readonly repairs: Repairs } {
  const edited: EditedTemplate[] = [];
  const made: RepairedResource[] = [];
  const refused: LeftFinding[] = [];
  for (const stack of new Set(repaired.map(({ resource }) => resource.stack))) {
    const own = repaired.filter(({ resource }) => resource.stack === stack);
    if (writes && isSynthesized(stack)) throw new UsageError(`${stack.source.file} was made by a synthesis, and the next would undo the repair; add the lines that 'cdk-bulwark fix' shows to the app`);
    try {
      const before = readTextFile(stack.source.file, stack.source.file);
      const after = editTemplate(before, own.map(({ resource: { logicalId }, edits }) => ({ logicalId, edits })));
      edited.push({ file: stack.source.file, before, after });
      made.push(...own);
    } catch (error) {
      if (!(error instanceof TemplateEditError)) throw error;
      refused.push(...own.flatMap(({ settled }) => settled.map((finding) => ({ finding, because: error.message }))));
    }
  }
  return { edited, repairs: { repaired: made, left: [...left, ...refused] } };
}

/** A construct path is known of what came from an assembly. */
function isSynthesized({ source }: StackTemplate): boolean {
  return source.constructPath !== undefined;
}

function exitCodeOf({ repaired, left }: Repairs, writes: boolean): ExitCode {
  return left.length > 0 || (!writes && repaired.length > 0) ? exitCode.findings : exitCode.clean;
}

function text({ repaired, left }: Repairs, writes: boolean): string {
  const settled = repaired.reduce((sum, one) => sum + one.settled.length, 0);
  const total = settled + left.length;
  if (total === 0) return 'There is nothing to repair.\n';
  const constructs = repaired.filter(({ resource }) => resource.constructPath !== undefined);
  const notes = repaired.flatMap(({ settled: findings }) => findings.flatMap(noteFor));
  return [
    ...constructs.length > 0 ? ['In the CDK app:', ...constructs.map(codeFor), ''] : [],
    ...notes.length > 0 ? ['For the repairs to deploy:', ...notes, ''] : [],
    ...left.length > 0 ? ['Not repaired:', ...left.map(lineFor), ''] : [],
    `${settled} of ${count(total, 'finding')} ${writes ? 'repaired' : 'can be repaired'}.${writes || settled === 0 || constructs.length > 0 ? '' : " 'cdk-bulwark fix --template' writes it."}`,
    ...constructs.length > 0 && !writes ? ["SecureDefaults.enforce(app) makes the same repairs in every synthesis."] : [],
    '',
  ].join('\n');
}

function codeFor({ resource: { constructPath = '', declaredType }, edits, settled }: RepairedResource): string {
  const source = settled.find((finding) => finding.source)?.source;
  const place = source ? ` at ${source.file}:${source.line}` : '';
  const lines = edits.map(({ path, value }) => `    resource.addPropertyOverride(${quoted(path)}, ${typeof value === 'string' ? quoted(value) : value});`);
  return printableLines([`  // ${constructPath} (${declaredType})${place}`, '  const resource = construct.node.defaultChild as CfnResource;', ...lines]);
}

function noteFor({ control, template, logicalId, constructPath }: Finding): string[] {
  const note = repairNote(control);
  return note === undefined ? [] : [printable(`  ${constructPath ?? `${template} ${logicalId}`}: ${note}`)];
}

function quoted(text_: string): string {
  return `'${text_.replaceAll(/[\\']/g, '\\$&')}'`;
}

function printableLines(lines: readonly string[]): string {
  return lines.map(printable).join('\n');
}

function lineFor({ finding: { id, template, logicalId, constructPath, source }, because }: LeftFinding): string {
  const place = source ? `${source.file}:${source.line}` : constructPath ?? `${template} ${logicalId}`;
  return printable(`  ${id}  ${place}: ${because}`);
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

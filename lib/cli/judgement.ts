import { existsSync } from 'node:fs';
import { controls } from '../catalog/index.generated';
import { Acknowledgements } from '../core/acknowledgement';
import { Baseline, defaultBaselineFile, readBaseline } from '../core/baseline';
import { Control, severities, Severity } from '../core/control';
import { brokenControls } from '../core/evaluate';
import { createFinding, Finding } from '../core/finding';
import { createReport, Report } from '../core/report';
import { Settlements } from '../core/settlement';
import { SourceLines } from '../core/source-lines';
import { StackTemplate, TemplateGraph } from '../core/template-graph';
import { TemplateError } from '../core/template-reader';
import { coverage } from '../core/unjudged';
import { today, Waivers } from '../core/waiver';
import { defaultWaiversFile, readWaiversFile } from '../core/waivers-file';
import type { ReportContext } from '../reporters/formats';
import { printable } from '../reporters/printable';
import { meant } from './arguments';
import { ExitCode, exitCode } from './exit-code';
import { SelectedControls, wildcard } from './selection';
import { suggestion } from './suggestion';
import { readInputs, TemplateInputs } from './template-inputs';
import { toolVersion } from './tool-version';
import { UsageError } from './usage-error';

/** What is judged, and by which controls. */
export interface Judged {
  readonly paths: readonly string[];
  readonly selected: SelectedControls;
  /** Patterns of the stacks to judge. Empty: all. */
  readonly stack: readonly string[];
  /** Called now and then while it takes its time. */
  readonly tell?: () => void;
}

/** What was found, before anybody's decision about it. */
export interface Evaluation extends Pick<TemplateInputs, 'acknowledgements' | 'waivers' | 'errors'> {
  readonly judged: Judged;
  readonly graphs: readonly TemplateGraph[];
  readonly findings: readonly Finding[];
  /** What was found in the stacks that were not asked for. */
  readonly elsewhere: readonly Finding[];
  /** The stacks that were judged, as they are deployed. */
  readonly stacks: ReadonlySet<string>;
  readonly templates: number;
}

/** The report of what was found, and what reporters ask of it. */
export interface Judgement {
  readonly report: Report;
  readonly context: Pick<ReportContext, 'controls' | 'day' | 'graphs' | 'templateText'>;
}

/** What was decided before. */
export interface Decisions {
  /** Default: the waivers in the working folder, if there are any. */
  readonly waiversFile?: string;
  readonly baseline?: Baseline;
  /** What was found before a change; only the rest is reported. */
  readonly before?: { readonly base: string; readonly findings: readonly Finding[] };
}

/** The least that makes the exit code 1: a severity, or also what can't be told, or nothing. */
export type Threshold = Severity | 'unknown' | 'never';

/** Finds what is wrong in everything that the paths lead to. */
export function evaluatePaths(judged: Judged): Evaluation {
  const { paths, selected, stack, tell = () => undefined } = judged;
  const { groups, acknowledgements, waivers, errors } = readInputs(paths, tell);
  const graphs = groups.map((sources) => new TemplateGraph(sources));
  const stacks = graphs.flatMap((graph) => graph.stacks);
  const chosen = new Set(chosenStacks(stacks, stack));
  const findings: Finding[] = [];
  const elsewhere: Finding[] = [];
  for (const graph of graphs) {
    const lines = new SourceLines();
    for (const { control, resource, outcome } of brokenControls(graph, selected.controls, tell)) {
      if (!selected.has(control.id)) continue;
      const finding = createFinding(control, resource, outcome, undefined, lines.of(resource, outcome.path ?? 'Properties'));
      (chosen.has(resource.stack) ? findings : elsewhere).push(finding);
    }
  }
  return {
    judged, graphs, findings, elsewhere, acknowledgements, waivers, errors, templates: chosen.size,
    stacks: new Set([...chosen].map(({ deployedName }) => deployedName)),
  };
}

/** Finds what is wrong, and takes off what was decided. */
export function judge(judged: Judged, decisions: Decisions): Judgement {
  const evaluation = evaluatePaths(judged);
  return { report: reportOf(evaluation, decisions), context: contextOf(evaluation) };
}

/** The report of what was found, less what was decided. */
export function reportOf(evaluation: Evaluation, { waiversFile, baseline, before }: Decisions): Report {
  const { judged, findings, elsewhere, acknowledgements, waivers, errors, stacks, templates } = evaluation;
  const file = waiversFile ?? existing(defaultWaiversFile);
  const ofFile = file === undefined ? [] : readDecisions(file, readWaiversFile);
  const settlements = new Settlements(new Acknowledgements(acknowledgements), new Waivers([...waivers, ...ofFile], today()), baseline);
  // Decisions about other stacks are needed, too.
  for (const finding of elsewhere) settlements.find(finding);
  return createReport({
    toolVersion: toolVersion(),
    inputs: judged.paths,
    findings,
    settlements,
    asked: askedIds(judged.selected.controls),
    known: askedIds(controls),
    stacks,
    errors: errors.map(({ file: unread, problem }) => ({ file: unread, message: problem })),
    templates,
    before,
  });
}

/** The ids that can be told to be gone. */
export function askedIds(asked: readonly Control[]): ReadonlySet<string> {
  return new Set([...asked, ...coverage].map(({ id }) => id));
}

/** What reporters ask of what was judged. */
export function contextOf({ graphs, judged }: Evaluation): Judgement['context'] {
  const texts = new Map(graphs.flatMap(({ stacks }) => stacks).map(({ source }) => [source.file, source.text]));
  return {
    controls: new Map(judged.selected.controls.map((control) => [control.id, control])), day: today(), graphs,
    templateText: (file) => texts.get(file),
  };
}

/** The baseline of a file, or of the one in the working folder, if there is one. */
export function baselineOf(file = existing(defaultBaselineFile)): Baseline | undefined {
  return file === undefined ? undefined : readDecisions(file, readBaseline);
}

/** Fails closed: input that could not be read weighs more than what was found in the rest. */
export function exitCodeOf({ summary }: Report, failOn: Threshold): ExitCode {
  if (summary.errors > 0) return exitCode.badInput;
  if (failOn === 'never') return exitCode.clean;
  const counted = failOn === 'unknown' ? severities : severities.slice(0, severities.indexOf(failOn) + 1);
  const found = counted.some((severity) => summary.fail[severity] > 0 || (failOn === 'unknown' && summary.unknown[severity] > 0));
  return found || summary.notices.error > 0 ? exitCode.findings : exitCode.clean;
}

/** A file of decisions that can't be read is no decision at all, so nothing is judged by it. */
export function readDecisions<T>(file: string, read: (file: string) => T): T {
  try {
    return read(file);
  } catch (error) {
    if (error instanceof TemplateError) throw new UsageError(error.message);
    throw error;
  }
}

function existing(file: string): string | undefined {
  return existsSync(file) ? file : undefined;
}

/** A stack that is nested in one that was asked for is asked for, too. */
function chosenStacks(stacks: readonly StackTemplate[], patterns: readonly string[]): readonly StackTemplate[] {
  if (patterns.length === 0) return stacks;
  const names = (stack: StackTemplate): string[] => {
    const { constructPath, stackName } = stack.source;
    return [constructPath ?? stackName, stackName, stack.deployedName, ...stack.parent ? names(stack.parent) : []];
  };
  const expressions = patterns.map(wildcard);
  patterns.forEach((pattern, index) => {
    // Where nothing could be read at all, that is what is wrong.
    if (stacks.length === 0 || stacks.some((stack) => names(stack).some((name) => expressions[index].test(name)))) return;
    const known = [...new Set(stacks.filter(({ parent }) => !parent).map(({ source }) => source.constructPath ?? source.stackName))];
    const hint = meant(suggestion(pattern, known)) || `; there are ${printable(known.slice(0, 10).join(', '))}`;
    throw new UsageError(`no stack is called '${printable(pattern)}'${hint}`);
  });
  return stacks.filter((stack) => names(stack).some((name) => expressions.some((expression) => expression.test(name))));
}

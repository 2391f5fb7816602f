import { existsSync } from 'node:fs';
import { controls } from '../catalog/index.generated';
import { Acknowledgements } from '../core/acknowledgement';
import { Baseline, defaultBaselineFile, readBaseline } from '../core/baseline';
import { Control, controlsOf, Profile, severities, Severity } from '../core/control';
import { brokenControls } from '../core/evaluate';
import { createFinding, Finding } from '../core/finding';
import { createReport, Report } from '../core/report';
import { Settlements } from '../core/settlement';
import { SourceLines } from '../core/source-lines';
import { TemplateGraph } from '../core/template-graph';
import { TemplateError } from '../core/template-reader';
import { readTextFile } from '../core/text-file';
import { coverage } from '../core/unjudged';
import { today, Waivers } from '../core/waiver';
import { defaultWaiversFile, readWaiversFile } from '../core/waivers-file';
import type { ReportContext } from '../reporters/formats';
import { ExitCode, exitCode } from './exit-code';
import { readInputs } from './template-inputs';
import { UsageError } from './usage-error';

/** What is judged, and what was decided of its findings before. */
export interface Judged {
  readonly paths: readonly string[];
  readonly profile: Profile;
  /** Default: the waivers in the working folder, if there are any. */
  readonly waiversFile?: string;
  /** Default: the baseline in the working folder, if there is one. */
  readonly baselineFile?: string;
}

/** The least that makes the exit code 1: a severity, or also what can't be told, or nothing. */
export type Threshold = Severity | 'unknown' | 'never';

/** The report, and what it was made of. */
export interface Judgement {
  readonly report: Report;
  readonly context: Pick<ReportContext, 'controls' | 'day' | 'graphs' | 'templateText'>;
  /** The ids of what was asked. */
  readonly asked: ReadonlySet<string>;
  /** The stacks that were judged, as they are deployed. */
  readonly stacks: ReadonlySet<string>;
}

/** Judges everything that the paths lead to. */
export function check(judged: Judged, toolVersion: string): Judgement {
  const file = judged.baselineFile ?? existing(defaultBaselineFile);
  return judge(judged, toolVersion, file === undefined ? undefined : readDecisions(file, readBaseline));
}

/** Judges everything that the paths lead to, by this baseline and no other. */
export function judge({ paths, profile, waiversFile }: Judged, toolVersion: string, baseline?: Baseline): Judgement {
  const { groups, acknowledgements, waivers, errors } = readInputs(paths);
  const file = waiversFile ?? existing(defaultWaiversFile);
  const ofFile = file === undefined ? [] : readDecisions(file, readWaiversFile);
  const day = today();
  const controlsAsked = controlsOf(profile, controls);
  const graphs = groups.map((sources) => new TemplateGraph(sources));
  const asked = new Set([...controlsAsked, ...coverage].map(({ id }) => id));
  const stacks = new Set(graphs.flatMap((graph) => graph.stacks.map(({ deployedName }) => deployedName)));
  const report = createReport({
    toolVersion,
    inputs: paths,
    findings: graphs.flatMap((graph) => findingsIn(graph, controlsAsked)),
    settlements: new Settlements(new Acknowledgements(acknowledgements), new Waivers([...waivers, ...ofFile], day), baseline),
    asked,
    known: new Set([...controls, ...coverage].map(({ id }) => id)),
    stacks,
    errors: errors.map(({ file: unread, problem }) => ({ file: unread, message: problem })),
    templates: graphs.reduce((count, graph) => count + graph.stacks.length, 0),
  });
  const context = { controls: new Map(controlsAsked.map((control) => [control.id, control])), day, graphs, templateText };
  return { report, context, asked, stacks };
}

/** What is broken in a graph, with the line where it is to be mended. */
function findingsIn(graph: TemplateGraph, asked: readonly Control[]): Finding[] {
  const lines = new SourceLines();
  return brokenControls(graph, asked).map(({ control, resource, outcome }) => (
    createFinding(control, resource, outcome, undefined, lines.of(resource, outcome.path ?? 'Properties'))
  ));
}

/** Fails closed: input that could not be read weighs more than what was found in the rest. */
export function exitCodeOf({ summary }: Report, failOn: Threshold): ExitCode {
  if (summary.errors > 0) return exitCode.badInput;
  if (failOn === 'never') return exitCode.clean;
  const counted = failOn === 'unknown' ? severities : severities.slice(0, severities.indexOf(failOn) + 1);
  const found = counted.some((severity) => summary.fail[severity] > 0 || (failOn === 'unknown' && summary.unknown[severity] > 0));
  return found || summary.notices.error > 0 ? exitCode.findings : exitCode.clean;
}

/** What was judged was read before, so this only fails where the file has changed since. */
function templateText(file: string): string | undefined {
  try {
    return readTextFile(file);
  } catch {
    return undefined;
  }
}

function existing(file: string): string | undefined {
  return existsSync(file) ? file : undefined;
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

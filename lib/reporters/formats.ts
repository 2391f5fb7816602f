import type { Control } from '../core/control';
import type { Report, ReportSummary } from '../core/report';
import type { TemplateGraph } from '../core/template-graph';

/** What a reporter may need beside the report. */
export interface ReportContext {
  /** Whether the reader's terminal shows colours. */
  readonly colour: boolean;
  /** How many columns a line of it has. */
  readonly width: number;
  /** How much is said: only what is wrong, the report, or also why it matters. */
  readonly detail: Detail;
  /** The controls that were asked, by id. */
  readonly controls: ReadonlyMap<string, Control>;
  /** What was judged. */
  readonly graphs: readonly TemplateGraph[];
  /** The text of a template's file, as findings name it; undefined where it can't be read. */
  readonly templateText?: (file: string) => string | undefined;
  /** Reports to see the trend by, the oldest first. */
  readonly earlier?: readonly EarlierReport[];
  /** Today, as `YYYY-MM-DD`. */
  readonly day: string;
}

export interface EarlierReport {
  /** What tells it from the others, such as its day or its file's name. */
  readonly label: string;
  readonly summary: Pick<ReportSummary, 'fail' | 'unknown'>;
}

export type Detail = 'quiet' | 'normal' | 'verbose';

/** A report as text in one format. */
export type Reporter = (report: Report, context: ReportContext) => string;

/** Loaded when asked for: a person who wants text does not wait for the others. */
const reporters = {
  text: () => (require('./text') as typeof import('./text')).textReport,
  json: () => (require('./json') as typeof import('./json')).jsonReport,
  github: () => (require('./github') as typeof import('./github')).githubReport,
  html: () => (require('./html') as typeof import('./html')).htmlReport,
  junit: () => (require('./junit') as typeof import('./junit')).junitReport,
  markdown: () => (require('./markdown') as typeof import('./markdown')).markdownReport,
  sarif: () => (require('./sarif') as typeof import('./sarif')).sarifReport,
} satisfies Readonly<Record<string, () => Reporter>>;

export type Format = keyof typeof reporters;

export const formats = Object.keys(reporters) as readonly Format[];

export function reporterOf(format: Format): Reporter {
  return reporters[format]();
}

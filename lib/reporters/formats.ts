import type { Control } from '../core/control';
import type { Report } from '../core/report';
import type { TemplateGraph } from '../core/template-graph';

/** What a reporter may need beside the report. */
export interface ReportContext {
  /** Whether the reader's terminal shows colours. */
  readonly colour: boolean;
  /** How many columns a line of it has. */
  readonly width: number;
  /** The controls that were asked, by id. */
  readonly controls: ReadonlyMap<string, Control>;
  /** What was judged. */
  readonly graphs: readonly TemplateGraph[];
}

/** A report as text in one format. */
export type Reporter = (report: Report, context: ReportContext) => string;

/** Loaded when asked for: a person who wants text does not wait for the others. */
const reporters = {
  text: () => (require('./text') as typeof import('./text')).textReport,
  json: () => (require('./json') as typeof import('./json')).jsonReport,
} satisfies Readonly<Record<string, () => Reporter>>;

export type Format = keyof typeof reporters;

export const formats = Object.keys(reporters) as readonly Format[];

export function reporterOf(format: Format): Reporter {
  return reporters[format]();
}

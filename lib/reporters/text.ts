import { severities, Severity } from '../core/control';
import { adviceOf, Finding } from '../core/finding';
import type { Notice } from '../core/notice';
import { AcknowledgedFinding, compareFindings, Report, ReportDiff, WaivedFinding } from '../core/report';
import { wrapText } from './display-width';
import type { ReportContext } from './formats';
import { nextSteps } from './next-steps';
import { printable } from './printable';

export type TextReportOptions = Pick<ReportContext, 'colour' | 'width' | 'detail' | 'controls' | 'graphs'>;

type Paint = (text: string) => string;

/** The report for a person: by source line, then resource, the worst of each first. */
export function textReport(report: Report, options: TextReportOptions): string {
  return new TextReport(options).render(report);
}

interface Palette extends Readonly<Record<Severity, Paint>> {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly good: Paint;
}

const asIs: Paint = (text) => text;
const ansi = (on: number, off: number): Paint => (text) => `\u001b[${on}m${text}\u001b[${off}m`;
const plain: Palette = { critical: asIs, high: asIs, medium: asIs, low: asIs, strong: asIs, faint: asIs, good: asIs };
const colours: Palette = {
  critical: ansi(31, 39),
  high: ansi(31, 39),
  medium: ansi(33, 39),
  low: ansi(36, 39),
  strong: ansi(1, 22),
  faint: ansi(2, 22),
  good: ansi(32, 39),
};

/** Narrower lines would hold a word each. */
const narrowest = 40;

/** As wide as the longest severity. */
const column = 'critical'.length + 2;
const indent = ' '.repeat(column + 4);

class TextReport {
  private readonly palette: Palette;
  private readonly width: number;
  private readonly isVerbose: boolean;
  private readonly controls: TextReportOptions['controls'];

  public constructor(private readonly options: TextReportOptions) {
    this.palette = options.colour ? colours : plain;
    this.width = Math.max(narrowest, options.width);
    this.isVerbose = options.detail === 'verbose';
    this.controls = options.controls;
  }

  public render(report: Report): string {
    const { findings, acknowledged, waived, baselined, notices, errors, summary, diff } = report;
    if (this.options.detail === 'quiet') return this.quiet(report);
    const author = findings.filter(({ origin }) => origin === 'author');
    const cdk = findings.filter(({ origin }) => origin === 'cdk');
    return [
      ...this.bySource(author),
      ...this.isVerbose ? this.titled("In the CDK's own resources, not counted", this.bySource(cdk)) : this.section("In the CDK's own resources, not counted", occurrences(cdk)),
      ...this.section('Acknowledged', acknowledged.map((finding) => this.acknowledged(finding))),
      ...this.section('Waived', waived.map((finding) => this.waived(finding))),
      ...this.isVerbose ? this.titled('In the baseline', this.bySource(baselined)) : this.section('In the baseline', occurrences(baselined)),
      ...this.section('Repaired', diff ? occurrences(diff.gone) : []),
      ...this.section('Waivers, acknowledgements and baseline', notices.flatMap((notice) => this.notice(notice))),
      ...this.section('Could not be read', errors.map(({ file, message }) => `  ${printable(file)}: ${printable(message)}`)),
      ...this.isVerbose ? this.section('Judged', this.judged()) : [],
      this.summary(summary),
      ...diff ? [this.change(diff)] : [],
      ...this.steps(report),
      '',
    ].join('\n');
  }

  /** What is wrong, what is to be settled and what was not read, and nothing else. */
  private quiet({ findings, notices, errors }: Report): string {
    const failures = findings.filter(({ origin, verdict }) => origin === 'author' && verdict === 'fail');
    return [
      ...this.bySource(failures),
      ...notices.filter(({ level }) => level === 'error').flatMap((notice) => [...this.notice(notice), '']),
      ...errors.map(({ file, message }) => `${printable(file)}: ${printable(message)}`),
    ].map((line) => `${line}\n`).join('');
  }

  private bySource(findings: readonly Finding[]): string[] {
    const lines: string[] = [];
    let place: string | undefined;
    let resource: string | undefined;
    for (const finding of [...findings].sort(compareSources)) {
      const here = placeOf(finding);
      if (here !== place) lines.push(this.palette.strong(printable(here)) + this.stackOf(finding), '');
      const declared = JSON.stringify([finding.template, finding.stack, finding.logicalId]);
      if (here !== place || declared !== resource) lines.push(this.resource(finding));
      lines.push(...this.finding(finding), '');
      place = here;
      resource = declared;
    }
    return lines;
  }

  /** Where the file does not say which stack it is. */
  private stackOf({ stack, template, source }: Finding): string {
    const name = template.slice(template.lastIndexOf('/') + 1);
    if (source !== undefined && !template.endsWith(source.file)) return this.palette.faint(` (${printable(name)})`);
    return name.startsWith(stack) ? '' : this.palette.faint(` (stack ${printable(stack)})`);
  }

  private resource({ logicalId, resourceType, constructPath }: Finding): string {
    const place = constructPath === undefined ? '' : this.palette.faint(`  ${printable(constructPath)}`);
    return `  ${this.palette.strong(printable(logicalId))} ${printable(resourceType)}${place}`;
  }

  private finding(finding: Finding): string[] {
    const { id, control, severity, verdict, message, path } = finding;
    const label = this.palette[severity](severity.padEnd(column));
    const said = verdict === 'unknown' ? `can not be told: ${message}` : message;
    const described = this.isVerbose ? this.controls.get(control) : undefined;
    return [
      `    ${label}${this.palette.strong(printable(id))}${path === '' ? '' : this.palette.faint(`  ${printable(path)}`)}`,
      ...this.wrapped(said),
      ...described === undefined ? [] : [...this.wrapped(described.why), ...this.wrapped(`See: ${described.source}`)].map(this.palette.faint),
      ...this.wrapped(`Fix: ${adviceOf(finding)}`).map(this.palette.faint),
    ];
  }

  private acknowledged({ id, template, logicalId, constructPath, reason }: AcknowledgedFinding): string {
    const place = constructPath ?? `${template} ${logicalId}`;
    return `  ${printable(id)}  ${this.palette.faint(printable(place))}: ${printable(reason)}`;
  }

  private waived(finding: WaivedFinding): string {
    const { owner, expires, ticket } = finding;
    const until = `(${owner}, until ${expires}${ticket === undefined ? '' : `, ${ticket}`})`;
    return `${this.acknowledged(finding)} ${this.palette.faint(printable(until))}`;
  }

  private notice({ level, id, message, where, fix }: Notice): string[] {
    const label = (level === 'error' ? this.palette.critical : this.palette.medium)(level.padEnd(column));
    return [`    ${label}${this.palette.strong(id)}  ${this.palette.faint(printable(where))}`, ...this.wrapped(`${message}.`), ...this.wrapped(`Fix: ${fix}`).map(this.palette.faint)];
  }

  private section(title: string, lines: readonly string[]): string[] {
    return lines.length === 0 ? [] : [this.palette.strong(`${title}:`), ...lines, ''];
  }

  private judged(): string[] {
    return this.options.graphs.flatMap(({ stacks }) => stacks).map(({ source }) => `  ${printable(source.file)}`);
  }

  /** A heading over what has headings of its own. */
  private titled(title: string, lines: readonly string[]): string[] {
    return lines.length === 0 ? [] : [this.palette.strong(`${title}:`), '', ...lines];
  }

  private wrapped(text: string): string[] {
    return wrapText(printable(text), this.width - indent.length).map((line) => indent + line);
  }

  private change({ base, gone, remaining }: ReportDiff): string {
    return `Compared with ${printable(base)}: ${count(gone.length, 'finding')} gone, ${remaining.length} as before and not listed.`;
  }

  private steps(report: Report): string[] {
    const steps = nextSteps(report, this.controls);
    if (steps.length === 0) return [];
    const numbered = steps.flatMap((step, index) => wrapText(printable(step), this.width - 5)
      .map((line, at) => `${at === 0 ? `  ${index + 1}. ` : '     '}${line}`));
    return ['', this.palette.strong('Next:'), ...numbered];
  }

  private summary({ fail, unknown, acknowledged, waived, baselined, notices, cdk, templates, errors }: Report['summary']): string {
    const total = sum(fail);
    const bySeverity = severities.filter((severity) => fail[severity] > 0).map((severity) => this.palette[severity](`${fail[severity]} ${severity}`));
    const failed = total === 0
      ? this.palette.good('No findings')
      : `${this.palette.strong(count(total, 'finding'))} (${bySeverity.join(', ')})`;
    const rest = [
      [sum(unknown), 'that can not be told'], [acknowledged, 'acknowledged'], [waived, 'waived'], [baselined, 'in the baseline'],
      [cdk, "in the CDK's own resources"],
    ].flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`]));
    const outdated = notices.error === 0 ? '' : `; ${this.palette.critical(`${count(notices.error, 'decision')} to settle anew`)}`;
    const unread = errors === 0 ? '' : `; ${this.palette.critical(`${count(errors, 'input')} could not be read`)}`;
    return `${[failed, ...rest].join(', ')} in ${count(templates, 'template')}${outdated}${unread}.`;
  }
}

/** As editors and terminals follow it: `file:line:column`. */
function placeOf({ source, template }: Finding): string {
  if (source === undefined) return template;
  return `${source.file}:${source.line}${source.column === undefined ? '' : `:${source.column}`}`;
}

function compareSources(a: Finding, b: Finding): number {
  const [from, to] = [a.source?.file ?? a.template, b.source?.file ?? b.template];
  if (from !== to) return from < to ? -1 : 1;
  return (a.source?.line ?? 0) - (b.source?.line ?? 0) || (a.source?.column ?? 0) - (b.source?.column ?? 0) || compareFindings(a, b);
}

function occurrences(findings: readonly Finding[]): string[] {
  const times = new Map<string, number>();
  for (const { id } of findings) times.set(id, (times.get(id) ?? 0) + 1);
  return [...times].map(([id, number]) => `  ${printable(id)}  ${count(number, 'resource')}`);
}

function sum(counts: Readonly<Record<Severity, number>>): number {
  return severities.reduce((total, severity) => total + counts[severity], 0);
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

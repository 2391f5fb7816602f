import { severities, Severity } from '../core/control';
import { adviceOf, Finding } from '../core/finding';
import type { Notice } from '../core/notice';
import type { AcknowledgedFinding, Report, WaivedFinding } from '../core/report';
import { printable } from './printable';

export interface TextReportOptions {
  /** Whether the reader's terminal shows colours. */
  readonly colour: boolean;
  /** How many characters a line of it holds. */
  readonly width: number;
}

type Paint = (text: string) => string;

/** The report for a person: by template, then resource, the worst of each first. */
export function textReport(report: Report, { colour, width }: TextReportOptions): string {
  const text = new TextReport(colour ? colours : plain, Math.max(40, width));
  return text.render(report);
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

/** As wide as the longest severity. */
const column = 'critical'.length + 2;
const indent = ' '.repeat(column + 4);

class TextReport {
  public constructor(private readonly palette: Palette, private readonly width: number) {}

  public render({ findings, acknowledged, waived, baselined, notices, errors, summary }: Report): string {
    const author = findings.filter(({ origin }) => origin === 'author');
    const cdk = findings.filter(({ origin }) => origin === 'cdk');
    return [
      ...this.byTemplate(author),
      ...this.section("In the CDK's own resources, not counted", occurrences(cdk)),
      ...this.section('Acknowledged', acknowledged.map((finding) => this.acknowledged(finding))),
      ...this.section('Waived', waived.map((finding) => this.waived(finding))),
      ...this.section('In the baseline', occurrences(baselined)),
      ...this.section('Waivers, acknowledgements and baseline', notices.flatMap((notice) => this.notice(notice))),
      ...this.section('Could not be read', errors.map(({ file, message }) => `  ${printable(file)}: ${printable(message)}`)),
      this.summary(summary),
      '',
    ].join('\n');
  }

  private byTemplate(findings: readonly Finding[]): string[] {
    const lines: string[] = [];
    let previous: Finding | undefined;
    for (const finding of findings) {
      const sameTemplate = finding.template === previous?.template && finding.stack === previous.stack;
      if (!sameTemplate) lines.push(this.palette.strong(printable(finding.template)) + this.stackOf(finding), '');
      if (!sameTemplate || finding.logicalId !== previous?.logicalId) lines.push(this.resource(finding));
      lines.push(...this.finding(finding), '');
      previous = finding;
    }
    return lines;
  }

  /** Where the template's file does not say which stack it is. */
  private stackOf({ stack, template }: Finding): string {
    const name = template.slice(template.lastIndexOf('/') + 1);
    return name.startsWith(stack) ? '' : this.palette.faint(` (stack ${printable(stack)})`);
  }

  private resource({ logicalId, resourceType, constructPath }: Finding): string {
    const place = constructPath === undefined ? '' : this.palette.faint(`  ${printable(constructPath)}`);
    return `  ${this.palette.strong(printable(logicalId))} ${printable(resourceType)}${place}`;
  }

  private finding(finding: Finding): string[] {
    const { id, severity, verdict, message, path } = finding;
    const label = this.palette[severity](severity.padEnd(column));
    const said = verdict === 'unknown' ? `can not be told: ${message}` : message;
    return [
      `    ${label}${this.palette.strong(printable(id))}${path === '' ? '' : this.palette.faint(`  ${printable(path)}`)}`,
      ...this.wrapped(said),
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

  private wrapped(text: string): string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of printable(text).split(' ')) {
      if (line !== '' && indent.length + line.length + 1 + word.length > this.width) {
        lines.push(indent + line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    return [...lines, indent + line];
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

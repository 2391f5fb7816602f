import type { Severity } from '../core/control';
import { adviceOf, compareBySeverity, Finding } from '../core/finding';
import { ofAuthor, Report } from '../core/report';
import { printable } from './printable';

const levels = ['error', 'warning', 'notice'] as const;
type Level = (typeof levels)[number];

/** GitHub shows so many of a kind for a step, and passes over the rest. https://github.com/orgs/community/discussions/26680 */
export const mostOfALevel = 10;

const levelOf: Readonly<Record<Severity, Level>> = { critical: 'error', high: 'error', medium: 'warning', low: 'notice' };

interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
}

/** The report as workflow commands, which GitHub shows beside the lines of a pull request. The worst come first. */
export function githubReport(report: Report): string {
  const annotations = [
    ...report.errors.map(({ file, message }): Annotation => ({ level: 'error', title: 'Could not be read', message: `${file}: ${message}`, file })),
    ...report.notices.map(({ level, id, message, fix, where }): Annotation => ({ level, title: id, message: `${where}: ${message}. ${fix}` })),
    ...[...ofAuthor(report.findings)].sort(compareBySeverity).map(annotationOf),
  ];
  const lines = levels.flatMap((level) => {
    const all = annotations.filter((annotation) => annotation.level === level);
    // The last place says what has no place.
    const shown = all.length <= mostOfALevel ? all : all.slice(0, mostOfALevel - 1);
    const rest = all.length - shown.length;
    return [...shown.map(command), ...(rest === 0 ? [] : [command({ level, title: 'cdk-bulwark', message: `${rest} more are in the whole report.` })])];
  });
  return lines.map((line) => `${line}\n`).join('');
}

function annotationOf(finding: Finding): Annotation {
  const { id, severity, verdict, message, source, template, logicalId } = finding;
  return {
    level: verdict === 'fail' ? levelOf[severity] : 'notice',
    title: `${id} (${severity})`,
    message: `${logicalId}: ${verdict === 'unknown' ? 'it can not be told: ' : ''}${message}.\nFix: ${adviceOf(finding)}`,
    file: source?.file ?? template,
    line: source?.line,
    column: source?.column,
  };
}

function command({ level, title, message, file, line, column }: Annotation): string {
  const properties = Object.entries({ file, line, col: column, title })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${level} ${properties.join(',')}::${data(message)}`;
}

/** https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function data(text: string): string {
  return text.split('\n').map((line) => printable(line).replaceAll('%', '%25')).join('%0A');
}

function property(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll(':', '%3A').replaceAll(',', '%2C');
}

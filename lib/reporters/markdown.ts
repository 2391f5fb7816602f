import { severities } from '../core/control';
import { compareBySeverity, Finding, placeOfFinding } from '../core/finding';
import { ofAuthor, Report, ReportDiff } from '../core/report';
import { codeSpan, markdownText, tableRow } from './markdown-text';

/** A comment on GitHub holds 65,536 characters; what comes around the tables needs some. */
const longest = 60_000;

/** The report for a pull request: what it brings first, where it was compared with a base. */
export function markdownReport(report: Report): string {
  const room = new Room(longest);
  const parts = report.diff === undefined ? whole(report, room) : changed(report, report.diff, room);
  return `${[...parts, ...decisions(report, room), ...unread(report, room)].join('\n\n')}\n`;
}

function whole(report: Report, room: Room): string[] {
  const findings = ofAuthor(report.findings);
  const { templates, acknowledged, waived, baselined, cdk } = report.summary;
  const rest = [
    [acknowledged, 'acknowledged'], [waived, 'waived'], [baselined, 'in the baseline'], [cdk, "in the CDK's own resources"],
  ].flatMap(([number, what]) => (number === 0 ? [] : [`${number} ${what}`]));
  return [
    `## Security: ${findings.length === 0 ? 'no findings' : count(findings.length, 'finding')} in ${count(templates, 'template')}`,
    ...findings.length === 0 ? [] : [countTable([['', findings]])],
    ...rest.length === 0 ? [] : [`Not counted: ${rest.join(', ')}.`],
    ...findingTable(findings, room),
  ];
}

function changed(report: Report, diff: ReportDiff, room: Room): string[] {
  const [brought, gone, remaining] = [report.findings, diff.gone, diff.remaining].map(ofAuthor);
  return [
    `## Security: this change brings ${brought.length === 0 ? 'no findings' : count(brought.length, 'finding')}${gone.length === 0 ? '' : ` and repairs ${gone.length}`}`,
    countTable([['brought', brought], ['repaired', gone], ['there before', remaining]]),
    ...brought.length === 0 ? [] : ['### Brought', ...findingTable(brought, room)],
    ...gone.length === 0 ? [] : [folded(`Repaired: ${gone.length}`, findingTable(gone, room))],
    ...remaining.length === 0 ? [] : [folded(`There before: ${remaining.length}`, findingTable(remaining, room))],
  ];
}

function decisions({ notices, waived }: Report, room: Room): string[] {
  const parts: string[] = [];
  if (notices.length > 0) {
    const rows = notices.map(({ level, id, where, message, fix }) =>
      [level, codeSpan(id), codeSpan(where), `${markdownText(message)}. ${markdownText(fix)}`]);
    parts.push('### Waivers, acknowledgements and baseline', room.table(['', 'what', 'where', 'why'], rows));
  }
  if (waived.length > 0) {
    const rows = waived.map(({ id, logicalId, owner, expires, reason, ticket }) =>
      [codeSpan(id), codeSpan(logicalId), markdownText(owner), expires, markdownText(ticket === undefined ? reason : `${reason} (${ticket})`)]);
    parts.push(folded(`Waived: ${waived.length}`, [room.table(['finding', 'resource', 'owner', 'until', 'reason'], rows)]));
  }
  return parts;
}

function unread({ errors }: Report, room: Room): string[] {
  if (errors.length === 0) return [];
  return ['### Could not be read', room.table(['file', 'why'], errors.map(({ file, message }) => [codeSpan(file), markdownText(message)]))];
}

function findingTable(findings: readonly Finding[], room: Room): string[] {
  if (findings.length === 0) return [];
  const rows = [...findings].sort(compareBySeverity).map((finding) => {
    const { id, severity, verdict, message, fix, construct, logicalId } = finding;
    const advice = construct === undefined ? markdownText(fix) : `${markdownText(fix)} ${codeSpan(construct)} does it for you.`;
    return [
      verdict === 'fail' ? severity : `${severity}, can not be told`,
      codeSpan(id),
      `${codeSpan(logicalId)}<br>${codeSpan(placeOfFinding(finding))}`,
      `${markdownText(message)}.<br>**Fix:** ${advice}`,
    ];
  });
  return [room.table(['severity', 'finding', 'where', 'what is wrong'], rows)];
}

function countTable(rows: readonly (readonly [name: string, findings: readonly Finding[]])[]): string {
  return table(['', ...severities, 'can not be told'], rows.map(([name, findings]) => [
    name,
    ...severities.map((severity) => String(findings.filter((one) => one.verdict === 'fail' && one.severity === severity).length)),
    String(findings.filter(({ verdict }) => verdict === 'unknown').length),
  ]));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [tableRow(head), tableRow(head.map(() => '---')), ...rows.map(tableRow)].join('\n');
}

function folded(summary: string, content: readonly string[]): string {
  return ['<details>', `<summary>${summary}</summary>`, '', ...content, '', '</details>'].join('\n');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

/** How much of a comment is left. A table that does not fit ends early and says so. */
class Room {
  public constructor(private left: number) {}

  public table(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const shown: (readonly string[])[] = [];
    for (const row of rows) {
      const length = tableRow(row).length + 1;
      if (length > this.left) break;
      this.left -= length;
      shown.push(row);
    }
    const rest = rows.length - shown.length;
    return rest === 0 ? table(head, rows) : `${table(head, shown)}\n\n${rest} more do not fit here: see the whole report.`;
  }
}

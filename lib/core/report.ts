import { Baseline, entryOf, keyOf } from './baseline';
import { severities, Severity } from './control';
import { Finding } from './finding';
import { Notice } from './notice';
import type { Settlements } from './settlement';
import type { Waiver } from './waiver';

/** A finding that its author decided to live with. */
export interface AcknowledgedFinding extends Finding {
  readonly reason: string;
}

/** A finding that an owner answers for until a day. */
export type WaivedFinding = Finding & Pick<Waiver, 'reason' | 'owner' | 'expires' | 'ticket'>;

/** Input that could not be read, and so was not judged. */
export interface ReportError {
  readonly file: string;
  readonly message: string;
}

/** How many findings of the author's own resources there are, and how many are kept apart. */
export interface ReportSummary {
  readonly fail: Readonly<Record<Severity, number>>;
  readonly unknown: Readonly<Record<Severity, number>>;
  readonly acknowledged: number;
  readonly waived: number;
  readonly baselined: number;
  /** What has to be said of waivers, baseline and acknowledgements. */
  readonly notices: Readonly<Record<Notice['level'], number>>;
  /** Findings in resources that the CDK itself added; they never count against a threshold. */
  readonly cdk: number;
  readonly templates: number;
  readonly errors: number;
}

/** What was found, in an order that does not depend on the order of the input. Documented in docs/schemas. */
export interface Report {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  /** The paths that were asked for, as given. */
  readonly inputs: readonly string[];
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly waived: readonly WaivedFinding[];
  /** Findings that the baseline knows. */
  readonly baselined: readonly Finding[];
  readonly notices: readonly Notice[];
  readonly errors: readonly ReportError[];
  /** What a change did, where the report is of that alone. */
  readonly diff?: ReportDiff;
  readonly summary: ReportSummary;
}

/** What a change left as it was, and what it repaired. `findings` and the other lists hold only what it brought. */
export interface ReportDiff {
  /** What it was compared with, as given. */
  readonly base: string;
  /** Findings of the base that are there no more. */
  readonly gone: readonly Finding[];
  /** Findings that the base has, too. */
  readonly remaining: readonly Finding[];
}

export interface ReportInput {
  readonly toolVersion: string;
  readonly inputs: readonly string[];
  readonly findings: readonly Finding[];
  readonly settlements: Settlements;
  /** The ids of the controls that were asked, and of all that there are. */
  readonly asked: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
  /** The stacks that were judged, as they are deployed. */
  readonly stacks: ReadonlySet<string>;
  readonly errors: readonly ReportError[];
  /** How many templates were judged, nested ones included. */
  readonly templates: number;
  /** What was found before a change. */
  readonly before?: { readonly base: string; readonly findings: readonly Finding[] };
}

export function createReport(input: ReportInput): Report {
  const { toolVersion, inputs, settlements, errors, templates } = input;
  const findings: Finding[] = [];
  const acknowledged: AcknowledgedFinding[] = [];
  const waived: WaivedFinding[] = [];
  const baselined: Finding[] = [];
  const before = input.before ? new Baseline(input.before.findings.map(entryOf)) : undefined;
  const remaining: Finding[] = [];
  for (const finding of [...input.findings].sort(compareFindings)) {
    const settlement = settlements.find(finding);
    if (before?.has(finding)) remaining.push(finding);
    else if (settlement?.by === 'acknowledgement') acknowledged.push({ ...finding, reason: settlement.acknowledgement.reason });
    else if (settlement?.by === 'waiver') {
      const { reason, owner, expires, ticket } = settlement.waiver;
      waived.push({ ...finding, reason, owner, expires, ...ticket === undefined ? {} : { ticket } });
    } else if (settlement?.by === 'baseline') baselined.push(finding);
    else findings.push(finding);
  }
  const left = new Set(input.findings.map((finding) => keyOf(entryOf(finding))));
  const gone = new Set(before?.gone(input.asked).map(keyOf).filter((key) => !left.has(key)));
  const notices = settlements.notices(input.asked, input.known, input.stacks);
  const own = ofAuthor(findings);
  return {
    version: 1,
    tool: { name: 'cdk-bulwark', version: toolVersion },
    inputs,
    findings,
    acknowledged,
    waived,
    baselined,
    notices,
    errors: [...errors].sort((a, b) => compare(a.file, b.file) || compare(a.message, b.message)),
    summary: {
      fail: countBySeverity(own.filter(({ verdict }) => verdict === 'fail')),
      unknown: countBySeverity(own.filter(({ verdict }) => verdict === 'unknown')),
      acknowledged: acknowledged.length,
      waived: waived.length,
      baselined: baselined.length,
      notices: {
        error: notices.filter(({ level }) => level === 'error').length,
        warning: notices.filter(({ level }) => level === 'warning').length,
      },
      cdk: findings.length - own.length,
      templates,
      errors: errors.length,
    },
    ...input.before ? {
      diff: {
        base: input.before.base, remaining,
        // What could not be told and now fails is there still.
        gone: input.before.findings.filter((finding) => gone.has(keyOf(entryOf(finding)))).sort(compareFindings),
      },
    } : {},
  };
}

/** Those of the author's own resources: only they count. */
export function ofAuthor<T extends Finding>(findings: readonly T[]): readonly T[] {
  return findings.filter(({ origin }) => origin === 'author');
}

/** By place, and at one place the worst first. */
export function compareFindings(a: Finding, b: Finding): number {
  return compare(a.template, b.template)
    || compare(a.stack, b.stack)
    || compare(a.logicalId, b.logicalId)
    || severities.indexOf(a.severity) - severities.indexOf(b.severity)
    || compare(a.verdict, b.verdict)
    || compare(a.id, b.id)
    || compare(a.path, b.path)
    || compare(a.message, b.message);
}

export function countBySeverity(findings: readonly Pick<Finding, 'severity'>[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** By code unit: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Acknowledgements } from './acknowledgement';
import { severities, Severity } from './control';
import { Finding } from './finding';

/** A finding that its author decided to live with. */
export interface AcknowledgedFinding extends Finding {
  readonly reason: string;
}

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
  readonly errors: readonly ReportError[];
  readonly summary: ReportSummary;
}

export interface ReportInput {
  readonly toolVersion: string;
  readonly inputs: readonly string[];
  readonly findings: readonly Finding[];
  readonly acknowledgements: Acknowledgements;
  readonly errors: readonly ReportError[];
  /** How many templates were judged, nested ones included. */
  readonly templates: number;
}

export function createReport({ toolVersion, inputs, findings: all, acknowledgements, errors, templates }: ReportInput): Report {
  const findings: Finding[] = [];
  const acknowledged: AcknowledgedFinding[] = [];
  for (const finding of [...all].sort(compareFindings)) {
    const acknowledgement = acknowledgements.find(finding);
    if (acknowledgement) acknowledged.push({ ...finding, reason: acknowledgement.reason });
    else findings.push(finding);
  }
  const own = findings.filter(({ origin }) => origin === 'author');
  return {
    version: 1,
    tool: { name: 'cdk-bulwark', version: toolVersion },
    inputs,
    findings,
    acknowledged,
    errors: [...errors].sort((a, b) => compare(a.file, b.file) || compare(a.message, b.message)),
    summary: {
      fail: countBySeverity(own.filter(({ verdict }) => verdict === 'fail')),
      unknown: countBySeverity(own.filter(({ verdict }) => verdict === 'unknown')),
      acknowledged: acknowledged.length,
      cdk: findings.length - own.length,
      templates,
      errors: errors.length,
    },
  };
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

function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** By code unit: the same on every machine, whatever its locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

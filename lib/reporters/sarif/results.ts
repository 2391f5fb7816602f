import { adviceOf, Finding } from '../../core/finding';
import type { Report } from '../../core/report';
import { findingHash } from '../finding-hash';
import type { Fixes } from './fixes';
import { locationsOf, relatedLocationsOf } from './locations';
import type { SarifResult, SarifSuppression } from './log';
import { levels } from './rules';

/** A finding, and why it does not count if it doesn't. */
export interface Settled {
  readonly finding: Finding;
  readonly suppressions: readonly SarifSuppression[];
}

/** Every finding of a report, those that count first. */
export function settledFindings({ findings, acknowledged, waived, baselined }: Report): readonly Settled[] {
  const suppressed = (finding: Finding, kind: SarifSuppression['kind'], justification: string): Settled =>
    ({ finding, suppressions: [{ kind, status: 'accepted', justification }] });
  return [
    ...findings.filter(({ origin }) => origin === 'author').map((finding) => ({ finding, suppressions: [] })),
    ...waived.map((finding) => {
      const { reason, owner, expires, ticket } = finding;
      return suppressed(finding, 'external', `${reason} (${owner}, until ${expires}${ticket === undefined ? '' : `, ${ticket}`})`);
    }),
    ...acknowledged.map((finding) => suppressed(finding, 'inSource', finding.reason)),
    ...baselined.map((finding) => suppressed(finding, 'external', 'It is in the baseline.')),
    ...findings.filter(({ origin }) => origin === 'cdk')
      .map((finding) => suppressed(finding, 'external', "It is in a resource that the CDK itself adds, which the app's author can't change.")),
  ];
}

export function resultOf({ finding, suppressions }: Settled, ruleIndex: number, fixes: Fixes): SarifResult {
  const { id, control, severity, verdict, logicalId, resourceType, deployedStack, path, constructPath } = finding;
  const related = relatedLocationsOf(finding);
  const fix = fixes.of(finding);
  return {
    ruleId: control,
    ruleIndex,
    // A level other than none is for what failed.
    ...verdict === 'fail' ? { kind: 'fail', level: levels[severity] } : { kind: 'open', level: 'none' },
    message: { text: messageOf(finding) },
    locations: [locationsOf(finding)],
    ...related.length === 0 ? {} : { relatedLocations: related },
    partialFingerprints: fingerprintsOf(finding),
    suppressions,
    ...fix.length === 0 ? {} : { fixes: fix },
    properties: {
      finding: id, severity, verdict, stack: deployedStack, logicalId, resourceType, path,
      ...constructPath === undefined ? {} : { constructPath },
    },
  };
}

/** Of the place as it is deployed, so that neither a moved line nor a moved construct makes it another finding. */
function fingerprintsOf(finding: Finding): Readonly<Record<string, string>> {
  const fingerprint = findingHash(finding, 32);
  // The one that GitHub reads is named after what others make it of.
  return { 'primaryLocationLineHash': `${fingerprint}:1`, 'cdkBulwarkFinding/v1': fingerprint };
}

function messageOf(finding: Finding): string {
  const { id, logicalId, resourceType, verdict, message } = finding;
  const said = verdict === 'unknown' ? `It can not be told: ${message}` : message;
  return withoutLinks(`${id}: ${logicalId} (${resourceType}): ${said}. Fix: ${adviceOf(finding)}`);
}

/** Viewers make `[text](target)` a link; a template may not say where. */
function withoutLinks(text: string): string {
  return text.replace(/\[(?=[^\]]*\]\()/g, '\\[');
}

import { anyOf, is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const suppressionNarrow = propertyControl({
  id: 'SuppressionNarrow',
  title: 'Inspector hides single vulnerabilities at most',
  severity: 'medium',
  why: 'A filter by severity or type of resource hides also the vulnerability that is found tomorrow.',
  fix: 'Name the vulnerability in FilterCriteria.VulnerabilityId, or the resource in ResourceId.',
  resource: 'AWS::InspectorV2::Filter',
  appliesWhen: is('FilterAction', 'SUPPRESS'),
  requires: anyOf(...['VulnerabilityId', 'FindingArn', 'ResourceId'].map((criterion) => present(`FilterCriteria.${criterion}`))),
  satisfies: ['NIST-800-53/RA-5'],
  mitigates: ['supply-chain.tampering'],
  source: 'https://docs.aws.amazon.com/inspector/latest/user/findings-managing-supression-rules.html',
  examples: {
    fails: [{ FilterAction: 'SUPPRESS', FilterCriteria: { Severity: [{ Comparison: 'EQUALS', Value: 'HIGH' }] } }],
    passes: [
      { FilterAction: 'NONE', FilterCriteria: {} },
      { FilterAction: 'SUPPRESS', FilterCriteria: { VulnerabilityId: [{ Comparison: 'EQUALS', Value: 'CVE-2026-0001' }] } },
      { FilterAction: 'SUPPRESS', FilterCriteria: { FindingArn: [{ Comparison: 'EQUALS', Value: 'arn:aws:inspector2:eu-west-1:111122223333:finding/a1b2c3' }] } },
    ],
    unknown: [{ FilterAction: 'SUPPRESS', FilterCriteria: { 'Fn::ImportValue': 'Criteria' } }],
  },
});

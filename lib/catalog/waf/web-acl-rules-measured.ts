import { allOf, each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const measured = not(is('VisibilityConfig.CloudWatchMetricsEnabled', false));

export const webAclRulesMeasured = propertyControl({
  id: 'WebAclRulesMeasured',
  title: 'Rules of web ACLs are measured',
  severity: 'low',
  why: 'How often a rule blocks is not seen: neither an attack nor a rule that blocks customers raises an alarm.',
  fix: 'Set VisibilityConfig.CloudWatchMetricsEnabled to true, in the web ACL and in each rule.',
  resource: 'AWS::WAFv2::WebACL',
  requires: allOf(measured, each('Rules', measured)),
  satisfies: ['FSBP/WAF.12'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/monitoring-cloudwatch.html',
  examples: {
    fails: [
      { VisibilityConfig: { CloudWatchMetricsEnabled: false } },
      { Rules: [{ VisibilityConfig: { CloudWatchMetricsEnabled: false } }] },
    ],
    passes: [
      {},
      { VisibilityConfig: { CloudWatchMetricsEnabled: true }, Rules: [{ VisibilityConfig: { CloudWatchMetricsEnabled: true } }] },
    ],
    unknown: [{ VisibilityConfig: { CloudWatchMetricsEnabled: { Ref: 'Metrics' } } }],
  },
});

import { graphControl } from '../../core/control';
import { Resolved } from '../../core/intrinsics';
import { alarmedMetrics } from './alarmed-metrics';

const Acl = { Type: 'AWS::WAFv2::WebACL', Properties: { DefaultAction: { Allow: {} }, VisibilityConfig: { MetricName: 'shop' } } };
const alarm = (...Dimensions: object[]) => ({ Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'BlockedRequests', Namespace: 'AWS/WAFV2', Dimensions } });
const rule = { Name: 'Rule', Value: 'ALL' };

export const webAclBlocksAlarmed = graphControl({
  id: 'WebAclBlocksAlarmed',
  title: 'Somebody is told when a web ACL blocks many requests',
  severity: 'low',
  why: 'An attack that is blocked today is tried another way tomorrow, and nobody knows that it has begun.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric BlockedRequests of the web ACL, by WebACL, Rule and Region.',
  profile: 'strict',
  resources: ['AWS::WAFv2::WebACL'],
  * check(acl, graph) {
    const names = [...acl.get('VisibilityConfig.MetricName'), ...acl.get('Name')];
    const watched = (dimension: string, values: readonly Resolved[]) => alarmedMetrics(graph, 'AWS/WAFV2', dimension, acl, values).has('BlockedRequests');
    if (!watched('WebACL', names) || !watched('Rule', [{ kind: 'scalar', value: 'ALL', stack: acl.stack }])) yield { verdict: 'fail', message: 'no alarm is raised on blocked requests' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['api.repudiation', 'api.denial'],
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html',
  examples: {
    fails: [{ Acl }, { Acl, Alarm: alarm({ Name: 'WebACL', Value: 'other' }, rule) }, { Acl, Alarm: alarm({ Name: 'WebACL', Value: 'shop' }) }],
    passes: [
      { Acl, Alarm: alarm({ Name: 'WebACL', Value: 'shop' }, rule, { Name: 'Region', Value: 'eu-west-1' }) },
      { Acl: { ...Acl, Properties: { ...Acl.Properties, Name: 'storefront' } }, Alarm: alarm({ Name: 'WebACL', Value: 'storefront' }, rule) },
    ],
  },
});

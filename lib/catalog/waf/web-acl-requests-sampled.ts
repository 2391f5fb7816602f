import { allOf, each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const sampled = not(is('VisibilityConfig.SampledRequestsEnabled', false));

export const webAclRequestsSampled = propertyControl({
  id: 'WebAclRequestsSampled',
  title: 'Web ACLs keep samples of the requests that match their rules',
  severity: 'low',
  why: 'During an attack nobody can look at what a rule blocks, nor at what it lets through.',
  fix: 'Set VisibilityConfig.SampledRequestsEnabled to true, in the web ACL and in each rule.',
  profile: 'strict',
  resource: 'AWS::WAFv2::WebACL',
  requires: allOf(sampled, each('Rules', sampled)),
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-testing-view-sample.html',
  examples: {
    fails: [{ VisibilityConfig: { SampledRequestsEnabled: false } }, { Rules: [{ VisibilityConfig: { SampledRequestsEnabled: false } }] }],
    passes: [{ VisibilityConfig: { SampledRequestsEnabled: true }, Rules: [{ VisibilityConfig: { SampledRequestsEnabled: true } }] }],
    unknown: [{ VisibilityConfig: { SampledRequestsEnabled: { Ref: 'Sampled' } } }],
  },
});

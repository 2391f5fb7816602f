import { present, some, when } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const webAclDecides = propertyControl({
  id: 'WebAclDecides',
  title: 'Web ACLs that let requests through by default have rules',
  severity: 'medium',
  why: 'A web ACL without rules lets everything pass, and looks like a firewall in every review.',
  fix: 'Add Rules, such as the managed group AWSManagedRulesCommonRuleSet and a rate-based rule.',
  resource: 'AWS::WAFv2::WebACL',
  requires: when(present('DefaultAction.Allow'), some('Rules', present(''))),
  satisfies: ['FSBP/WAF.10'],
  mitigates: ['api.denial', 'api.tampering'],
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl.html',
  examples: {
    fails: [{ DefaultAction: { Allow: {} } }, { DefaultAction: { Allow: {} }, Rules: [] }],
    passes: [{ DefaultAction: { Block: {} } }, { DefaultAction: { Allow: {} }, Rules: [{ Name: 'rate', Priority: 0 }] }],
    unknown: [{ DefaultAction: { Allow: {} }, Rules: { 'Fn::Transform': { Name: 'Rules' } } }],
  },
});

import { anyOf, is, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// A rule group of one's own may hold the same.
export const webAclCommonAttacksBlocked = propertyControl({
  id: 'WebAclCommonAttacksBlocked',
  title: 'Web ACLs block common attacks on web applications',
  severity: 'medium',
  why: 'Cross-site scripting, path traversal and oversized requests reach the backend.',
  fix: 'Add a rule with the managed rule group AWSManagedRulesCommonRuleSet.',
  resource: 'AWS::WAFv2::WebACL',
  appliesWhen: present('DefaultAction.Allow'),
  requires: anyOf(
    some('Rules', present('Statement.RuleGroupReferenceStatement')),
    some('Rules', is('Statement.ManagedRuleGroupStatement.Name', 'AWSManagedRulesCommonRuleSet')),
  ),
  satisfies: ['NIST-800-53/SI-10'],
  mitigates: ['api.tampering'],
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html',
  examples: {
    fails: [{ DefaultAction: { Allow: {} } }, { DefaultAction: { Allow: {} }, Rules: [{ Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesSQLiRuleSet' } } }] }],
    passes: [{ DefaultAction: { Block: {} } }, { DefaultAction: { Allow: {} }, Rules: [{ Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' } } }] }, { DefaultAction: { Allow: {} }, Rules: [{ Statement: { RuleGroupReferenceStatement: { Arn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/rulegroup/own/a' } } }] }],
    unknown: [{ DefaultAction: { Allow: {} }, Rules: { 'Fn::ImportValue': 'Rules' } }],
  },
});

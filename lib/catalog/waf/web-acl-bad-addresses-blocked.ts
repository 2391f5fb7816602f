import { anyOf, is, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// A rule group of one's own may hold the same.
export const webAclBadAddressesBlocked = propertyControl({
  id: 'WebAclBadAddressesBlocked',
  title: 'Web ACLs block addresses that are known for attacks',
  severity: 'low',
  why: 'Botnets and scanners that AWS already knows reach the backend.',
  fix: 'Add a rule with the managed rule group AWSManagedRulesAmazonIpReputationList.',
  profile: 'strict',
  resource: 'AWS::WAFv2::WebACL',
  appliesWhen: present('DefaultAction.Allow'),
  requires: anyOf(
    some('Rules', present('Statement.RuleGroupReferenceStatement')),
    some('Rules', is('Statement.ManagedRuleGroupStatement.Name', 'AWSManagedRulesAmazonIpReputationList')),
  ),
  satisfies: ['NIST-800-53/SI-10'],
  mitigates: ['api.tampering'],
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html',
  examples: {
    fails: [{ DefaultAction: { Allow: {} } }, { DefaultAction: { Allow: {} }, Rules: [{ Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesSQLiRuleSet' } } }] }],
    passes: [{ DefaultAction: { Block: {} } }, { DefaultAction: { Allow: {} }, Rules: [{ Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesAmazonIpReputationList' } } }] }, { DefaultAction: { Allow: {} }, Rules: [{ Statement: { RuleGroupReferenceStatement: { Arn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/rulegroup/own/a' } } }] }],
    unknown: [{ DefaultAction: { Allow: {} }, Rules: { 'Fn::ImportValue': 'Rules' } }],
  },
});

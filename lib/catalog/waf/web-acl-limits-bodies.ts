import { allOf, anyOf, is, not, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const common = (...RuleActionOverrides: object[]) => ({
  Name: 'common', OverrideAction: { None: {} },
  Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet', RuleActionOverrides } },
});
const counted = { Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } };
const size = (OversizeHandling: string, action: object = { Block: {} }) => ({
  Name: 'size', Action: action,
  Statement: { SizeConstraintStatement: { ComparisonOperator: 'GT', Size: 8192, FieldToMatch: { Body: { OversizeHandling } } } },
});

const blocksLarge = allOf(
  is('Statement.SizeConstraintStatement.FieldToMatch.Body.OversizeHandling', 'MATCH'),
  present('Action.Block'),
);

export const webAclLimitsBodies = propertyControl({
  id: 'WebAclLimitsBodies',
  title: 'Web ACLs block bodies that are too large to inspect',
  severity: 'medium',
  why: 'WAF reads the beginning of a body: an attack behind thousands of harmless characters passes every other rule.',
  fix: "Leave the rule SizeRestrictions_BODY as it is, or block with a SizeConstraintStatement on the body whose OversizeHandling is 'MATCH'.",
  profile: 'strict',
  resource: 'AWS::WAFv2::WebACL',
  // Asked of those who took AWS's rules and switched off the one against large bodies.
  appliesWhen: some('Rules', some('Statement.ManagedRuleGroupStatement.RuleActionOverrides', allOf(
    is('Name', 'SizeRestrictions_BODY'), not(present('ActionToUse.Block')),
  ))),
  requires: some('Rules', anyOf(blocksLarge, present('Statement.RuleGroupReferenceStatement'))),
  satisfies: ['NIST-800-53/SI-10'],
  mitigates: ['api.tampering'],
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-oversize-request-components.html',
  examples: {
    fails: [{ Rules: [common(counted)] }, { Rules: [common(counted), size('CONTINUE')] }, { Rules: [common(counted), size('MATCH', { Count: {} })] }],
    passes: [{ Rules: [common()] }, { Rules: [common(counted), size('MATCH')] }, { Rules: [] }],
    unknown: [{ Rules: { 'Fn::Transform': { Name: 'Rules' } } }],
  },
});

import { allOf, anyOf, is, not, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

/** One limit for all callers together is reached by a single one. */
const limitsEach = allOf(present('Statement.RateBasedStatement'), not(is('Statement.RateBasedStatement.AggregateKeyType', 'CONSTANT')));

export const webAclRateLimited = propertyControl({
  id: 'WebAclRateLimited',
  title: 'Web ACLs limit the requests of one address',
  severity: 'medium',
  why: 'One client floods the backend or tries passwords as fast as it likes, at your cost.',
  fix: 'Add a rule with RateBasedStatement and the action Block.',
  resource: 'AWS::WAFv2::WebACL',
  appliesWhen: present('DefaultAction.Allow'),
  requires: anyOf(some('Rules', present('Statement.RuleGroupReferenceStatement')), some('Rules', limitsEach)),
  satisfies: ['NIST-800-53/SC-5', 'CSA-Serverless/SAS-8'],
  mitigates: ['api.denial'],
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based.html',
  examples: {
    fails: [{ DefaultAction: { Allow: {} } }, {
      DefaultAction: { Allow: {} }, Rules: [{ Statement: { RateBasedStatement: { Limit: 500, AggregateKeyType: 'CONSTANT' } }, Action: { Block: {} } }],
    }, { DefaultAction: { Allow: {} }, Rules: [{ Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesSQLiRuleSet' } } }] }],
    passes: [
      { DefaultAction: { Block: {} } },
      { DefaultAction: { Allow: {} }, Rules: [{ Statement: { RateBasedStatement: { Limit: 500, AggregateKeyType: 'IP' } }, Action: { Block: {} } }] },
      { DefaultAction: { Allow: {} }, Rules: [{ Statement: { RuleGroupReferenceStatement: { Arn: { 'Fn::GetAtt': ['Group', 'Arn'] } } }, OverrideAction: { None: {} } }] },
    ],
    unknown: [{ DefaultAction: { Allow: {} }, Rules: { 'Fn::ImportValue': 'Rules' } }],
  },
});

import * as cdkWafv2 from 'aws-cdk-lib/aws-wafv2';
import { SecureWebAcl } from '../../../lib';
import { ConstructCases, deleted, gone, set, Weaken, without } from '../construct-cases';

/** Overrides take no empty objects. */
const counting: Weaken = (resource) => {
  const acl = resource as cdkWafv2.CfnWebACL;
  acl.rules = (acl.rules as cdkWafv2.CfnWebACL.RuleProperty[])
    .map((rule) => (rule.overrideAction ? { ...rule, overrideAction: { count: {} } } : rule));
};

export const wafv2: ConstructCases = {
  minimal: {
    SecureWebAcl: (scope) => new SecureWebAcl(scope, 'WebAcl'),
  },
  weakenings: [
    ['SecureWebAcl', 'AWS::WAFv2::WebACL', 'rules', set('Rules', []), 'WebAclDecides'],
    ['SecureWebAcl', 'AWS::WAFv2::WebACL', 'rules that block', counting, 'WebAclRulesEnforced'],
    ['SecureWebAcl', 'AWS::WAFv2::WebACL', 'addresses of ill repute', set('Rules.0.Statement.ManagedRuleGroupStatement.Name', 'AWSManagedRulesLinuxRuleSet'), 'WebAclBadAddressesBlocked'],
    ['SecureWebAcl', 'AWS::WAFv2::WebACL', 'common attacks', set('Rules.1.Statement.ManagedRuleGroupStatement.Name', 'AWSManagedRulesLinuxRuleSet'), 'WebAclCommonAttacksBlocked'],
    ['SecureWebAcl', 'AWS::WAFv2::WebACL', 'known exploits', set('Rules.2.Statement.ManagedRuleGroupStatement.Name', 'AWSManagedRulesLinuxRuleSet'), 'WebAclExploitsBlocked'],
    ['SecureWebAcl', 'AWS::WAFv2::WebACL', 'limit of one address', set('Rules.3.Statement.RateBasedStatement.AggregateKeyType', 'CONSTANT'), 'WebAclRateLimited'],
    ['SecureWebAcl', 'AWS::WAFv2::WebACL', 'limit of bodies', set('Rules.4.Statement.SizeConstraintStatement.FieldToMatch.Body.OversizeHandling', 'CONTINUE'), 'WebAclLimitsBodies'],
    ['SecureWebAcl', 'AWS::WAFv2::WebACL', 'metrics', set('VisibilityConfig.CloudWatchMetricsEnabled', false), 'WebAclRulesMeasured'],
    ['SecureWebAcl', 'AWS::WAFv2::WebACL', 'samples', set('VisibilityConfig.SampledRequestsEnabled', false), 'WebAclRequestsSampled'],
    ['SecureWebAcl', 'AWS::WAFv2::LoggingConfiguration', 'log', gone, 'WebAclLogged'],
    ['SecureWebAcl', 'AWS::WAFv2::LoggingConfiguration', 'log without tokens', without('RedactedFields.0'), 'WebAclLogRedacted'],
    ['SecureWebAcl', 'AWS::WAFv2::LoggingConfiguration', 'log without sessions', without('RedactedFields.1'), 'WebAclLogWithoutSessions'],
    ['SecureWebAcl', 'AWS::Logs::LogGroup', 'encrypted log', without('KmsKeyId'), 'LogGroupEncryptedWithCustomerKey'],
    ['SecureWebAcl', 'AWS::Logs::LogGroup', 'kept log', deleted, 'LogGroupRetained'],
    ['SecureWebAcl', 'AWS::CloudWatch::Alarm', 'an alarm on blocked requests', gone, 'WebAclBlocksAlarmed'],
  ],
  survivors: [
    { mutations: /AWS::WAFv2::WebACL: removed/, reason: 'Where it stands alone nothing is behind it yet.' },
  ],
};

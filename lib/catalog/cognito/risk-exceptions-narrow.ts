import { each, matches, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const riskExceptionsNarrow = propertyControl({
  id: 'RiskExceptionsNarrow',
  title: 'Threat protection has no exception for large parts of the internet',
  severity: 'medium',
  why: 'Attackers who come from the range are not looked at.',
  fix: 'List only the ranges of your own networks in SkippedIPRangeList.',
  resource: 'AWS::Cognito::UserPoolRiskConfigurationAttachment',
  requires: each('RiskExceptionConfiguration.SkippedIPRangeList', not(matches('', /\/[0-7]$/, 'be a range larger than /8'))),
  satisfies: ['NIST-800-53/SC-7'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html',
  examples: {
    fails: [
      { UserPoolId: 'users', RiskExceptionConfiguration: { SkippedIPRangeList: ['0.0.0.0/0'] } },
      { UserPoolId: 'users', RiskExceptionConfiguration: { SkippedIPRangeList: ['::/0'] } },
    ],
    passes: [{ UserPoolId: 'users', RiskExceptionConfiguration: { SkippedIPRangeList: ['203.0.113.0/24'] } }, { UserPoolId: 'users' }],
    unknown: [{ UserPoolId: 'users', RiskExceptionConfiguration: { SkippedIPRangeList: { Ref: 'Ranges' } } }],
  },
});

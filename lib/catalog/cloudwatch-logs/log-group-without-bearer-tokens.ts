import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const logGroupWithoutBearerTokens = propertyControl({
  id: 'LogGroupWithoutBearerTokens',
  title: 'Log groups take no events by bearer token',
  severity: 'medium',
  why: 'The token is a password that lives for long and is sent as it is: whoever reads it once forges events, or fills the log at your cost.',
  fix: 'Leave BearerTokenAuthenticationEnabled out, and let what writes sign its requests with a role.',
  resource: 'AWS::Logs::LogGroup',
  requires: not(is('BearerTokenAuthenticationEnabled', true)),
  satisfies: ['NIST-800-53/IA-5'],
  mitigates: ['log.tampering', 'log.denial'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-logs-loggroup.html',
  examples: {
    fails: [{ BearerTokenAuthenticationEnabled: true }],
    passes: [{}, { BearerTokenAuthenticationEnabled: false }],
    unknown: [{ BearerTokenAuthenticationEnabled: { Ref: 'Tokens' } }],
  },
});

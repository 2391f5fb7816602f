import { is, not, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolMfaOffered = propertyControl({
  id: 'UserPoolMfaOffered',
  title: 'User pools offer a second factor',
  severity: 'medium',
  why: 'A password that was guessed, or leaked elsewhere, is enough, and users who would have more can not.',
  fix: "Set MfaConfiguration to 'ON', or at least to 'OPTIONAL'.",
  profile: 'baseline',
  resource: 'AWS::Cognito::UserPool',
  // A passkey is no password that could be guessed.
  appliesWhen: not(some('Policies.SignInPolicy.AllowedFirstAuthFactors', is('', 'WEB_AUTHN'))),
  requires: is('MfaConfiguration', 'ON', 'OPTIONAL'),
  // It takes a second factor that the pool offers.
  repair: 'none',
  satisfies: ['FSBP/Cognito.5', 'NIST-800-53/IA-2'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html',
  examples: {
    fails: [{}, { MfaConfiguration: 'OFF' }],
    passes: [
      { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] },
      { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } } },
    ],
    unknown: [{ MfaConfiguration: { Ref: 'Mfa' } }],
  },
});

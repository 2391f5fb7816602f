import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolMfaRequired = propertyControl({
  id: 'UserPoolMfaRequired',
  title: 'User pools ask for a second factor',
  severity: 'medium',
  why: 'A password that was guessed, or leaked elsewhere, is enough to be the user.',
  fix: "Set MfaConfiguration to 'ON'.",
  resource: 'AWS::Cognito::UserPool',
  requires: is('MfaConfiguration', 'ON'),
  // It takes a second factor that the pool offers, and users that have it.
  repair: 'none',
  satisfies: ['FSBP/Cognito.5', 'NIST-800-53/IA-2'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html',
  examples: {
    fails: [{}, { MfaConfiguration: 'OFF' }, { MfaConfiguration: 'OPTIONAL' }],
    passes: [{ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] }],
    unknown: [{ MfaConfiguration: { Ref: 'Mfa' } }],
  },
});

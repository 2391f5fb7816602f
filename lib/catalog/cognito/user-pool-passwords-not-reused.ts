import { atLeast } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolPasswordsNotReused = propertyControl({
  id: 'UserPoolPasswordsNotReused',
  title: 'Users do not take up an old password again',
  severity: 'low',
  why: 'A password that leaked, and was changed for that, is in use again after the next change.',
  fix: 'Set Policies.PasswordPolicy.PasswordHistorySize to 5 or more.',
  profile: 'strict',
  resource: 'AWS::Cognito::UserPool',
  requires: atLeast('Policies.PasswordPolicy.PasswordHistorySize', 5),
  // It takes the PLUS tier.
  repair: 'none',
  satisfies: ['NIST-800-53/IA-5'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html',
  examples: {
    fails: [{}, { Policies: { PasswordPolicy: { PasswordHistorySize: 1 } } }],
    passes: [{ Policies: { PasswordPolicy: { PasswordHistorySize: 5 } } }],
    unknown: [{ Policies: { PasswordPolicy: { PasswordHistorySize: { Ref: 'Size' } } } }],
  },
});

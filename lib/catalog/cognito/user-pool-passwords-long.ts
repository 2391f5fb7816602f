import { atLeast } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolPasswordsLong = propertyControl({
  id: 'UserPoolPasswordsLong',
  title: 'Passwords of users are at least 12 characters long',
  severity: 'low',
  why: 'Short passwords are guessed, and cracked within hours once their hashes leak.',
  fix: 'Set Policies.PasswordPolicy.MinimumLength to 12 or more.',
  resource: 'AWS::Cognito::UserPool',
  requires: atLeast('Policies.PasswordPolicy.MinimumLength', 12),
  // A policy that says nothing of characters asks for none; no policy at all asks for all four kinds.
  repair: {
    'Policies.PasswordPolicy.RequireLowercase': true,
    'Policies.PasswordPolicy.RequireUppercase': true,
    'Policies.PasswordPolicy.RequireNumbers': true,
    'Policies.PasswordPolicy.RequireSymbols': true,
  },
  satisfies: ['NIST-800-53/IA-5', 'PCI-DSS-4.0.1/8.3.6'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html',
  examples: {
    fails: [{}, { Policies: { PasswordPolicy: { MinimumLength: 8 } } }],
    passes: [{ Policies: { PasswordPolicy: { MinimumLength: 14 } } }],
    unknown: [{ Policies: { PasswordPolicy: { MinimumLength: { Ref: 'Length' } } } }],
  },
});

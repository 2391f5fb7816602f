import { allOf, is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolPasswordsMixed = propertyControl({
  id: 'UserPoolPasswordsMixed',
  title: 'Passwords of users mix letters, digits and symbols',
  severity: 'low',
  why: 'Words and names are tried first, and half of all users have chosen one.',
  fix: 'Set RequireLowercase, RequireUppercase, RequireNumbers and RequireSymbols to true, or leave PasswordPolicy out, which asks for all of them.',
  profile: 'strict',
  resource: 'AWS::Cognito::UserPool',
  appliesWhen: present('Policies.PasswordPolicy'),
  requires: allOf(...['Lowercase', 'Uppercase', 'Numbers', 'Symbols'].map((kind) => is(`Policies.PasswordPolicy.Require${kind}`, true))),
  satisfies: ['FSBP/Cognito.3', 'NIST-800-53/IA-5'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html',
  examples: {
    fails: [{ Policies: { PasswordPolicy: { MinimumLength: 14 } } }],
    passes: [
      {},
      { Policies: { PasswordPolicy: { RequireLowercase: true, RequireUppercase: true, RequireNumbers: true, RequireSymbols: true } } },
    ],
    unknown: [
      { Policies: { PasswordPolicy: { RequireLowercase: { Ref: 'Mixed' }, RequireUppercase: true, RequireNumbers: true, RequireSymbols: true } } },
    ],
  },
});

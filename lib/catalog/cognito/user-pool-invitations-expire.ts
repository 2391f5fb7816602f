import { allOf, atLeast, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolInvitationsExpire = propertyControl({
  id: 'UserPoolInvitationsExpire',
  title: 'Temporary passwords expire within a week',
  severity: 'low',
  why: 'An invitation that lies unread in a mailbox is an account for whoever reads it first.',
  fix: 'Leave TemporaryPasswordValidityDays out, or set it to 7 or less.',
  resource: 'AWS::Cognito::UserPool',
  requires: allOf(
    not(atLeast('Policies.PasswordPolicy.TemporaryPasswordValidityDays', 8)),
    not(atLeast('AdminCreateUserConfig.UnusedAccountValidityDays', 8)),
  ),
  satisfies: ['FSBP/Cognito.3', 'NIST-800-53/IA-5'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-create-user-accounts.html',
  examples: {
    fails: [
      { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 90 } } },
      { AdminCreateUserConfig: { UnusedAccountValidityDays: 30 } },
    ],
    passes: [{}, { Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 1 } } }],
    unknown: [{ Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: { Ref: 'Days' } } } }],
  },
});

import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolClientTokensRevocable = propertyControl({
  id: 'UserPoolClientTokensRevocable',
  title: 'Tokens of clients can be revoked',
  severity: 'low',
  why: 'A stolen refresh token stays good for its whole life, whoever signs out.',
  fix: 'Leave EnableTokenRevocation out, or set it to true.',
  resource: 'AWS::Cognito::UserPoolClient',
  requires: not(is('EnableTokenRevocation', false)),
  satisfies: [],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html',
  examples: {
    fails: [{ UserPoolId: 'users', EnableTokenRevocation: false }],
    passes: [{ UserPoolId: 'users' }, { UserPoolId: 'users', EnableTokenRevocation: true }],
    unknown: [{ UserPoolId: 'users', EnableTokenRevocation: { Ref: 'Revocation' } }],
  },
});

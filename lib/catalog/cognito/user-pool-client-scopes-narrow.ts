import { each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolClientScopesNarrow = propertyControl({
  id: 'UserPoolClientScopesNarrow',
  title: 'Tokens of clients do not let users be changed',
  severity: 'low',
  why: 'Whoever steals an access token changes the e-mail address and the factors of its user, who is locked out.',
  fix: "Leave 'aws.cognito.signin.user.admin' out of AllowedOAuthScopes.",
  profile: 'strict',
  resource: 'AWS::Cognito::UserPoolClient',
  requires: each('AllowedOAuthScopes', not(is('', 'aws.cognito.signin.user.admin'))),
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html',
  examples: {
    fails: [{ UserPoolId: 'users', AllowedOAuthScopes: ['openid', 'aws.cognito.signin.user.admin'] }],
    passes: [{ UserPoolId: 'users', AllowedOAuthScopes: ['openid', 'orders/read'] }, { UserPoolId: 'users' }],
    unknown: [{ UserPoolId: 'users', AllowedOAuthScopes: { Ref: 'Scopes' } }],
  },
});

import { each, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const identityPoolTokensChecked = propertyControl({
  id: 'IdentityPoolTokensChecked',
  title: 'Identity pools ask whether the user has signed out',
  severity: 'low',
  why: 'Who has signed out, or was deleted, goes on to get AWS credentials with the old token.',
  fix: 'Set ServerSideTokenCheck of each of CognitoIdentityProviders to true.',
  resource: 'AWS::Cognito::IdentityPool',
  requires: each('CognitoIdentityProviders', is('ServerSideTokenCheck', true)),
  satisfies: ['NIST-800-53/AC-12'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html',
  examples: {
    fails: [
      { AllowUnauthenticatedIdentities: false, CognitoIdentityProviders: [{ ClientId: 'orders', ProviderName: 'cognito-idp.eu-west-1.amazonaws.com/users' }] },
    ],
    passes: [{ CognitoIdentityProviders: [{ ClientId: 'orders', ServerSideTokenCheck: true }] }, {}],
    unknown: [{ CognitoIdentityProviders: [{ ServerSideTokenCheck: { Ref: 'Check' } }] }],
  },
});

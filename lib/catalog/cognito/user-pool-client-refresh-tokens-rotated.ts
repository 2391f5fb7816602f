import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolClientRefreshTokensRotated = propertyControl({
  id: 'UserPoolClientRefreshTokensRotated',
  title: 'A refresh token of a public client is good once',
  severity: 'low',
  why: 'A token that was stolen from a browser or phone is used beside the real one, and no one notices.',
  fix: "Set RefreshTokenRotation.Feature to 'ENABLED', and leave ALLOW_REFRESH_TOKEN_AUTH out of ExplicitAuthFlows.",
  profile: 'strict',
  resource: 'AWS::Cognito::UserPoolClient',
  appliesWhen: not(is('GenerateSecret', true)),
  requires: is('RefreshTokenRotation.Feature', 'ENABLED'),
  // Clients have to keep the new token.
  repair: 'none',
  satisfies: ['NIST-800-53/IA-5'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html',
  examples: {
    fails: [{ UserPoolId: 'users' }, { UserPoolId: 'users', RefreshTokenRotation: { Feature: 'DISABLED' } }],
    passes: [{ UserPoolId: 'users', RefreshTokenRotation: { Feature: 'ENABLED' } }, { UserPoolId: 'users', GenerateSecret: true }],
    unknown: [{ UserPoolId: 'users', RefreshTokenRotation: { Feature: { Ref: 'Rotation' } } }],
  },
});

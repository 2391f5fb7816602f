import { graphControl } from '../../core/control';
import { tokenMinutes } from './token-lifetimes';

const client = (properties: object) => ({ Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: 'users', ...properties } } });

export const userPoolClientRefreshTokensExpire = graphControl({
  id: 'UserPoolClientRefreshTokensExpire',
  title: 'Refresh tokens expire within 30 days',
  severity: 'low',
  why: 'Whoever steals the token from a lost or sold device is the user for years.',
  fix: 'Leave RefreshTokenValidity out, which gives 30 days, or set it to less.',
  resources: ['AWS::Cognito::UserPoolClient'],
  * check(resource) {
    const longest = Math.max(...tokenMinutes(resource, 'RefreshToken'), 0) / (24 * 60);
    if (longest > 30) yield { verdict: 'fail', message: `RefreshTokenValidity is ${longest} days`, path: 'Properties.RefreshTokenValidity' };
  },
  satisfies: ['NIST-800-53/AC-12'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html',
  examples: {
    fails: [client({ RefreshTokenValidity: 3650 }), client({ RefreshTokenValidity: 2000, TokenValidityUnits: { RefreshToken: 'hours' } })],
    passes: [
      client({}), client({ RefreshTokenValidity: 12, TokenValidityUnits: { RefreshToken: 'hours' } }), client({ RefreshTokenValidity: 30 }),
    ],
  },
});

import { graphControl } from '../../core/control';
import { tokenMinutes } from './token-lifetimes';

const client = (properties: object) => ({ Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: 'users', ...properties } } });

export const userPoolClientTokensShortLived = graphControl({
  id: 'UserPoolClientTokensShortLived',
  title: 'Access and identity tokens are good for an hour at most',
  severity: 'low',
  why: 'A stolen token can not be taken back: it is good for as long as it says.',
  fix: 'Leave AccessTokenValidity and IdTokenValidity out, which gives an hour, or set them to less, with TokenValidityUnits.',
  profile: 'strict',
  resources: ['AWS::Cognito::UserPoolClient'],
  * check(resource) {
    for (const kind of ['AccessToken', 'IdToken'] as const) {
      const longest = Math.max(...tokenMinutes(resource, kind), 0);
      if (longest > 60) yield { verdict: 'fail', message: `${kind}Validity is ${longest} minutes`, path: `Properties.${kind}Validity`, detail: kind };
    }
  },
  satisfies: ['NIST-800-53/AC-12'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html',
  examples: {
    fails: [client({ AccessTokenValidity: 24 }), client({ IdTokenValidity: 90, TokenValidityUnits: { IdToken: 'minutes' } })],
    passes: [client({}), client({ AccessTokenValidity: 5, TokenValidityUnits: { AccessToken: 'minutes' } }), client({ AccessTokenValidity: 1 })],
  },
});

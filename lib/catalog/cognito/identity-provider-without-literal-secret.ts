import { graphControl } from '../../core/control';
import { literalCredential } from '../secrets-manager/credential-properties';

const provider = (ProviderDetails: object) => ({ Provider: { Type: 'AWS::Cognito::UserPoolIdentityProvider', Properties: { ProviderType: 'OIDC', ProviderName: 'corporate', ProviderDetails } } });

export const identityProviderWithoutLiteralSecret = graphControl({
  id: 'IdentityProviderWithoutLiteralSecret',
  title: 'Identity providers of user pools do not spell out the secret',
  severity: 'critical',
  why: 'Whoever can read the repository or the stack can ask the provider for tokens in the name of the application.',
  fix: "Write a dynamic reference, such as '{{resolve:secretsmanager:corporate:SecretString:secret}}'.",
  profile: 'baseline',
  resources: ['AWS::Cognito::UserPoolIdentityProvider'],
  * check(resource) {
    for (const key of ['client_secret', 'private_key']) yield* literalCredential(resource, `ProviderDetails.${key}`);
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation.html',
  examples: {
    fails: [provider({ client_id: 'orders', client_secret: '7f3c9a1be2d84c55' }), provider({ client_id: 'orders', private_key: '7f3c9a1be2d84c55' })],
    passes: [
      provider({ client_id: 'orders', client_secret: '{{resolve:secretsmanager:corporate:SecretString:secret}}' }),
      provider({ MetadataURL: 'https://login.example.com/metadata' }),
    ],
    unknown: [provider({ client_secret: { 'Fn::ImportValue': 'Secret' } })],
  },
});

import { graphControl } from '../../core/control';
import { literalCredential } from '../secrets-manager/credential-properties';
import { secretsWithin } from '../secrets-manager/secrets-within';

const credentials = ['ApiKeyAuthParameters.ApiKeyValue', 'BasicAuthParameters.Password', 'OAuthParameters.ClientParameters.ClientSecret'];
const connection = (AuthParameters: object) => ({ Connection: { Type: 'AWS::Events::Connection', Properties: { AuthParameters } } });

export const connectionWithoutLiteralCredentials = graphControl({
  id: 'ConnectionWithoutLiteralCredentials',
  title: 'Connections to other APIs do not spell out their credentials',
  severity: 'critical',
  why: 'Whoever can read the repository, the build output or the stack holds the credential, and it stays in their history for good.',
  fix: "Write a dynamic reference, such as '{{resolve:secretsmanager:orders-api:SecretString:key}}'.",
  profile: 'baseline',
  resources: ['AWS::Events::Connection'],
  * check(resource) {
    for (const path of credentials) yield* literalCredential(resource, `AuthParameters.${path}`);
    for (const group of ['InvocationHttpParameters', 'OAuthParameters.OAuthHttpParameters']) yield* secretsWithin(resource, `AuthParameters.${group}`);
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html',
  examples: {
    fails: [
      connection({ ApiKeyAuthParameters: { ApiKeyName: 'x-api-key', ApiKeyValue: '7f3c9a1be2d84c55' } }),
      connection({ BasicAuthParameters: { Username: 'orders', Password: 'correct-horse-battery' } }),
      connection({ InvocationHttpParameters: { HeaderParameters: [{ Key: 'x-auth-token', Value: '7f3c9a1be2d84c55' }] } }),
      connection({ OAuthParameters: { ClientParameters: { ClientID: 'orders', ClientSecret: '7f3c9a1be2d84c55' } } }),
      connection({ OAuthParameters: { OAuthHttpParameters: { BodyParameters: [{ Key: 'client_secret', Value: '7f3c9a1be2d84c55' }] } } }),
    ],
    passes: [
      connection({ ApiKeyAuthParameters: { ApiKeyName: 'x-api-key', ApiKeyValue: '{{resolve:secretsmanager:orders-api:SecretString:key}}' } }),
      connection({ InvocationHttpParameters: { HeaderParameters: [{ Key: 'x-tenant', Value: 'orders' }] } }),
    ],
    unknown: [connection({ BasicAuthParameters: { Username: 'orders', Password: { 'Fn::ImportValue': 'Password' } } })],
  },
});

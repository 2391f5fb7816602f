import { allOf, each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const keyed = is('AuthenticationType', 'API_KEY');

export const graphqlApiWithoutApiKey = propertyControl({
  id: 'GraphqlApiWithoutApiKey',
  title: 'GraphQL APIs are not opened by an API key',
  severity: 'high',
  why: 'The key is shipped with every client, names nobody and is the same for all: whoever reads it out of one has the API.',
  fix: 'Use AMAZON_COGNITO_USER_POOLS, AWS_IAM, OPENID_CONNECT or AWS_LAMBDA, also in AdditionalAuthenticationProviders.',
  resource: 'AWS::AppSync::GraphQLApi',
  requires: allOf(not(keyed), each('AdditionalAuthenticationProviders', not(keyed))),
  satisfies: ['FSBP/AppSync.5', 'NIST-800-53/AC-3'],
  mitigates: ['api.spoofing', 'api.disclosure'],
  source: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
  examples: {
    fails: [
      { AuthenticationType: 'API_KEY' },
      { AuthenticationType: 'AWS_IAM', AdditionalAuthenticationProviders: [{ AuthenticationType: 'API_KEY' }] },
    ],
    passes: [{ AuthenticationType: 'AWS_IAM', AdditionalAuthenticationProviders: [{ AuthenticationType: 'AWS_LAMBDA' }] }],
    unknown: [{ AuthenticationType: { Ref: 'Authentication' } }],
  },
});

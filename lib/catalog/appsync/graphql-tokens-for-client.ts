import { allOf, Assertion, each, is, present, when } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const forClient: Assertion = when(is('AuthenticationType', 'OPENID_CONNECT'), present('OpenIDConnectConfig.ClientId'));

export const graphqlTokensForClient = propertyControl({
  id: 'GraphqlTokensForClient',
  title: 'GraphQL APIs take OpenID tokens of their own clients only',
  severity: 'medium',
  why: 'Every token of the issuer opens the API, also one that a user gave to an entirely different app of that issuer.',
  fix: 'Set OpenIDConnectConfig.ClientId to the client of this API, or to a regular expression that matches its clients.',
  resource: 'AWS::AppSync::GraphQLApi',
  requires: allOf(forClient, each('AdditionalAuthenticationProviders', forClient)),
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['api.spoofing'],
  source: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
  examples: {
    fails: [
      { AuthenticationType: 'OPENID_CONNECT', OpenIDConnectConfig: { Issuer: 'https://id.example.com' } },
      { AuthenticationType: 'AWS_IAM', AdditionalAuthenticationProviders: [{ AuthenticationType: 'OPENID_CONNECT', OpenIDConnectConfig: { Issuer: 'https://id.example.com' } }] },
    ],
    passes: [{ AuthenticationType: 'AWS_IAM' }, { AuthenticationType: 'OPENID_CONNECT', OpenIDConnectConfig: { Issuer: 'https://id.example.com', ClientId: 'orders-web' } }],
    unknown: [{ AuthenticationType: 'OPENID_CONNECT', OpenIDConnectConfig: { 'Fn::ImportValue': 'Config' } }],
  },
});

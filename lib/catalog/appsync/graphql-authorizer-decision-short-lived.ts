import { absent, allOf, anyOf, Assertion, atMost, each } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const ttl = 'LambdaAuthorizerConfig.AuthorizerResultTtlInSeconds';
const shortLived: Assertion = anyOf(absent(ttl), atMost(ttl, 300));

export const graphqlAuthorizerDecisionShortLived = propertyControl({
  id: 'GraphqlAuthorizerDecisionShortLived',
  title: 'Decisions of Lambda authorizers of GraphQL APIs are kept for at most five minutes',
  severity: 'low',
  why: 'A stolen token that was revoked keeps working for as long as the old decision is cached, up to an hour.',
  fix: 'Set AuthorizerResultTtlInSeconds to 300 or less; 0 caches nothing.',
  resource: 'AWS::AppSync::GraphQLApi',
  requires: allOf(shortLived, each('AdditionalAuthenticationProviders', shortLived)),
  satisfies: [],
  mitigates: ['api.spoofing'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-appsync-graphqlapi-lambdaauthorizerconfig.html',
  examples: {
    fails: [
      { LambdaAuthorizerConfig: { AuthorizerResultTtlInSeconds: 3600 } },
      { AdditionalAuthenticationProviders: [{ LambdaAuthorizerConfig: { AuthorizerResultTtlInSeconds: 1800 } }] },
    ],
    passes: [{}, { LambdaAuthorizerConfig: { AuthorizerResultTtlInSeconds: 0 } }],
    unknown: [{ LambdaAuthorizerConfig: { AuthorizerResultTtlInSeconds: { Ref: 'Ttl' } } }],
  },
});

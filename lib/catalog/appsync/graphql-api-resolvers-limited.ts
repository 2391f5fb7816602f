import { atLeast } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// 0, and left out, is the service's own limit of 10000.
export const graphqlApiResolversLimited = propertyControl({
  id: 'GraphqlApiResolversLimited',
  title: 'GraphQL queries can call only so many resolvers',
  severity: 'low',
  why: 'One request that asks for the same field under thousands of aliases is thousands of calls of the backend.',
  fix: 'Set ResolverCountLimit to what your largest query needs.',
  profile: 'strict',
  resource: 'AWS::AppSync::GraphQLApi',
  requires: atLeast('ResolverCountLimit', 1),
  // How many resolvers a query takes, the app knows.
  repair: 'none',
  satisfies: ['CSA-Serverless/SAS-8'],
  mitigates: ['api.denial'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-appsync-graphqlapi.html',
  examples: {
    fails: [{}, { ResolverCountLimit: 0 }],
    passes: [{ ResolverCountLimit: 100 }],
    unknown: [{ ResolverCountLimit: { Ref: 'Resolvers' } }],
  },
});

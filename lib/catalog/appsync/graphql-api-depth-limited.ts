import { atLeast } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// 0, and left out, is no limit; 75 is the most that AppSync takes.
export const graphqlApiDepthLimited = propertyControl({
  id: 'GraphqlApiDepthLimited',
  title: 'GraphQL queries can be nested only so deep',
  severity: 'medium',
  why: 'A short query that nests a cycle of the schema makes the API call its resolvers thousands of times, at your cost.',
  fix: 'Set QueryDepthLimit to the depth of the deepest query that your clients send.',
  resource: 'AWS::AppSync::GraphQLApi',
  requires: atLeast('QueryDepthLimit', 1),
  // How deep a query is, the app knows.
  repair: 'none',
  satisfies: ['CSA-Serverless/SAS-8'],
  mitigates: ['api.denial'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-appsync-graphqlapi.html',
  examples: {
    fails: [{}, { QueryDepthLimit: 0 }],
    passes: [{ QueryDepthLimit: 5 }],
    unknown: [{ QueryDepthLimit: { Ref: 'Depth' } }],
  },
});

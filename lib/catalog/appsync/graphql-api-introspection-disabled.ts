import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const graphqlApiIntrospectionDisabled = propertyControl({
  id: 'GraphqlApiIntrospectionDisabled',
  title: 'GraphQL APIs do not hand out their schema',
  severity: 'low',
  why: 'Introspection lists every type, mutation and argument to whoever may send a query, also those that no client was meant to find.',
  fix: "Set IntrospectionConfig to 'DISABLED'; give the schema file to the clients that need it.",
  resource: 'AWS::AppSync::GraphQLApi',
  requires: is('IntrospectionConfig', 'DISABLED'),
  satisfies: [],
  mitigates: ['api.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-appsync-graphqlapi.html',
  examples: {
    fails: [{}, { IntrospectionConfig: 'ENABLED' }],
    passes: [{ IntrospectionConfig: 'DISABLED' }],
    unknown: [{ IntrospectionConfig: { Ref: 'Introspection' } }],
  },
});

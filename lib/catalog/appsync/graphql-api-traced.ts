import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const graphqlApiTraced = propertyControl({
  id: 'GraphqlApiTraced',
  title: 'GraphQL APIs are traced by X-Ray',
  severity: 'low',
  why: 'One query fans out into many resolvers: without a trace, which of them was slow, failed or was abused is guesswork.',
  fix: 'Set XrayEnabled to true.',
  resource: 'AWS::AppSync::GraphQLApi',
  requires: is('XrayEnabled', true),
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/appsync/latest/devguide/x-ray-tracing.html',
  examples: {
    fails: [{}, { XrayEnabled: false }],
    passes: [{ XrayEnabled: true }],
    unknown: [{ XrayEnabled: { Ref: 'Traced' } }],
  },
});

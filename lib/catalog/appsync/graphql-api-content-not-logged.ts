import { is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const graphqlApiContentNotLogged = propertyControl({
  id: 'GraphqlApiContentNotLogged',
  title: 'The logs of GraphQL APIs leave out headers, context and results',
  severity: 'medium',
  why: 'Headers and the evaluated mapping templates carry what clients sent and what they were given: it stands in the log, for all who read logs.',
  fix: 'Set LogConfig.ExcludeVerboseContent to true.',
  resource: 'AWS::AppSync::GraphQLApi',
  appliesWhen: present('LogConfig'),
  requires: is('LogConfig.ExcludeVerboseContent', true),
  satisfies: ['CSA-Serverless/SAS-4'],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-appsync-graphqlapi-logconfig.html',
  examples: {
    fails: [{ LogConfig: { FieldLogLevel: 'ALL' } }, { LogConfig: { FieldLogLevel: 'ERROR', ExcludeVerboseContent: false } }],
    passes: [{}, { LogConfig: { FieldLogLevel: 'ALL', ExcludeVerboseContent: true } }],
    unknown: [{ LogConfig: { FieldLogLevel: 'ALL', ExcludeVerboseContent: { Ref: 'Terse' } } }],
  },
});

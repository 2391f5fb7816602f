import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const graphqlApiLogged = propertyControl({
  id: 'GraphqlApiLogged',
  title: 'GraphQL APIs log what their resolvers do',
  severity: 'medium',
  why: 'Who queried what, and which field failed, is nowhere to be found after an attack.',
  fix: "Set LogConfig with CloudWatchLogsRoleArn and FieldLogLevel 'ERROR' or more.",
  resource: 'AWS::AppSync::GraphQLApi',
  requires: is('LogConfig.FieldLogLevel', 'ERROR', 'INFO', 'ALL', 'DEBUG'),
  // It takes a role that may write the log.
  repair: 'none',
  satisfies: ['FSBP/AppSync.2', 'PCI-DSS-4.0.1/10.4.2', 'NIST-800-53/AU-2'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html',
  examples: {
    fails: [{}, { LogConfig: { CloudWatchLogsRoleArn: 'arn:aws:iam::111122223333:role/logs', FieldLogLevel: 'NONE' } }],
    passes: [{ LogConfig: { CloudWatchLogsRoleArn: 'arn:aws:iam::111122223333:role/logs', FieldLogLevel: 'ERROR' } }],
    unknown: [{ LogConfig: { FieldLogLevel: { Ref: 'Level' } } }],
  },
});

import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const eventApiLogged = propertyControl({
  id: 'EventApiLogged',
  title: 'Event APIs log their operations',
  severity: 'medium',
  why: 'Who connected, published or was refused is nowhere to be found after an attack.',
  fix: "Set EventConfig.LogConfig with CloudWatchLogsRoleArn and LogLevel 'ERROR' or more.",
  resource: 'AWS::AppSync::Api',
  requires: is('EventConfig.LogConfig.LogLevel', 'ERROR', 'INFO', 'ALL', 'DEBUG'),
  // It takes a role that may write the log.
  repair: 'none',
  satisfies: ['NIST-800-53/AU-2'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-appsync-api-eventlogconfig.html',
  examples: {
    fails: [{ Name: 'events' }, { EventConfig: { LogConfig: { LogLevel: 'NONE' } } }],
    passes: [{ EventConfig: { LogConfig: { LogLevel: 'ERROR', CloudWatchLogsRoleArn: 'arn:aws:iam::111122223333:role/logs' } } }],
    unknown: [{ EventConfig: { LogConfig: { LogLevel: { Ref: 'Level' } } } }],
  },
});

import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const functionLogsStructured = propertyControl({
  id: 'FunctionLogsStructured',
  title: 'Lambda functions log in JSON',
  severity: 'low',
  why: 'Alarms and searches over free text miss what they should find, and forged lines look like real ones.',
  fix: "Set LoggingConfig.LogFormat to 'JSON'.",
  profile: 'strict',
  resource: 'AWS::Lambda::Function',
  requires: is('LoggingConfig.LogFormat', 'JSON'),
  satisfies: ['CSA-Serverless/SAS-5'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html',
  examples: {
    fails: [{}, { LoggingConfig: { LogFormat: 'Text' } }],
    passes: [{ LoggingConfig: { LogFormat: 'JSON' } }],
    unknown: [{ LoggingConfig: { LogFormat: { Ref: 'Format' } } }],
  },
});

import { allOf, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const functionLogLevelTelling = propertyControl({
  id: 'FunctionLogLevelTelling',
  title: 'The log of a function has its errors, and when it ran',
  severity: 'low',
  why: 'What was logged below the level is gone before it is written: refused tokens and failed checks, or that the function was called at all.',
  fix: 'Set ApplicationLogLevel to ERROR or lower and SystemLogLevel to INFO.',
  profile: 'strict',
  resource: 'AWS::Lambda::Function',
  requires: allOf(not(is('LoggingConfig.ApplicationLogLevel', 'FATAL')), not(is('LoggingConfig.SystemLogLevel', 'WARN'))),
  satisfies: ['NIST-800-53/AU-12', 'CSA-Serverless/SAS-5'],
  mitigates: ['function.repudiation'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html',
  examples: {
    fails: [{ LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'FATAL' } }, { LoggingConfig: { LogFormat: 'JSON', SystemLogLevel: 'WARN' } }],
    passes: [{}, { LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'WARN', SystemLogLevel: 'INFO' } }],
    unknown: [{ LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: { Ref: 'Level' } } }],
  },
});

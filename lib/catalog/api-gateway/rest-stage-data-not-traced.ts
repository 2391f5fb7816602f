import { each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const restStageDataNotTraced = propertyControl({
  id: 'RestStageDataNotTraced',
  title: 'REST API stages do not log request and response bodies',
  severity: 'high',
  why: 'Data tracing writes whole requests and responses to CloudWatch: passwords, tokens and personal data, readable by everyone who reads logs.',
  fix: 'Set DataTraceEnabled to false in every MethodSettings entry.',
  profile: 'baseline',
  resource: 'AWS::ApiGateway::Stage',
  requires: each('MethodSettings', not(is('DataTraceEnabled', true))),
  satisfies: ['CSA-Serverless/SAS-3'],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  examples: {
    fails: [{ MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', DataTraceEnabled: true }] }],
    passes: [{}, { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'INFO', DataTraceEnabled: false }] }],
    unknown: [{ MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', DataTraceEnabled: { Ref: 'Trace' } }] }],
  },
});

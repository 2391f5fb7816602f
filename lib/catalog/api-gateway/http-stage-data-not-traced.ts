import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const httpStageDataNotTraced = propertyControl({
  id: 'HttpStageDataNotTraced',
  title: 'WebSocket API stages do not log message bodies',
  severity: 'high',
  why: 'Data tracing writes whole messages to CloudWatch: tokens and personal data, readable by everyone who reads logs.',
  fix: 'Set DefaultRouteSettings.DataTraceEnabled to false.',
  profile: 'baseline',
  resource: 'AWS::ApiGatewayV2::Stage',
  requires: not(is('DefaultRouteSettings.DataTraceEnabled', true)),
  satisfies: [],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html',
  examples: {
    fails: [{ DefaultRouteSettings: { DataTraceEnabled: true } }],
    passes: [{}, { DefaultRouteSettings: { DataTraceEnabled: false, LoggingLevel: 'ERROR' } }],
    unknown: [{ DefaultRouteSettings: { DataTraceEnabled: { Ref: 'Trace' } } }],
  },
});

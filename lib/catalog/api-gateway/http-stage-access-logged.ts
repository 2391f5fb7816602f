import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const httpStageAccessLogged = propertyControl({
  id: 'HttpStageAccessLogged',
  title: 'HTTP and WebSocket API stages write an access log',
  severity: 'medium',
  why: 'HTTP APIs have no execution log: without the access log nothing says who called what and when.',
  fix: 'Set AccessLogSettings.DestinationArn to a log group.',
  resource: 'AWS::ApiGatewayV2::Stage',
  requires: present('AccessLogSettings.DestinationArn'),
  satisfies: ['FSBP/APIGateway.9', 'NIST-800-53/AU-2', 'NIST-800-53/AU-3', 'NIST-800-53/AU-12', 'PCI-DSS-4.0.1/10.4.2'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html',
  examples: {
    fails: [{}, { AccessLogSettings: {} }],
    passes: [{ AccessLogSettings: { DestinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:orders', Format: '$context.requestId' } }],
    unknown: [{ AccessLogSettings: { Ref: 'AccessLog' } }],
  },
});

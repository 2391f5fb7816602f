import { matches, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const httpStageAccessLogStructured = propertyControl({
  id: 'HttpStageAccessLogStructured',
  title: 'Access logs of HTTP and WebSocket API stages are JSON',
  severity: 'low',
  why: 'A line in Common Log Format has no field for the authorizer or its error, and a caller can forge its fields with spaces and quotes.',
  fix: "Write AccessLogSettings.Format as one JSON object, such as {\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\"}.",
  resource: 'AWS::ApiGatewayV2::Stage',
  appliesWhen: present('AccessLogSettings.DestinationArn'),
  requires: matches('AccessLogSettings.Format', /^\s*\{/, 'be a JSON object'),
  satisfies: ['NIST-800-53/AU-3'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging.html',
  examples: {
    fails: [
      { AccessLogSettings: { DestinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:a', Format: '$context.requestId $context.status' } },
      { AccessLogSettings: { DestinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:a', Format: '$context.requestId{"status":"$context.status"}' } },
    ],
    passes: [{}, { AccessLogSettings: { DestinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:a', Format: '{"id":"$context.requestId"}' } }],
    unknown: [{ AccessLogSettings: { DestinationArn: { Ref: 'LogArn' }, Format: { Ref: 'LogFormat' } } }],
  },
});

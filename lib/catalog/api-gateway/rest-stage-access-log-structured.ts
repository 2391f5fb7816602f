import { matches, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const restStageAccessLogStructured = propertyControl({
  id: 'RestStageAccessLogStructured',
  title: 'Access logs of REST API stages are JSON',
  severity: 'low',
  why: 'A line in Common Log Format has no field for the authorizer or the WAF verdict, and a caller can forge its fields with spaces and quotes.',
  fix: "Write AccessLogSetting.Format as one JSON object, such as {\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\"}.",
  resource: 'AWS::ApiGateway::Stage',
  appliesWhen: present('AccessLogSetting.DestinationArn'),
  requires: matches('AccessLogSetting.Format', /^\s*\{/, 'be a JSON object'),
  satisfies: ['NIST-800-53/AU-3'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  examples: {
    fails: [
      { AccessLogSetting: { DestinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:a', Format: '$context.requestId $context.status' } },
      { AccessLogSetting: { DestinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:a', Format: '$context.requestId{"status":"$context.status"}' } },
    ],
    passes: [{}, { AccessLogSetting: { DestinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:a', Format: '{"id":"$context.requestId"}' } }],
    unknown: [{ AccessLogSetting: { DestinationArn: { Ref: 'LogArn' }, Format: { Ref: 'LogFormat' } } }],
  },
});

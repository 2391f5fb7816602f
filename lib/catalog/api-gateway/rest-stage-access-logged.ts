import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const restStageAccessLogged = propertyControl({
  id: 'RestStageAccessLogged',
  title: 'REST API stages write an access log',
  severity: 'medium',
  why: 'An attacker who walks through the ids of other customers leaves no trace of who called what and when.',
  fix: 'Set AccessLogSetting.DestinationArn to a log group or a Firehose stream.',
  resource: 'AWS::ApiGateway::Stage',
  requires: present('AccessLogSetting.DestinationArn'),
  satisfies: ['NIST-800-53/AU-2', 'NIST-800-53/AU-3', 'NIST-800-53/AU-12', 'PCI-DSS-4.0.1/10.4.2'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
  examples: {
    fails: [
      {},
      { AccessLogSetting: { Format: '{"requestId":"$context.requestId"}' } },
      { AccessLogSetting: { 'Fn::If': ['IsProduction', { DestinationArn: { Ref: 'LogArn' } }, { Ref: 'AWS::NoValue' }] } },
    ],
    passes: [{ AccessLogSetting: { DestinationArn: { 'Fn::Sub': 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:orders' } } }],
    unknown: [{ AccessLogSetting: { 'Fn::Transform': { Name: 'AccessLog' } } }],
  },
});

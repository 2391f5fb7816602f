import { graphControl } from '../../core/control';
import { isAlarmed } from './stage-metrics';

const errors = { rest: ['5XXError'], http: ['5xx'], webSocket: ['IntegrationError', 'ExecutionError'] };

export const apiStageErrorsAlarmed = graphControl({
  id: 'ApiStageErrorsAlarmed',
  title: 'Somebody is told when an API fails',
  severity: 'low',
  why: 'Requests that an attacker makes fail, one after the other, are seen by customers alone.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric 5XXError of the API (5xx for an HTTP API, IntegrationError and ExecutionError for a WebSocket API).',
  profile: 'strict',
  resources: ['AWS::ApiGateway::Stage', 'AWS::ApiGatewayV2::Stage'],
  * check(stage, graph) {
    if (!isAlarmed(stage, graph, errors)) yield { verdict: 'fail', message: 'no alarm is raised on its errors' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['api.repudiation', 'api.denial'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html',
  examples: {
    fails: [{ Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: 'a1b2c3', StageName: 'prod' } } }],
    passes: [{
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } },
      Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: '$default' } },
      Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: '5xx', Namespace: 'AWS/ApiGateway', Dimensions: [{ Name: 'ApiId', Value: { Ref: 'Api' } }] } },
    }],
  },
});

import { graphControl } from '../../core/control';
import { isAlarmed } from './stage-metrics';

const errors = { rest: ['5XXError'], http: ['5xx'], webSocket: ['IntegrationError', 'ExecutionError'] };
const api = (ProtocolType: string) => ({ Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType } });
const Stage = { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: 'prod' } };
const alarm = (MetricName: string, dimension: object = { Name: 'ApiId', Value: { Ref: 'Api' } }) => ({
  Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/ApiGateway', MetricName, Dimensions: [dimension] },
});

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
    fails: [
      { Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: 'a1b2c3', StageName: 'prod' } } },
      { Api: api('HTTP'), Stage, Alarm: alarm('4xx') }, { Api: api('WEBSOCKET'), Stage, Alarm: alarm('IntegrationError') },
      { Api: api('WEBSOCKET'), Stage, Alarm: alarm('ExecutionError') },
    ],
    passes: [
      { Api: api('HTTP'), Stage, Alarm: alarm('5xx') },
      { Api: api('WEBSOCKET'), Stage, OfIntegrations: alarm('IntegrationError'), OfItself: alarm('ExecutionError') },
      {
        Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'shop' } },
        Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'prod' } },
        Alarm: alarm('5XXError', { Name: 'ApiName', Value: 'shop' }),
      },
    ],
  },
});

import { graphControl } from '../../core/control';
import { isAlarmed } from './stage-metrics';

const Api = { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'shop' } };
const Stage = { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'prod' } };
const clientErrors = { rest: ['4XXError'], http: ['4xx'], webSocket: ['ClientError'] };
const alarm = (MetricName: string, dimension: object = { Name: 'ApiName', Value: 'shop' }) => ({
  Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName, Namespace: 'AWS/ApiGateway', Dimensions: [dimension] },
});
const apiOf = (ProtocolType: string) => ({
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType } },
  Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: 'prod' } },
});
const ofApi = { Name: 'ApiId', Value: { Ref: 'Api' } };

export const apiStageClientErrorsAlarmed = graphControl({
  id: 'ApiStageClientErrorsAlarmed',
  title: 'Somebody is told when an API refuses a large share of its requests',
  severity: 'low',
  why: 'Somebody who probes an API for addresses, identifiers and tokens is answered with thousands of client errors first.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric 4XXError of the API (4xx for an HTTP API, ClientError for a WebSocket API).',
  profile: 'strict',
  resources: ['AWS::ApiGateway::Stage', 'AWS::ApiGatewayV2::Stage'],
  * check(stage, graph) {
    if (!isAlarmed(stage, graph, clientErrors)) yield { verdict: 'fail', message: 'no alarm is raised on refused requests' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['api.spoofing', 'api.repudiation'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html',
  examples: {
    fails: [{ Api, Stage }, { Api, Stage, Alarm: alarm('5XXError') }, apiOf('HTTP'), apiOf('WEBSOCKET')],
    passes: [
      { Api, Stage, Alarm: alarm('4XXError') },
      { ...apiOf('HTTP'), Alarm: alarm('4xx', ofApi) }, { ...apiOf('WEBSOCKET'), Alarm: alarm('ClientError', ofApi) },
    ],
  },
});

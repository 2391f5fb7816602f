import { isAlarmed } from '../../../lib/catalog/cloudwatch-alarms/stage-metrics';
import { TemplateGraph } from '../../../lib/core/template-graph';

const names = { rest: ['5XXError'], http: ['5xx'], webSocket: ['IntegrationError', 'ExecutionError'] };

const api = (ProtocolType?: unknown) => ({ Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType } });
const stage = { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: 'prod' } };
const restStage = { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'prod' } };

const ofApi = { Name: 'ApiId', Value: { Ref: 'Api' } };
const ofStage = [{ Name: 'ApiId', Value: 'a1b2c3' }, { Name: 'Stage', Value: { Ref: 'Stage' } }];

function alarm(MetricName: string, ...dimensions: object[]): object {
  const Dimensions = dimensions.length > 0 ? dimensions : [ofApi];
  return { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/ApiGateway', MetricName, Dimensions } };
}

function alarmed(resources: object, ...alarms: object[]): boolean {
  const Resources = { ...resources, ...Object.fromEntries(alarms.map((one, index) => [`Alarm${index}`, one])) };
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template: { Resources } }]);
  return isAlarmed([...graph.ofType('AWS::ApiGateway::Stage'), ...graph.ofType('AWS::ApiGatewayV2::Stage')][0], graph, names);
}

const ofWebSocket = ['IntegrationError', 'ExecutionError'].map((name) => alarm(name));
const openApi = { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { info: { title: 'shop' } } } };
const eitherProtocol = { 'Fn::If': ['Chat', 'WEBSOCKET', 'HTTP'] };

test.each([
  ['an HTTP API', { Api: api('HTTP'), Stage: stage }, [alarm('5xx')]],
  ['a WebSocket API', { Api: api('WEBSOCKET'), Stage: stage }, ofWebSocket],
  ['an API of a kind that only deployment knows', { Api: api({ Ref: 'Protocol' }), Stage: stage }, ofWebSocket],
  ['an API of either kind, as an HTTP API', { Api: api(eitherProtocol), Stage: stage }, [alarm('5xx')]],
  ['an API of either kind, as a WebSocket API', { Api: api(eitherProtocol), Stage: stage }, ofWebSocket],
  ['a REST API by the title of its document', { Api: openApi, Stage: restStage }, [alarm('5XXError', { Name: 'ApiName', Value: 'shop' })]],
  ['an API elsewhere by the stage', { Stage: { ...stage, Properties: { ApiId: 'a1b2c3' } } }, [alarm('5xx', ...ofStage)]],
  ['a WebSocket API elsewhere by the stage', { Stage: { ...stage, Properties: { ApiId: 'a1b2c3' } } }, [alarm('IntegrationError', ...ofStage), alarm('ExecutionError', ...ofStage)]],
  ['an API that SAM makes', { Api: { Type: 'AWS::Serverless::HttpApi', Properties: {} } }, [alarm('5xx')]],
])('alarms watch %s', (_, resources, alarms) => {
  expect(alarmed(resources, ...alarms)).toBe(true);
});

test.each([
  ['half the errors of a WebSocket API', { Api: api('WEBSOCKET'), Stage: stage }, [alarm('IntegrationError')]],
  ['what an HTTP API has no errors of', { Api: api('HTTP'), Stage: stage }, ofWebSocket],
  ['what a WebSocket API has no errors of', { Api: api('WEBSOCKET'), Stage: stage }, [alarm('5xx')]],
  ['half the errors of an API of a kind that only deployment knows', { Api: api({ Ref: 'Protocol' }), Stage: stage }, [alarm('IntegrationError')]],
  ['the stage of an API that another alarm watches', { Api: api('HTTP'), Stage: stage }, [alarm('5xx', ...ofStage)]],
])('alarms do not watch %s', (_, resources, alarms) => {
  expect(alarmed(resources, ...alarms)).toBe(false);
});

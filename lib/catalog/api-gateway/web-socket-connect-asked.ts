import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';

const Api = { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } };
const route = (RouteKey: unknown, ApiId: unknown = { Ref: 'Api' }) => ({
  Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId, RouteKey, AuthorizationType: 'AWS_IAM' },
});

export const webSocketConnectAsked = graphControl({
  id: 'WebSocketConnectAsked',
  title: 'WebSocket APIs have a route for new connections',
  severity: 'high',
  why: 'Only that route can ask who connects: without it API Gateway connects everybody, and no other route asks.',
  fix: "Add AWS::ApiGatewayV2::Route with the RouteKey '$connect' and an AuthorizationType.",
  resources: ['AWS::ApiGatewayV2::Api'],
  * check(resource, graph) {
    if (!resource.get('ProtocolType').some((protocol) => protocol.kind === 'scalar' && protocol.value === 'WEBSOCKET')) return;
    const routes = referencesFrom(graph, 'AWS::ApiGatewayV2::Route', 'ApiId');
    const keys = routes.to(resource).flatMap((found) => found.get('RouteKey'));
    if (keys.some((key) => key.kind === 'scalar' && key.value === '$connect')) return;
    yield keys.some((key) => key.kind !== 'scalar') || routes.open.length > 0
      ? { verdict: 'unknown', message: 'which routes it has is known only on deployment' }
      : { verdict: 'fail', message: 'there is no route $connect' };
  },
  satisfies: ['FSBP/APIGateway.8', 'NIST-800-53/AC-3'],
  mitigates: ['api.spoofing', 'api.elevation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html',
  examples: {
    fails: [
      { Api }, { Api, Route: route('$default') }, { Api, Other: route('$connect', 'a1b2c3') },
      { Api: { ...Api, Properties: { ProtocolType: { 'Fn::If': ['Chat', 'WEBSOCKET', 'HTTP'] } } } },
    ],
    passes: [{ Api, Route: route('$connect') }, { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } } }],
    unknown: [
      { Api, Route: route('$connect', { 'Fn::ImportValue': 'Api' }) }, { Api, Route: route({ Ref: 'RouteKey' }) },
    ],
  },
});

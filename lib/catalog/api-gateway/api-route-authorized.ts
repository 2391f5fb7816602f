import { allOf, is, judge, not, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { Resource } from '../../core/template-graph';

/** A WebSocket connection is authenticated once, when it is made; its other routes have no authorization of their own. */
function protocols(route: Resource): Set<unknown> {
  return new Set(route.get('ApiId').flatMap((api) => (
    api.kind === 'reference' ? api.resource.get('ProtocolType').map((protocol) => (protocol.kind === 'scalar' ? protocol.value : undefined)) : [undefined]
  )));
}

const asksForIdentity = allOf(present('AuthorizationType'), not(is('AuthorizationType', 'NONE')));
const route = (properties: object, protocol: unknown = 'HTTP') => ({
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: protocol } },
  Route: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { Ref: 'Api' }, ...properties } },
});
const elsewhere = (RouteKey: unknown) => ({ Route: { Type: 'AWS::ApiGatewayV2::Route', Properties: { ApiId: { 'Fn::ImportValue': 'Api' }, RouteKey } } });

export const apiRouteAuthorized = graphControl({
  id: 'ApiRouteAuthorized',
  title: 'Routes of HTTP and WebSocket APIs authenticate their callers',
  severity: 'high',
  why: 'Anyone on the internet can call the route and whatever is behind it.',
  fix: "Set AuthorizationType to 'AWS_IAM', 'JWT' or 'CUSTOM' with an AuthorizerId.",
  profile: 'baseline',
  resources: ['AWS::ApiGatewayV2::Route'],
  * check(resource) {
    const keys = resource.get('RouteKey').map((key) => (key.kind === 'scalar' ? String(key.value) : ''));
    const isRequest = keys.some((key) => /^(?!OPTIONS )[A-Z]+ \//.test(key));
    // Browsers send preflights without credentials.
    if (keys.every((key) => key.startsWith('OPTIONS '))) return;
    const known = protocols(resource);
    if (!isRequest && !keys.includes('$connect') && ![...known].some((protocol) => protocol === 'HTTP' || protocol === undefined)) return;
    const { verdict, explanation, path } = judge(asksForIdentity, resource);
    const sure = isRequest || keys.includes('$connect') || known.has('HTTP');
    if (verdict !== 'pass') yield { verdict: sure ? verdict : 'unknown', message: explanation, path: `Properties.${path}` };
  },
  satisfies: ['FSBP/APIGateway.8', 'NIST-800-53/AC-3', 'NIST-800-53/CM-2'],
  mitigates: ['api.spoofing', 'api.elevation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html',
  examples: {
    fails: [
      route({ RouteKey: 'GET /orders' }), route({ RouteKey: '$default', AuthorizationType: 'NONE' }), route({ RouteKey: '$connect' }, 'WEBSOCKET'),
      elsewhere('GET /orders'), elsewhere({ 'Fn::If': ['Public', 'GET /orders', '$default'] }),
      route({ RouteKey: '$default' }, { 'Fn::If': ['Chat', 'WEBSOCKET', 'HTTP'] }),
    ],
    passes: [
      route({ RouteKey: 'GET /orders', AuthorizationType: 'JWT', AuthorizerId: 'a1b2c3' }),
      route({ RouteKey: 'OPTIONS /{proxy+}' }),
      route({ RouteKey: '$default' }, 'WEBSOCKET'),
    ],
    unknown: [
      route({ RouteKey: 'GET /orders', AuthorizationType: { Ref: 'AuthorizationType' } }),
      elsewhere('$default'), elsewhere({ 'Fn::If': ['Browsers', 'OPTIONS /{proxy+}', '$default'] }),
    ],
  },
});

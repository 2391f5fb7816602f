import { graphControl } from '../../core/control';
import { resolve, resolvedItems } from '../../core/intrinsics';
import { Resource } from '../../core/template-graph';

/** Header mappings by name; a literal value stands in single quotes. */
function * headerMappings(resource: Resource): Iterable<[string, unknown]> {
  const holders = resource.type === 'AWS::ApiGateway::GatewayResponse'
    ? resource.get('ResponseParameters')
    : resource.get('Integration.IntegrationResponses').flatMap(resolvedItems)
      .flatMap((response) => (response.kind === 'object' ? resolve(response.value.ResponseParameters, response.stack) : []));
  for (const holder of holders) {
    if (holder.kind !== 'object') continue;
    for (const [name, given] of Object.entries(holder.value)) {
      for (const value of resolve(given, holder.stack)) if (value.kind === 'scalar') yield [name, value.value];
    }
  }
}

const method = (origin: string) => ({ Options: { Type: 'AWS::ApiGateway::Method', Properties: { HttpMethod: 'OPTIONS', Integration: {
  Type: 'MOCK',
  IntegrationResponses: [{ StatusCode: '204', ResponseParameters: { 'method.response.header.Access-Control-Allow-Origin': origin } }],
} } } });

export const apiMethodCorsRestricted = graphControl({
  id: 'ApiMethodCorsRestricted',
  title: 'REST API methods name the websites whose scripts may call them',
  severity: 'low',
  why: "Any website that a user visits can call the API from the user's network and read the answer.",
  fix: "Map Access-Control-Allow-Origin to the origin of your website, such as \"'https://shop.example.com'\".",
  resources: ['AWS::ApiGateway::Method', 'AWS::ApiGateway::GatewayResponse'],
  * check(resource) {
    for (const [name, value] of headerMappings(resource)) {
      if (/\.header\.access-control-allow-origin$/i.test(name) && value === "'*'") {
        yield { verdict: 'fail', message: 'Access-Control-Allow-Origin is *: every website may read the answers' };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-4'],
  mitigates: ['api.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-cors.html',
  examples: {
    fails: [
      method("'*'"),
      { Denied: { Type: 'AWS::ApiGateway::GatewayResponse', Properties: { ResponseParameters: { 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" } } } },
    ],
    passes: [
      method("'https://shop.example.com'"), { Options: { Type: 'AWS::ApiGateway::Method', Properties: { HttpMethod: 'OPTIONS' } } },
      { Denied: { Type: 'AWS::ApiGateway::GatewayResponse', Properties: { ResponseType: 'DEFAULT_4XX' } } },
      { Options: { Type: 'AWS::ApiGateway::Method', Properties: { Integration: { IntegrationResponses: [{ 'Fn::Transform': { Name: 'Cors' } }] } } } },
    ],
  },
});

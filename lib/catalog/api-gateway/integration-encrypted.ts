import { graphControl } from '../../core/control';
import { openApiOperations, valueAt } from './open-api-operations';
import { isPlainHttp } from './plain-http';

const addressOf: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Method': 'Integration.Uri',
  'AWS::ApiGatewayV2::Integration': 'IntegrationUri',
};
const message = 'the backend is called over plain HTTP';
const documented = (uri: unknown) => {
  const integration = { 'x-amazon-apigateway-integration': { type: 'http_proxy', uri } };
  return { Type: 'AWS::ApiGatewayV2::Api', Properties: { Body: { paths: { '/orders': { get: integration } } } } };
};
const local = { 'Fn::If': ['Local', 'http://localhost/', 'https://orders.example.com/'] };

export const integrationEncrypted = graphControl({
  id: 'IntegrationEncrypted',
  title: 'APIs call their backends over HTTPS',
  severity: 'high',
  why: 'Requests with the tokens and data of their callers leave API Gateway in plain text, for anyone on the path to read or answer.',
  fix: 'Use an https:// address.',
  resources: [...Object.keys(addressOf), 'AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'],
  * check(resource) {
    const path = addressOf[resource.type];
    if (path && resource.get(path).some(isPlainHttp)) yield { verdict: 'fail', message, path: `Properties.${path}` };
    for (const { name, definition } of openApiOperations(resource).operations) {
      const uris = valueAt(definition, 'x-amazon-apigateway-integration').flatMap((value) => (value.kind === 'object' ? valueAt(value, 'uri') : []));
      if (uris.some(isPlainHttp)) yield { verdict: 'fail', message: `${message} by ${name}`, path: 'Properties.Body', detail: name };
    }
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/setup-http-integrations.html',
  examples: {
    fails: [
      { Get: { Type: 'AWS::ApiGateway::Method', Properties: { Integration: { Type: 'HTTP_PROXY', Uri: 'http://orders.example.com/' } } } },
      { Get: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { IntegrationUri: { 'Fn::Sub': 'http://${Host}/orders' } } } },
      { Api: documented('http://orders.example.com/') }, { Get: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { IntegrationUri: local } } },
      { Api: documented(local) },
    ],
    passes: [
      { Get: { Type: 'AWS::ApiGateway::Method', Properties: { Integration: { Type: 'HTTP_PROXY', Uri: 'https://orders.example.com/' } } } },
      { Get: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { IntegrationUri: { 'Fn::GetAtt': ['Handler', 'Arn'] } } } },
      { Api: documented('https://orders.example.com/?next=http://shop.example.com/') }, { Api: documented({ 'Fn::GetAtt': ['Handler', 'Arn'] }) },
      { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Body: { paths: { '/orders': { get: { 'x-amazon-apigateway-integration': 'none' } } } } } } },
    ],
  },
});

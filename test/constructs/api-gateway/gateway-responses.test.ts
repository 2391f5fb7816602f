import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { SecureApi } from '../../../lib/constructs/api-gateway/secure-api';
import { ordersStack, templateOf } from './api-fixture';

interface GatewayResponse {
  readonly ResponseType: string;
  readonly ResponseParameters?: Record<string, string>;
  readonly ResponseTemplates?: Record<string, string>;
}

const responses = (...[props]: Parameters<typeof templateOf>) =>
  Object.values(templateOf(props).findResources('AWS::ApiGateway::GatewayResponse')).map(({ Properties }) => Properties as GatewayResponse);

test('refusals and failures say no more than their status does, and carry security headers', () => {
  expect(responses().map(({ ResponseType }) => ResponseType)).toEqual(['DEFAULT_4XX', 'DEFAULT_5XX']);
  for (const { ResponseParameters, ResponseTemplates } of responses()) {
    expect(ResponseTemplates!['application/json']).not.toContain('$context.error');
    expect(Object.keys(JSON.parse(ResponseTemplates!['application/json']))).toEqual(['message', 'requestId']);
    expect(ResponseParameters).toEqual({
      'gatewayresponse.header.Strict-Transport-Security': "'max-age=63072000; includeSubDomains'",
      'gatewayresponse.header.X-Content-Type-Options': "'nosniff'",
      'gatewayresponse.header.Cache-Control': "'no-store'",
      'gatewayresponse.header.X-Frame-Options': "'DENY'",
    });
  }
});

test('an answer of the same type takes the place of ours, another comes beside them', () => {
  const made = responses({
    gatewayResponses: [
      { type: apigateway.ResponseType.DEFAULT_4XX, templates: { 'application/json': '{"code":"refused"}' } },
      { type: apigateway.ResponseType.THROTTLED, responseHeaders: { 'Retry-After': "'1'" } },
    ],
  });
  expect(made.map(({ ResponseType }) => ResponseType).sort()).toEqual(['DEFAULT_4XX', 'DEFAULT_5XX', 'THROTTLED']);
  expect(made.find(({ ResponseType }) => ResponseType === 'DEFAULT_4XX')!.ResponseTemplates).toEqual({ 'application/json': '{"code":"refused"}' });
});

test('they are exposed', () => {
  expect(new SecureApi(ordersStack(), 'Api').gatewayResponses).toEqual([expect.any(apigateway.GatewayResponse), expect.any(apigateway.GatewayResponse)]);
});

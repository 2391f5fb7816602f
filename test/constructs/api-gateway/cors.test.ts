import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { SecureApi } from '../../../lib/constructs/api-gateway/secure-api';
import { handlerIn, ordersStack, templateOf } from './api-fixture';

const preflights = (template: Template) => Object.values(template.findResources('AWS::ApiGateway::Method', { Properties: { HttpMethod: 'OPTIONS' } }));

test('no page may call the API by default: there are no preflights', () => {
  expect(preflights(templateOf())).toEqual([]);
});

test('preflights are answered without credentials, for every resource, and the routes still ask for them', () => {
  const template = templateOf({ cors: { allowOrigins: ['https://shop.example.com'] } });
  const made = preflights(template);
  expect(made.map(({ Properties }) => Properties.AuthorizationType)).toEqual(['NONE', 'NONE']);
  expect(made.map(({ Properties }) => Properties.Integration.Type)).toEqual(['MOCK', 'MOCK']);
  expect(made[1].Properties.RequestValidatorId).toBeUndefined();
  expect(made[1].Properties.Integration.IntegrationResponses[0].ResponseParameters).toMatchObject({
    'method.response.header.Access-Control-Allow-Origin': "'https://shop.example.com'",
    'method.response.header.Access-Control-Allow-Headers': expect.stringContaining('Authorization'),
    'method.response.header.Access-Control-Max-Age': "'3600'",
  });
  template.hasResourceProperties('AWS::ApiGateway::Method', { HttpMethod: 'GET', AuthorizationType: 'AWS_IAM' });
});

test('headers, credentials and how long the answer is kept can be set', () => {
  const [preflight] = preflights(templateOf({
    cors: { allowOrigins: ['https://shop.example.com'], allowHeaders: ['X-Order'], allowCredentials: true, maxAge: Duration.minutes(1) },
  }));
  expect(preflight.Properties.Integration.IntegrationResponses[0].ResponseParameters).toMatchObject({
    'method.response.header.Access-Control-Allow-Headers': "'X-Order'",
    'method.response.header.Access-Control-Allow-Credentials': "'true'",
    'method.response.header.Access-Control-Max-Age': "'60'",
  });
});

test('each origin of several is answered with itself', () => {
  const [preflight] = preflights(templateOf({ cors: { allowOrigins: ['https://a.example.com', 'http://localhost:3000'] } }));
  expect(preflight.Properties.Integration.IntegrationResponses[0].ResponseTemplates['application/json'])
    .toContain('$origin == "http://localhost:3000"');
});

test('refusals of API Gateway itself can be read by the one page that may call', () => {
  templateOf({ cors: { allowOrigins: ['https://shop.example.com'] } }).allResourcesProperties('AWS::ApiGateway::GatewayResponse', {
    ResponseParameters: Match.objectLike({ 'gatewayresponse.header.Access-Control-Allow-Origin': "'https://shop.example.com'" }),
  });
});

test.each([
  ['*', 'Every page that a user has open could call the API.'],
  ['https://*.example.com', 'Every page that a user has open could call the API.'],
  ['null', 'A sandboxed frame of any page has it.'],
  ['http://shop.example.com', 'A page that came in clear text can be replaced on the way.'],
  ['https://shop.example.com/', 'without path or slash'],
  ['shop.example.com', 'without path or slash'],
])("the origin '%s' is refused", (origin, why) => {
  const make = () => new SecureApi(ordersStack(), 'Api', { cors: { allowOrigins: ['https://shop.example.com', origin] } });
  expect(make).toThrow(`SecureApi 'Orders/Api': cors.allowOrigins holds '${origin}'.`);
  expect(make).toThrow(why);
});

test('an empty list is refused', () => {
  expect(() => new SecureApi(ordersStack(), 'Api', { cors: { allowOrigins: [] } })).toThrow("cors.allowOrigins is empty. Name the web pages, or leave 'cors' out.");
});

test('a resource that is added later has its preflight as well', () => {
  const stack = ordersStack();
  const api = new SecureApi(stack, 'Api', { cors: { allowOrigins: ['https://shop.example.com'] } });
  api.addRoute('GET /orders/{id}', handlerIn(stack));
  expect(preflights(Template.fromStack(stack))).toHaveLength(3);
});

import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { HttpNoneAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { ControlProfile, expectSecure } from '../../../lib';
import { HttpAuthorization } from '../../../lib/constructs/api-gateway-v2/http-authorization';
import { SecureHttpApi } from '../../../lib/constructs/api-gateway-v2/secure-http-api';
import { handlerIn, only, ordersStack } from '../api-gateway/api-fixture';
import { templateOf } from './http-api-fixture';

const issuer = { issuer: 'https://login.example.com', audience: ['shop', 'app'] };
const publicRoute = HttpAuthorization.none({ reason: 'Load balancers ask for it without credentials.' });

describe('JSON Web Tokens', () => {
  test('are verified by API Gateway: issuer, audience and scope', () => {
    const template = templateOf({ authorization: HttpAuthorization.jwt({ ...issuer, scopes: ['orders/read'] }) });
    expect(only(template, 'AWS::ApiGatewayV2::Authorizer')).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://login.example.com', Audience: ['shop', 'app'] },
    });
    expect(only(template, 'AWS::ApiGatewayV2::Route')).toMatchObject({
      AuthorizationType: 'JWT', AuthorizationScopes: ['orders/read'], AuthorizerId: { Ref: expect.stringMatching(/^ApiJwtAuthorizer/) },
    });
  });

  test.each([
    [{ ...issuer, issuer: 'http://login.example.com' }, 'HttpAuthorization.jwt: the issuer must be an https URL'],
    [{ ...issuer, audience: [] }, "Write audience: ['<client id>']"],
    [{ ...issuer, audience: ['shop app'] }, "Write a list: audience: ['shop', 'app']"],
  ])('%j is refused', (given, message) => {
    expect(() => HttpAuthorization.jwt(given)).toThrow(message);
  });
});

describe('a user pool', () => {
  test('lets in who signed in to one of its clients that are named', () => {
    const stack = ordersStack();
    const pool = new cognito.UserPool(stack, 'Customers');
    const client = pool.addClient('Website');
    const template = templateOf({ authorization: HttpAuthorization.userPool(pool, [client], { scopes: ['orders/read'] }) }, stack);
    expect(only(template, 'AWS::ApiGatewayV2::Authorizer')).toMatchObject({
      AuthorizerType: 'JWT',
      JwtConfiguration: { Audience: [stack.resolve(client.userPoolClientId)], Issuer: { 'Fn::Join': expect.anything() } },
    });
    expect(only(template, 'AWS::ApiGatewayV2::Route')).toMatchObject({ AuthorizationType: 'JWT', AuthorizationScopes: ['orders/read'] });
  });

  test('without a client is refused', () => {
    const pool = new cognito.UserPool(ordersStack(), 'Customers');
    expect(() => HttpAuthorization.userPool(pool, [])).toThrow("HttpAuthorization.userPool 'Orders/Customers': got no client");
  });
});

describe('a Lambda authorizer', () => {
  test('is asked with the credentials, and its answer is kept for one route', () => {
    const stack = ordersStack();
    const template = templateOf({ authorization: HttpAuthorization.lambda(handlerIn(stack, 'Gate')) }, stack);
    expect(only(template, 'AWS::ApiGatewayV2::Authorizer')).toMatchObject({
      AuthorizerType: 'REQUEST',
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      IdentitySource: ['$request.header.Authorization', '$context.routeKey'],
      AuthorizerResultTtlInSeconds: 300,
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { AuthorizationType: 'CUSTOM' });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      FunctionName: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Gate'), 'Arn'] },
      SourceArn: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('/authorizers/')])] },
    });
  });

  test('can identify the caller otherwise, and for a shorter time', () => {
    const stack = ordersStack();
    const authorization = HttpAuthorization.lambda(handlerIn(stack, 'Gate'), {
      identitySources: ['$request.header.X-Signature'], resultsCacheTtl: Duration.seconds(0),
    });
    expect(only(templateOf({ authorization }, stack), 'AWS::ApiGatewayV2::Authorizer')).toMatchObject({
      IdentitySource: ['$request.header.X-Signature', '$context.routeKey'], AuthorizerResultTtlInSeconds: 0,
    });
  });
});

describe('an authorizer', () => {
  const apiWith = (stack: Stack, id: string, authorization: HttpAuthorization) => {
    const api = new SecureHttpApi(stack, id, { authorization });
    api.addRoute('GET /orders', handlerIn(stack, `${id}Get`));
    api.addRoute('POST /orders', handlerIn(stack, `${id}Post`));
    return api;
  };

  test('is one for many routes, one more for another issuer, and one for each API', () => {
    const stack = ordersStack();
    const authorization = HttpAuthorization.jwt(issuer);
    const api = apiWith(stack, 'First', authorization);
    apiWith(stack, 'Second', authorization);
    const other = HttpAuthorization.jwt({ issuer: 'https://staff.example.com', audience: ['office'] });
    api.addRoute('GET /stock', handlerIn(stack, 'Stock'), { authorization: other });
    api.addRoutes({ path: '/url', integration: new HttpUrlIntegration('Url', 'https://stock.example.com') });
    const ids = Object.keys(Template.fromStack(stack).findResources('AWS::ApiGatewayV2::Authorizer'));
    const expected = [/^FirstJwtAuthorizer2/, /^FirstJwtAuthorizer[0-9A-F]{8}$/, /^SecondJwtAuthorizer/];
    expect(ids.sort()).toEqual(expected.map((id) => expect.stringMatching(id)));
  });

  test('that no route asks for makes nothing', () => {
    const authorization = HttpAuthorization.jwt(issuer);
    const template = templateOf({ authorization }, ordersStack(), { authorization: HttpAuthorization.iam() });
    template.resourceCountIs('AWS::ApiGatewayV2::Authorizer', 0);
  });
});

describe('a public route', () => {
  test('needs a reason', () => {
    expect(() => HttpAuthorization.none({ reason: 'because' })).toThrow('HttpAuthorization.none: an exception needs a reason of at least 10');
  });

  test('asks for no scopes either, and shows up in reports', () => {
    const stack = ordersStack();
    const api = new SecureHttpApi(stack, 'Api', { authorization: HttpAuthorization.jwt({ ...issuer, scopes: ['orders/read'] }) });
    const route = api.addRoute('GET /health', handlerIn(stack), { authorization: publicRoute });
    expect(route.node.metadata).toContainEqual(expect.objectContaining({
      type: 'cdk-bulwark:exception', data: { control: 'ApiRouteAuthorized', reason: 'Load balancers ask for it without credentials.' },
    }));
    const made = only(Template.fromStack(stack), 'AWS::ApiGatewayV2::Route');
    expect(made.AuthorizationType).toBe('NONE');
    expect(made.AuthorizationScopes).toBeUndefined();
  });

  test('does not break the guardrail, while one that the L2 opened does', () => {
    const judge = (open: (api: SecureHttpApi, stack: Stack) => void) => () => {
      const stack = ordersStack(new App());
      open(new SecureHttpApi(stack, 'Api'), stack);
      expectSecure(stack, { profile: ControlProfile.BASELINE });
    };
    expect(judge((api, stack) => {
      api.addRoute('GET /health', handlerIn(stack), { authorization: publicRoute });
    })).not.toThrow(/ApiRouteAuthorized/);
    expect(judge((api) => api.addRoutes({
      path: '/health', integration: new HttpUrlIntegration('Url', 'https://stock.example.com'), authorizer: new HttpNoneAuthorizer(),
    }))).toThrow('[Bulwark::ApiRouteAuthorized');
  });
});

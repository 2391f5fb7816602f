import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { ControlProfile, expectSecure } from '../../../lib';
import { Authorization } from '../../../lib/constructs/api-gateway/authorization';
import { SecureApi } from '../../../lib/constructs/api-gateway/secure-api';
import { handlerIn, only, ordersStack, templateOf } from './api-fixture';

const poolIn = (stack: Stack, id = 'Customers') => cognito.UserPool.fromUserPoolArn(stack, id, `arn:aws:cognito-idp:eu-west-1:111122223333:userpool/${id}`);
const publicRoute = Authorization.none({ reason: 'Load balancers ask for it without credentials.' });

describe('Cognito', () => {
  test('lets in users of the pool whose token has a scope', () => {
    const stack = ordersStack();
    const template = templateOf({ authorization: Authorization.cognito([poolIn(stack)], { scopes: ['shop/orders'] }) }, stack);
    template.hasResourceProperties('AWS::ApiGateway::Authorizer', {
      Type: 'COGNITO_USER_POOLS', ProviderARNs: ['arn:aws:cognito-idp:eu-west-1:111122223333:userpool/Customers'],
    });
    expect(only(template, 'AWS::ApiGateway::Method')).toMatchObject({
      AuthorizationType: 'COGNITO_USER_POOLS', AuthorizerId: { Ref: expect.stringMatching(/^ApiCognitoAuthorizer/) }, AuthorizationScopes: ['shop/orders'],
    });
  });

  test('is one authorizer for many routes, and one more for another pool', () => {
    const stack = ordersStack();
    const customers = Authorization.cognito([poolIn(stack)]);
    const api = new SecureApi(stack, 'Api', { authorization: customers });
    const handler = handlerIn(stack);
    api.addRoute('GET /orders', handler);
    api.addRoute('POST /orders', handler);
    Template.fromStack(stack).resourceCountIs('AWS::ApiGateway::Authorizer', 1);

    const other = ordersStack();
    const second = new SecureApi(other, 'Api', { authorization: Authorization.cognito([poolIn(other)]) });
    second.addRoute('GET /orders', handlerIn(other));
    second.addRoute('GET /stock', handlerIn(other, 'Stock'), { authorization: Authorization.cognito([poolIn(other, 'Staff')]) });
    const ids = Object.keys(Template.fromStack(other).findResources('AWS::ApiGateway::Authorizer'));
    expect(ids).toEqual([expect.stringMatching(/^ApiCognitoAuthorizer[0-9A-F]{8}$/), expect.stringMatching(/^ApiCognitoAuthorizer2[0-9A-F]{8}$/)]);
  });

  test('serves two APIs with an authorizer each', () => {
    const stack = ordersStack();
    const authorization = Authorization.cognito([poolIn(stack)]);
    for (const id of ['First', 'Second']) new SecureApi(stack, id, { authorization }).addRoute('GET /orders', handlerIn(stack, `${id}Handler`));
    Template.fromStack(stack).resourceCountIs('AWS::ApiGateway::Authorizer', 2);
  });

  test('that no route asks for makes nothing', () => {
    const stack = ordersStack();
    const api = new SecureApi(stack, 'Api', { authorization: Authorization.cognito([poolIn(stack)]) });
    api.addRoute('GET /orders', handlerIn(stack), { authorization: Authorization.iam() });
    Template.fromStack(stack).resourceCountIs('AWS::ApiGateway::Authorizer', 0);
  });
});

describe('a Lambda authorizer', () => {
  test('is asked with what identifies the caller, and may be invoked by API Gateway for it alone', () => {
    const stack = ordersStack();
    const template = templateOf({ authorization: Authorization.lambda(handlerIn(stack, 'Gate')) }, stack);
    expect(only(template, 'AWS::ApiGateway::Authorizer')).toMatchObject({
      Type: 'REQUEST', IdentitySource: 'method.request.header.Authorization', AuthorizerResultTtlInSeconds: 300,
    });
    template.hasResourceProperties('AWS::ApiGateway::Method', { AuthorizationType: 'CUSTOM' });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      FunctionName: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Gate'), 'Arn'] },
      SourceArn: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('/authorizers/')])] },
    });
  });

  test('can identify the caller otherwise, and for a shorter time', () => {
    const stack = ordersStack();
    const authorization = Authorization.lambda(handlerIn(stack, 'Gate'), {
      identitySources: [apigateway.IdentitySource.header('X-Signature')], resultsCacheTtl: Duration.seconds(0),
    });
    expect(only(templateOf({ authorization }, stack), 'AWS::ApiGateway::Authorizer')).toMatchObject({
      IdentitySource: 'method.request.header.X-Signature', AuthorizerResultTtlInSeconds: 0,
    });
  });
});

describe('JSON Web Tokens', () => {
  const issuer = { issuer: 'https://login.example.com/', audience: ['shop', 'app'] };

  test('are verified by a function that knows issuer, audience and keys', () => {
    const template = templateOf({ authorization: Authorization.jwt(issuer) });
    expect(only(template, 'AWS::ApiGateway::Authorizer')).toMatchObject({
      Type: 'TOKEN', IdentitySource: 'method.request.header.Authorization', IdentityValidationExpression: '^Bearer [-0-9a-zA-Z._]+$',
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({
          ISSUER: 'https://login.example.com/', AUDIENCE: 'shop app', JWKS_URL: 'https://login.example.com/.well-known/jwks.json',
        }),
      },
    });
    template.hasResourceProperties('AWS::ApiGateway::Method', { AuthorizationType: 'CUSTOM' });
  });

  test('can be those of a user pool of the stack', () => {
    const stack = ordersStack();
    const pool = new cognito.UserPool(stack, 'Customers');
    const { userPoolClientId } = pool.addClient('Website');
    const authorization = Authorization.jwt({ issuer: pool.userPoolProviderUrl, audience: [userPoolClientId] });
    templateOf({ authorization }, stack).hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: Match.objectLike({ AUDIENCE: stack.resolve(userPoolClientId), ISSUER: stack.resolve(pool.userPoolProviderUrl) }),
      },
    });
  });

  test('can have their keys elsewhere', () => {
    templateOf({ authorization: Authorization.jwt({ ...issuer, jwksUrl: 'https://keys.example.com/jwks' }) })
      .hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: Match.objectLike({ JWKS_URL: 'https://keys.example.com/jwks' }) } });
  });

  test.each([
    [{ ...issuer, issuer: 'http://login.example.com' }, 'the issuer must be an https URL'],
    [{ ...issuer, jwksUrl: 'http://keys.example.com' }, 'must be an https URL'],
    [{ ...issuer, audience: ['shop app'] }, "got 'shop app'. Write a list: audience: ['shop', 'app']"],
    [{ ...issuer, audience: [''] }, 'an audience is one name without spaces'],
    [{ ...issuer, audience: [] }, "Write audience: ['<client id>']"],
  ])('%j is refused', (given, message) => {
    expect(() => templateOf({ authorization: Authorization.jwt(given) })).toThrow(message);
  });
});

describe('a public route', () => {
  test('needs a reason', () => {
    expect(() => Authorization.none({ reason: 'because' })).toThrow("Authorization.none: an exception needs a reason of at least 10 characters, got 'because'");
  });

  test('is public alone: the others ask for credentials', () => {
    const stack = ordersStack();
    const api = new SecureApi(stack, 'Api');
    api.addRoute('GET /health', handlerIn(stack), { authorization: publicRoute });
    api.addRoute('GET /orders', handlerIn(stack, 'Orders'));
    const template = Template.fromStack(stack);
    template.resourcePropertiesCountIs('AWS::ApiGateway::Method', { AuthorizationType: 'NONE' }, 1);
    template.resourcePropertiesCountIs('AWS::ApiGateway::Method', { AuthorizationType: 'AWS_IAM' }, 1);
  });

  test('shows up in reports, on the method itself', () => {
    const stack = ordersStack();
    const api = new SecureApi(stack, 'Api', { authorization: publicRoute });
    const method = api.addRoute('GET /health', handlerIn(stack));
    expect(method.node.metadata).toContainEqual(expect.objectContaining({
      type: 'cdk-bulwark:exception', data: { control: 'ApiMethodAuthorized', reason: 'Load balancers ask for it without credentials.' },
    }));
  });

  test('does not break the guardrail, while one that the L2 opened does', () => {
    const judge = (open: (api: SecureApi, stack: Stack) => void) => () => {
      const stack = ordersStack(new App());
      open(new SecureApi(stack, 'Api'), stack);
      expectSecure(stack, { profile: ControlProfile.BASELINE });
    };
    const acknowledged = (api: SecureApi, stack: Stack) => api.addRoute('GET /health', handlerIn(stack), { authorization: publicRoute });
    const opened = (api: SecureApi, stack: Stack) => api.root.addMethod('GET', new apigateway.LambdaIntegration(handlerIn(stack)), {
      authorizationType: apigateway.AuthorizationType.NONE,
    });
    expect(judge(acknowledged)).not.toThrow(/ApiMethodAuthorized/);
    expect(judge(opened)).toThrow('[Bulwark::ApiMethodAuthorized');
  });
});

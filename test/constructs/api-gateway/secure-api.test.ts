import { App, Aspects, Duration, IAspect } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { SecureApi } from '../../../lib/constructs/api-gateway/secure-api';
import { handlerIn, only, ordersStack, templateOf } from './api-fixture';

const shared = ['BulwarkAlarmTopic87DE61D1', 'BulwarkAlarmTopicPolicy173558C8', 'BulwarkApiGatewayAccount6C597BA1', 'BulwarkApiGatewayAccountRoleCC759A0C', 'BulwarkKey34AADF8F'];

test('the logical ids stay the same, so that an update replaces nothing', () => {
  const stack = ordersStack();
  new SecureApi(stack, 'Api').addRoute('GET /orders', handlerIn(stack));
  const ids = Object.entries(Template.fromStack(stack).toJSON().Resources as Record<string, { Type: string }>)
    .filter(([id, { Type }]) => Type !== 'AWS::ApiGateway::Deployment' && !id.startsWith('Handler'))
    .map(([id]) => id);
  expect(ids.sort()).toEqual([
    'ApiAccessLog713001CC',
    'ApiAlarmsClientErrors7F46DCE2',
    'ApiAlarmsLatency9229192A',
    'ApiAlarmsRefusals063DF492',
    'ApiAlarmsRefusedFilterDA4B7E49',
    'ApiAlarmsServerErrorsF9205228',
    'ApiAlarmsThrottledFilterE1FF8CF3',
    'ApiAlarmsThrottles6EDE64C9',
    'ApiDeploymentStageprod3EB9684E',
    'ApiExecutionLog4D3E3207',
    'ApiF70053CD',
    'ApiFailed9DFE7264',
    'ApiRefused2DF8035A',
    'ApiValidator3C8892D8',
    'ApiWebAcl39F37228',
    'ApiWebAclAlarmsBlockedRequests2FBEB209',
    'ApiWebAclAssociation8D930937',
    'ApiWebAclLogGroup8494311B',
    'ApiWebAclLogging64B637B8',
    'Apiorders33D48F48',
    'ApiordersGET54B35769',
    'ApiordersGETApiPermissionOrdersApi2FCFC46DGETorders27B61E59',
    ...shared,
  ].sort());
});

describe('by default', () => {
  test('every method asks for IAM credentials and validates what it gets', () => {
    const template = templateOf();
    expect(only(template, 'AWS::ApiGateway::Method')).toMatchObject({
      HttpMethod: 'GET', AuthorizationType: 'AWS_IAM', RequestValidatorId: { Ref: 'ApiValidator3C8892D8' },
    });
    template.hasResourceProperties('AWS::ApiGateway::RequestValidator', { ValidateRequestBody: true, ValidateRequestParameters: true });
  });

  test('so does a method that the L2 adds', () => {
    const stack = ordersStack();
    const api = new SecureApi(stack, 'Api');
    api.root.addMethod('DELETE', new apigateway.LambdaIntegration(handlerIn(stack)));
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Method', {
      HttpMethod: 'DELETE', AuthorizationType: 'AWS_IAM', RequestValidatorId: { Ref: 'ApiValidator3C8892D8' },
    });
  });

  test('50 requests per second and 100 at once are let through', () => {
    templateOf().hasResourceProperties('AWS::ApiGateway::Stage', {
      MethodSettings: [Match.objectLike({ ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 })],
    });
  });

  test('errors are logged without bodies, and requests are traced', () => {
    templateOf().hasResourceProperties('AWS::ApiGateway::Stage', {
      MethodSettings: [Match.objectLike({ LoggingLevel: 'ERROR', DataTraceEnabled: false })],
      TracingEnabled: true,
    });
  });

  test("API Gateway's own log is encrypted and expires, and is there before the stage", () => {
    const template = templateOf();
    const [[id, { Properties, DeletionPolicy }]] = Object.entries(template.findResources('AWS::Logs::LogGroup', {
      Properties: { LogGroupName: { 'Fn::Join': ['', ['API-Gateway-Execution-Logs_', { Ref: 'ApiF70053CD' }, '/prod']] } },
    }));
    expect(Properties).toMatchObject({ RetentionInDays: 365, KmsKeyId: expect.anything() });
    expect(DeletionPolicy).toBe('Retain');
    template.hasResource('AWS::ApiGateway::Stage', { DependsOn: Match.arrayWith([id]) });
  });

  test('the access log is JSON, encrypted, and says who called and how each gate decided', () => {
    const template = templateOf();
    const { AccessLogSetting: { DestinationArn, Format } } = only(template, 'AWS::ApiGateway::Stage') as {
      AccessLogSetting: { DestinationArn: unknown; Format: string };
    };
    expect(DestinationArn).toEqual({ 'Fn::GetAtt': ['ApiAccessLog713001CC', 'Arn'] });
    expect(Object.values(JSON.parse(Format))).toEqual(expect.arrayContaining([
      '$context.identity.userArn', '$context.authorizer.principalId', '$context.authorize.error', '$context.error.responseType',
      '$context.error.validationErrorString', '$context.wafResponseCode', '$context.status', '$context.requestId', '$context.identity.sourceIp',
    ]));
    expect(Format).not.toMatch(/header|body|Authorization/);
  });

  test('metrics are kept by a name that holds the stack, so that alarms count no other API', () => {
    const template = templateOf();
    expect(only(template, 'AWS::ApiGateway::RestApi').Name).toBe('Orders-Api');
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: '5XXError', Dimensions: Match.arrayWith([{ Name: 'ApiName', Value: 'Orders-Api' }]),
    });
  });
});

describe('a route', () => {
  test('lets its own method invoke the handler, and not the console', () => {
    const stack = ordersStack();
    new SecureApi(stack, 'Api').addRoute('POST /orders/{id}', handlerIn(stack));
    expect(only(Template.fromStack(stack), 'AWS::Lambda::Permission')).toMatchObject({
      Principal: 'apigateway.amazonaws.com',
      SourceArn: { 'Fn::Join': ['', expect.arrayContaining([{ Ref: 'ApiF70053CD' }, '/POST/orders/*'])] },
    });
  });

  test('has limits of its own, and keeps what the stage says besides', () => {
    const stack = ordersStack();
    new SecureApi(stack, 'Api').addRoute('POST /orders/{id}', handlerIn(stack), { throttle: { rateLimit: 5, burstLimit: 10 } });
    expect(only(Template.fromStack(stack), 'AWS::ApiGateway::Stage').MethodSettings).toEqual([
      expect.objectContaining({ ResourcePath: '/*', HttpMethod: '*', ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 }),
      {
        ResourcePath: '/~1orders~1{id}', HttpMethod: 'POST', ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10,
        LoggingLevel: 'ERROR', DataTraceEnabled: false, MetricsEnabled: false,
      },
    ]);
  });

  test('asks for the parameters of its path, query and headers', () => {
    const stack = ordersStack();
    new SecureApi(stack, 'Api').addRoute('GET /orders/{id}', handlerIn(stack), { requiredQueryParameters: ['page'], requiredHeaders: ['X-Tenant'] });
    expect(only(Template.fromStack(stack), 'AWS::ApiGateway::Method').RequestParameters).toEqual({
      'method.request.path.id': true, 'method.request.querystring.page': true, 'method.request.header.X-Tenant': true,
    });
  });

  test('validates bodies of every content type against its schema', () => {
    const stack = ordersStack();
    new SecureApi(stack, 'Api').addRoute('POST /orders', handlerIn(stack), { body: { properties: { kind: { const: 'book' } } } });
    const template = Template.fromStack(stack);
    const [[id, model]] = Object.entries(template.findResources('AWS::ApiGateway::Model'));
    expect(model.Properties.Schema).toEqual({ $schema: 'http://json-schema.org/draft-04/schema#', properties: { kind: { enum: ['book'] } } });
    expect(only(template, 'AWS::ApiGateway::Method').RequestModels).toEqual({ $default: { Ref: id } });
  });

  test('is deployed anew when its schema changes', () => {
    const deployment = (body: Record<string, unknown>) => {
      const stack = ordersStack();
      new SecureApi(stack, 'Api').addRoute('POST /orders', handlerIn(stack), { body });
      return Object.keys(Template.fromStack(stack).findResources('AWS::ApiGateway::Deployment'))[0];
    };
    expect(deployment({ type: 'object' })).toBe(deployment({ type: 'object' }));
    expect(deployment({ type: 'object' })).not.toBe(deployment({ type: 'array' }));
  });

  test('whose path reads like another has a model of its own', () => {
    const stack = ordersStack();
    const api = new SecureApi(stack, 'Api');
    api.addRoute('POST /a/b', handlerIn(stack), { body: {} });
    api.addRoute('POST /ab', handlerIn(stack, 'Other'), { body: {} });
    Template.fromStack(stack).resourceCountIs('AWS::ApiGateway::Model', 2);
  });

  test('takes aliases and imported functions', () => {
    const stack = ordersStack();
    const api = new SecureApi(stack, 'Api');
    api.addRoute('GET /alias', new lambda.Alias(stack, 'Live', { aliasName: 'live', version: handlerIn(stack).currentVersion }));
    api.addRoute('GET /imported', lambda.Function.fromFunctionAttributes(stack, 'Imported', {
      functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:imported', sameEnvironment: true,
    }));
    Template.fromStack(stack).resourceCountIs('AWS::ApiGateway::Method', 2);
  });

  test.each([
    ['POST orders', {}, "'POST orders' is no route"],
    ['GET /orders', {}, "there is a route 'GET /orders' already"],
    ['POST /orders', { body: { if: {} } }, "SecureApi 'Orders/Api', route 'POST /orders': 'if' at #/if can't be expressed"],
    ['POST /orders', { throttle: { rateLimit: 0, burstLimit: 1 } }, "route 'POST /orders': a throttle takes a rateLimit above 0"],
  ])("'%s' %j is refused", (route, options, message) => {
    const stack = ordersStack();
    const api = new SecureApi(stack, 'Api');
    const handler = handlerIn(stack);
    api.addRoute('GET /orders', handler);
    expect(() => api.addRoute(route, handler, options)).toThrow(message);
  });
});

describe('what is given takes the place of the default', () => {
  test('limits, stage name, name and description', () => {
    const template = templateOf({ throttle: { rateLimit: 5, burstLimit: 7 }, stageName: 'live', restApiName: 'orders', description: 'Takes orders' });
    template.hasResourceProperties('AWS::ApiGateway::Stage', {
      StageName: 'live', MethodSettings: [Match.objectLike({ ThrottlingRateLimit: 5, ThrottlingBurstLimit: 7 })],
    });
    template.hasResourceProperties('AWS::ApiGateway::RestApi', { Name: 'orders', Description: 'Takes orders' });
    template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: { 'Fn::Join': ['', Match.arrayWith(['/live'])] } });
  });

  test('an access log of your own', () => {
    const stack = ordersStack();
    const accessLog = new logs.LogGroup(stack, 'Mine');
    const template = templateOf({ accessLog }, stack);
    template.hasResourceProperties('AWS::ApiGateway::Stage', { AccessLogSetting: { DestinationArn: stack.resolve(accessLog.logGroupArn) } });
    template.resourceCountIs('AWS::Logs::LogGroup', 3);
  });

  test('a key of your own encrypts all logs', () => {
    const stack = ordersStack();
    const encryptionKey = new kms.Key(stack, 'Mine');
    const template = templateOf({ encryptionKey, alarms: { enabled: false } }, stack);
    template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: stack.resolve(encryptionKey.keyArn) });
    template.resourceCountIs('AWS::KMS::Key', 1);
  });

  test('a policy of your own', () => {
    const policy = new iam.PolicyDocument({
      statements: [new iam.PolicyStatement({ principals: [new iam.AccountRootPrincipal()], actions: ['execute-api:Invoke'], resources: ['execute-api:/*'] })],
    });
    templateOf({ policy }).hasResourceProperties('AWS::ApiGateway::RestApi', { Policy: { Statement: [Match.objectLike({ Effect: 'Allow' })] } });
  });

  test.each([
    [{ rateLimit: -1, burstLimit: 100 }, 'got -1 and 100'],
    [{ rateLimit: 10, burstLimit: 0 }, 'got 10 and 0'],
    [{ rateLimit: Number.NaN, burstLimit: 1 }, 'got NaN and 1'],
    [{ rateLimit: 10, burstLimit: 1.5 }, 'Write for instance throttle: { rateLimit: 50, burstLimit: 100 }'],
  ])('but a throttle of %j, which is none, is refused', (throttle, message) => {
    expect(() => new SecureApi(ordersStack(), 'Api', { throttle })).toThrow(message);
  });
});

describe('it is a RestApi', () => {
  test('for constructs that take one', () => {
    const stack = ordersStack();
    const api = new SecureApi(stack, 'Api');
    api.addRoute('GET /orders', handlerIn(stack));
    expect(apigateway.RestApi.isRestApi(api)).toBe(true);
    expect(api.node.defaultChild).toBeInstanceOf(apigateway.CfnRestApi);
    new events.Rule(stack, 'Nightly', {
      schedule: events.Schedule.rate(Duration.days(1)),
      targets: [new targets.ApiGateway(api, { method: 'GET', path: '/orders' })],
    });
    new apigateway.Model(stack, 'Model', { restApi: api, schema: { type: apigateway.JsonSchemaType.OBJECT } });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [Match.objectLike({ Arn: { 'Fn::Join': ['', Match.arrayWith([{ Ref: 'ApiF70053CD' }, '/GET/orders'])] } })],
    });
    const deployment = Object.values(template.findResources('AWS::ApiGateway::Deployment'))[0];
    expect(deployment.DependsOn).toContainEqual(expect.stringMatching(/^Model/));
  });

  test('whose usage plans hold its stage and limits', () => {
    const stack = ordersStack();
    const api = new SecureApi(stack, 'Api');
    api.addRoute('GET /orders', handlerIn(stack), { apiKeyRequired: true });
    api.addUsagePlan('Partners', { quota: { limit: 1000, period: apigateway.Period.DAY } }).addApiKey(api.addApiKey('Key'));
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::ApiGateway::UsagePlan', {
      ApiStages: [{ ApiId: { Ref: 'ApiF70053CD' }, Stage: { Ref: 'ApiDeploymentStageprod3EB9684E' } }],
      Throttle: { RateLimit: 50, BurstLimit: 100 },
      Quota: { Limit: 1000, Period: 'DAY' },
    });
    template.hasResourceProperties('AWS::ApiGateway::Method', { ApiKeyRequired: true, AuthorizationType: 'AWS_IAM' });
  });

  test('whose own request validators are kept', () => {
    const stack = ordersStack();
    const api = new SecureApi(stack, 'Api');
    const requestValidator = api.addRequestValidator('Mine', { validateRequestParameters: true });
    api.root.addMethod('GET', new apigateway.LambdaIntegration(handlerIn(stack)), { requestValidator });
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Method', { RequestValidatorId: stack.resolve(requestValidator.requestValidatorId) });
  });

  test('whose parts are exposed, and which aspects of the app reach', () => {
    const app = new App();
    const stack = ordersStack(app);
    const api = new SecureApi(stack, 'Api');
    api.addRoute('GET /orders', handlerIn(stack));
    const seen: string[] = [];
    const visit: IAspect['visit'] = (node) => void seen.push(node.node.path);
    Aspects.of(app).add({ visit });
    app.synth();
    const made = [api.accessLog, api.executionLog, api.requestValidator, api.webAcl!, ...api.gatewayResponses];
    expect(seen).toEqual(expect.arrayContaining(made.map(({ node }) => node.path)));
  });
});

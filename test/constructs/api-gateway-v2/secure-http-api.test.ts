import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUrlIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { HttpApiDomainProps } from '../../../lib/constructs/api-gateway-v2/api-domain';
import { SecureHttpApi } from '../../../lib/constructs/api-gateway-v2/secure-http-api';
import { HttpRouteOptions, SecureHttpApiProps } from '../../../lib/constructs/api-gateway-v2/secure-http-api-props';
import { carryTrustedSources } from '../../../lib/constructs/lambda/trusted-sources';
import { handlerIn, only, ordersStack } from '../api-gateway/api-fixture';
import { templateOf } from './http-api-fixture';

test('the logical ids stay the same, so that an update replaces nothing', () => {
  const stack = ordersStack();
  new SecureHttpApi(stack, 'Api').addRoute('GET /orders', handlerIn(stack));
  const ids = Object.keys(Template.fromStack(stack).toJSON().Resources as object).filter((id) => !id.startsWith('Handler'));
  expect(ids.sort()).toEqual([
    'ApiAccessLog713001CC',
    'ApiAlarmsClientErrors7F46DCE2',
    'ApiAlarmsLatency9229192A',
    'ApiAlarmsRefusals063DF492',
    'ApiAlarmsRefusedFilterDA4B7E49',
    'ApiAlarmsServerErrorsF9205228',
    'ApiAlarmsThrottledFilterE1FF8CF3',
    'ApiAlarmsThrottles6EDE64C9',
    'ApiDefaultStage189A7074',
    'ApiF70053CD',
    'ApiGETorders65B0F255',
    'ApiGETordersIntegrationA2FF070B',
    'ApiGETordersPermissionC99129B8',
    'BulwarkAlarmTopic87DE61D1',
    'BulwarkAlarmTopicPolicy173558C8',
    'BulwarkKey34AADF8F',
  ]);
});

describe('by default', () => {
  test('a route asks for IAM credentials', () => {
    expect(only(templateOf(), 'AWS::ApiGatewayV2::Route')).toMatchObject({ RouteKey: 'GET /orders/{id}', AuthorizationType: 'AWS_IAM' });
  });

  test('so does a route that the L2 adds', () => {
    const stack = ordersStack();
    new SecureHttpApi(stack, 'Api').addRoutes({ path: '/stock', integration: new HttpUrlIntegration('Stock', 'https://stock.example.com') });
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'ANY /stock', AuthorizationType: 'AWS_IAM' });
  });

  test('50 requests per second and 100 at once are let through', () => {
    expect(only(templateOf(), 'AWS::ApiGatewayV2::Stage')).toMatchObject({
      StageName: '$default', DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
  });

  test('the access log is JSON, encrypted, and says who called and how it was decided', () => {
    const template = templateOf();
    const { AccessLogSettings: { DestinationArn, Format } } = only(template, 'AWS::ApiGatewayV2::Stage') as {
      AccessLogSettings: { DestinationArn: { 'Fn::GetAtt': string[] }; Format: string };
    };
    expect(DestinationArn['Fn::GetAtt'][0]).toMatch(/^ApiAccessLog/);
    expect(Object.values(JSON.parse(Format))).toEqual(expect.arrayContaining([
      '$context.identity.userArn', '$context.authorizer.claims.sub', '$context.authorizer.error', '$context.error.responseType',
      '$context.status', '$context.requestId', '$context.identity.sourceIp', '$context.routeKey',
    ]));
    expect(Format).not.toMatch(/header|body|Authorization|query/);
    template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: Match.stringLikeRegexp('^/aws/vendedlogs/apis/OrdersApi'), RetentionInDays: 365, KmsKeyId: Match.anyValue() });
  });

  test('no web page may call it, and nobody but through its own address', () => {
    expect(only(templateOf(), 'AWS::ApiGatewayV2::Api')).toMatchObject({ ProtocolType: 'HTTP', DisableExecuteApiEndpoint: false });
    expect(only(templateOf(), 'AWS::ApiGatewayV2::Api').CorsConfiguration).toBeUndefined();
  });
});

describe('a route', () => {
  const permissionFor = (route: string) => {
    const stack = ordersStack();
    new SecureHttpApi(stack, 'Api').addRoute(route, handlerIn(stack));
    return (only(Template.fromStack(stack), 'AWS::Lambda::Permission') as { SourceArn: { 'Fn::Join': [string, unknown[]] } }).SourceArn['Fn::Join'][1].at(-1);
  };

  test.each([
    ['GET /orders', '/*/GET/orders'],
    ['PUT /orders/{id}', '/*/PUT/orders/*'],
    ['ANY /files/{path+}', '/*/*/files/*'],
  ])("'%s' may invoke its handler, and no other route may", (route, arn) => {
    expect(permissionFor(route)).toBe(arn);
  });

  test('tells a guarded function that the API is a source of its events', () => {
    const stack = ordersStack();
    const handler = handlerIn(stack);
    carryTrustedSources(handler, handler);
    new SecureHttpApi(stack, 'Api').addRoute('GET /orders', handler);
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { BULWARK_TRUSTED_SOURCES: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('"kind":"apiGateway"')])] } } },
    });
  });

  test('has limits of its own, which wait until it is there', () => {
    const template = templateOf({}, ordersStack(), { throttle: { rateLimit: 1, burstLimit: 2 } });
    template.hasResource('AWS::ApiGatewayV2::Stage', {
      Properties: { RouteSettings: { 'GET /orders/{id}': { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2 } } },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^ApiGETorders')]),
    });
  });

  test('waits for its function as long as that may take, and 29 seconds at most', () => {
    const timeout = (seconds?: number, given?: Duration) => {
      const stack = ordersStack();
      const handler = new lambda.Function(stack, 'Handler', {
        code: lambda.Code.fromInline('//'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_24_X, timeout: seconds === undefined ? undefined : Duration.seconds(seconds),
      });
      new SecureHttpApi(stack, 'Api').addRoute('GET /orders', handler, { timeout: given });
      return only(Template.fromStack(stack), 'AWS::ApiGatewayV2::Integration').TimeoutInMillis;
    };
    expect([timeout(5), timeout(60), timeout(), timeout(60, Duration.seconds(3))]).toEqual([5_000, 29_000, 29_000, 3_000]);
  });

  test('takes aliases and imported functions', () => {
    const stack = ordersStack();
    const api = new SecureHttpApi(stack, 'Api');
    api.addRoute('GET /alias', new lambda.Alias(stack, 'Live', { aliasName: 'live', version: handlerIn(stack).currentVersion }));
    api.addRoute('GET /imported', lambda.Function.fromFunctionAttributes(stack, 'Imported', {
      functionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:imported', sameEnvironment: true,
    }));
    Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::Route', 2);
  });

  test.each<[string, HttpRouteOptions, string]>([
    ['POST orders', {}, "'POST orders' is no route"],
    ['OPTIONS /orders', {}, "OPTIONS is answered by 'cors'"],
    ['GET /orders/{id}', {}, "there is a route 'GET /orders/{id}' already"],
    ['GET /orders/{number}', {}, "there is a route 'GET /orders/{number}' already"],
    ['POST /orders', { throttle: { rateLimit: 0, burstLimit: 1 } }, "SecureHttpApi 'Orders/Api', route 'POST /orders': a throttle takes a rateLimit above 0"],
    ['POST /orders', { timeout: Duration.minutes(1) }, "route 'POST /orders': API Gateway waits 50 to 29000 milliseconds for a function, got a timeout of 60000. Write for instance"],
  ])("'%s' %j is refused", (route, options, message) => {
    const stack = ordersStack();
    const api = new SecureHttpApi(stack, 'Api');
    const handler = handlerIn(stack);
    api.addRoute('GET /orders/{id}', handler);
    expect(() => api.addRoute(route, handler, options)).toThrow(message);
  });
});

test('web pages that are named may call, and preflights need no credentials', () => {
  const template = templateOf({ cors: { allowOrigins: ['https://shop.example.com'] } });
  expect(only(template, 'AWS::ApiGatewayV2::Api').CorsConfiguration).toMatchObject({
    AllowOrigins: ['https://shop.example.com'], AllowMethods: ['*'], AllowHeaders: expect.arrayContaining(['Authorization']), MaxAge: 3600,
  });
  template.resourceCountIs('AWS::ApiGatewayV2::Route', 1);
});

describe('a domain', () => {
  const domainIn = (stack: Stack): HttpApiDomainProps => ({
    domainName: 'api.example.com',
    certificate: acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:111122223333:certificate/c'),
  });
  const mutualTlsIn = (stack: Stack): HttpApiDomainProps => ({
    ...domainIn(stack), mutualTls: { bucket: s3.Bucket.fromBucketName(stack, 'Trust', 'trust'), key: 'authorities.pem', version: '7' },
  });

  test('takes TLS 1.2 at least, and the execute-api endpoint is off', () => {
    const stack = ordersStack();
    const template = templateOf({ domain: domainIn(stack) }, stack);
    template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      DomainName: 'api.example.com', DomainNameConfigurations: [Match.objectLike({ SecurityPolicy: 'TLS_1_2', EndpointType: 'REGIONAL' })],
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::ApiMapping', { ApiId: { Ref: 'ApiF70053CD' }, Stage: '$default' });
    expect(only(template, 'AWS::ApiGatewayV2::Api').DisableExecuteApiEndpoint).toBe(true);
  });

  test('is where the URL points to', () => {
    const stack = ordersStack();
    const api = new SecureHttpApi(stack, 'Api', { domain: domainIn(stack) });
    expect(stack.resolve(api.url)).toEqual({ 'Fn::Join': ['', ['https://', { Ref: expect.stringMatching(/^ApiDomain/) }, '/']] });
    expect(stack.resolve(api.domain!.regionalDomainName)).toBeDefined();
    expect(JSON.stringify(stack.resolve(new SecureHttpApi(stack, 'Plain').url))).toContain('.execute-api.');
  });

  test('with mutual TLS asks for certificates', () => {
    const stack = ordersStack();
    templateOf({ domain: mutualTlsIn(stack) }, stack).hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
      MutualTlsAuthentication: { TruststoreUri: 's3://trust/authorities.pem', TruststoreVersion: '7' },
    });
  });

  test('can leave the execute-api endpoint on, for clients that still use it', () => {
    const stack = ordersStack();
    expect(only(templateOf({ domain: domainIn(stack), disableExecuteApiEndpoint: false }, stack), 'AWS::ApiGatewayV2::Api').DisableExecuteApiEndpoint).toBe(false);
  });

  test('with mutual TLS that the execute-api endpoint passes by is refused', () => {
    const stack = ordersStack();
    expect(() => new SecureHttpApi(stack, 'Api', { domain: mutualTlsIn(stack), disableExecuteApiEndpoint: false }))
      .toThrow("SecureHttpApi 'Orders/Api': with mutual TLS the execute-api endpoint has to be off");
  });
});

test.each<[string, SecureHttpApiProps, string]>([
  ['no endpoint at all', { disableExecuteApiEndpoint: true }, 'without a domain nobody could reach the API'],
  ['CORS for everybody', { cors: { allowOrigins: ['*'] } }, "cors.allowOrigins holds '*'"],
  ['a throttle that lets nothing through', { throttle: { rateLimit: 10, burstLimit: 0 } }, 'got 10 and 0'],
])('%s is refused', (_what, props, message) => {
  const make = () => new SecureHttpApi(ordersStack(), 'Api', props);
  expect(make).toThrow(/^SecureHttpApi 'Orders\/Api': /);
  expect(make).toThrow(message);
});

describe('what is given takes the place of the default', () => {
  test('limits, name and description', () => {
    const template = templateOf({ throttle: { rateLimit: 5, burstLimit: 7 }, apiName: 'orders', description: 'Takes orders' });
    expect(only(template, 'AWS::ApiGatewayV2::Stage').DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 5, ThrottlingBurstLimit: 7 });
    expect(only(template, 'AWS::ApiGatewayV2::Api')).toMatchObject({ Name: 'orders', Description: 'Takes orders' });
  });

  test('an access log of your own', () => {
    const stack = ordersStack();
    const accessLog = new logs.LogGroup(stack, 'Mine');
    const template = templateOf({ accessLog }, stack);
    template.hasResourceProperties('AWS::ApiGatewayV2::Stage', { AccessLogSettings: { DestinationArn: stack.resolve(accessLog.logGroupArn) } });
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
  });

  test('a key of your own encrypts the log', () => {
    const stack = ordersStack();
    const encryptionKey = new kms.Key(stack, 'Mine');
    const template = templateOf({ encryptionKey, alarms: { enabled: false } }, stack);
    template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: stack.resolve(encryptionKey.keyArn) });
    template.resourceCountIs('AWS::KMS::Key', 1);
  });
});

describe('alarms', () => {
  test.each([
    ['server errors', { MetricName: '5xx', Statistic: 'Sum', Threshold: 5 }],
    ['the share of client errors', { MetricName: '4xx', Statistic: 'Average', Threshold: 0.25 }],
    ['slow answers', { MetricName: 'Latency', ExtendedStatistic: 'p99', Threshold: 5000 }],
    ['throttled requests', { MetricName: Match.stringLikeRegexp('-Throttled$'), Namespace: 'CdkBulwark/SecureHttpApi' }],
    ['bursts of 401 and 403', { MetricName: Match.stringLikeRegexp('-Refused$'), Namespace: 'CdkBulwark/SecureHttpApi' }],
  ])('are raised on %s', (_what, alarm) => {
    templateOf().hasResourceProperties('AWS::CloudWatch::Alarm', { ...alarm, AlarmActions: [{ Ref: 'BulwarkAlarmTopic87DE61D1' }] });
  });

  test('count this stage of this API alone', () => {
    templateOf().hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: '5xx', Dimensions: [{ Name: 'ApiId', Value: { Ref: 'ApiF70053CD' } }, { Name: 'Stage', Value: '$default' }],
    });
  });

  test('are exposed, and can be switched off', () => {
    expect(new SecureHttpApi(ordersStack(), 'Api').alarms).toHaveLength(5);
    templateOf({ alarms: { enabled: false } }).resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });
});

test('it is an HttpApi, whose routes grant and whose stages serve', () => {
  const stack = ordersStack();
  const api: apigatewayv2.HttpApi = new SecureHttpApi(stack, 'Api');
  const route = (api as SecureHttpApi).addRoute('GET /orders', handlerIn(stack));
  const caller = new iam.Role(stack, 'Caller', { assumedBy: new iam.AccountRootPrincipal() });
  route.grantInvoke(caller);
  const mapped: apigatewayv2.IHttpApi = api;
  expect(mapped.defaultStage!.stageName).toBeDefined();
  Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: { Statement: [Match.objectLike({ Action: 'execute-api:Invoke' })] },
  });
});

import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { SecureWebSocketApi } from '../../../lib/constructs/api-gateway-v2/secure-web-socket-api';
import { MessageRouteOptions, SecureWebSocketApiProps } from '../../../lib/constructs/api-gateway-v2/secure-web-socket-api-props';
import { WebSocketAuthorization } from '../../../lib/constructs/api-gateway-v2/web-socket-authorization';
import { carryTrustedSources } from '../../../lib/constructs/lambda/trusted-sources';
import { handlerIn, only, ordersStack } from '../api-gateway/api-fixture';

function templateOf(props: SecureWebSocketApiProps = {}, stack: Stack = ordersStack()): Template {
  new SecureWebSocketApi(stack, 'Chat', props);
  return Template.fromStack(stack);
}

test('the logical ids stay the same, so that an update replaces nothing', () => {
  const ids = Object.keys(templateOf().toJSON().Resources as object);
  expect(ids.sort()).toEqual([
    'BulwarkAlarmTopic87DE61D1',
    'BulwarkAlarmTopicPolicy173558C8',
    'BulwarkApiGatewayAccount6C597BA1',
    'BulwarkApiGatewayAccountRoleCC759A0C',
    'BulwarkKey34AADF8F',
    'Chat26DEB33F',
    'ChatAccessLog7E4D0E20',
    'ChatAlarmsClientErrorsA01B8D96',
    'ChatAlarmsExecutionErrors93A96BC8',
    'ChatAlarmsIntegrationErrorsB0E779B5',
    'ChatAlarmsRefusals7FFC2257',
    'ChatAlarmsRefusedFilter17BF1A8B',
    'ChatAlarmsThrottledFilter9914EC6F',
    'ChatAlarmsThrottles0213827F',
    'ChatExecutionLogB649ABDC',
    'ChatStage8BF11434',
    'ChatconnectRoute3B50C70B',
    'ChatconnectRouteIntegration9ED7EC1B',
    'ChatconnectRouteIntegrationResponseEEBEC366',
    'ChatconnectRouteResponseA29E0554',
  ]);
});

describe('by default', () => {
  test('who connects is asked for IAM credentials, and connected without a function', () => {
    const template = templateOf();
    expect(only(template, 'AWS::ApiGatewayV2::Route')).toMatchObject({
      RouteKey: '$connect', AuthorizationType: 'AWS_IAM', RouteResponseSelectionExpression: '$default',
    });
    expect(only(template, 'AWS::ApiGatewayV2::Integration')).toMatchObject({
      IntegrationType: 'MOCK', RequestTemplates: { 200: '{"statusCode":200}' }, TemplateSelectionExpression: '200',
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::IntegrationResponse', { IntegrationResponseKey: '/200/' });
    template.hasResourceProperties('AWS::ApiGatewayV2::RouteResponse', { RouteResponseKey: '$default' });
  });

  test('50 messages per second and 100 at once are let through, and errors are logged without messages', () => {
    expect(only(templateOf(), 'AWS::ApiGatewayV2::Stage')).toMatchObject({
      StageName: 'prod',
      AutoDeploy: true,
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100, LoggingLevel: 'ERROR', DataTraceEnabled: false },
    });
  });

  test('the access log is JSON and holds no message', () => {
    const { AccessLogSettings: { Format } } = only(templateOf(), 'AWS::ApiGatewayV2::Stage') as { AccessLogSettings: { Format: string } };
    expect(Object.values(JSON.parse(Format))).toEqual(expect.arrayContaining([
      '$context.connectionId', '$context.eventType', '$context.identity.userArn', '$context.authorize.error', '$context.status', '$context.requestId',
    ]));
    expect(Format).not.toMatch(/body|header|query/);
  });

  test("API Gateway's own log is encrypted and expires, and is there before the stage", () => {
    const template = templateOf();
    const [[id, { Properties }]] = Object.entries(template.findResources('AWS::Logs::LogGroup', {
      Properties: { LogGroupName: { 'Fn::Join': ['', ['/aws/apigateway/', { Ref: Match.stringLikeRegexp('^Chat') }, '/prod']] } },
    }));
    expect(Properties).toMatchObject({ RetentionInDays: 365, KmsKeyId: expect.anything() });
    template.hasResource('AWS::ApiGatewayV2::Stage', { DependsOn: Match.arrayWith([id]) });
  });

  test('the account lets API Gateway log, once however many APIs there are', () => {
    const stack = ordersStack();
    new SecureWebSocketApi(stack, 'Other');
    templateOf({}, stack).resourceCountIs('AWS::ApiGateway::Account', 1);
    templateOf({ configureAccount: false }).resourceCountIs('AWS::ApiGateway::Account', 0);
  });
});

describe('who connects', () => {
  test('can be asked by a function of yours, with what identifies the client', () => {
    const stack = ordersStack();
    const authorization = WebSocketAuthorization.lambda(handlerIn(stack, 'Gate'), { identitySources: ['route.request.querystring.token'] });
    const template = templateOf({ authorization }, stack);
    expect(only(template, 'AWS::ApiGatewayV2::Authorizer')).toMatchObject({ AuthorizerType: 'REQUEST', IdentitySource: ['route.request.querystring.token'] });
    expect(only(template, 'AWS::ApiGatewayV2::Route')).toMatchObject({ AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: expect.stringMatching(/^Chat/) } });
    template.hasResourceProperties('AWS::Lambda::Permission', { SourceArn: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('/authorizers/')])] } });
  });

  test('names its credentials in the header Authorization where nothing else is said', () => {
    const stack = ordersStack();
    const template = templateOf({ authorization: WebSocketAuthorization.lambda(handlerIn(stack, 'Gate')) }, stack);
    expect(only(template, 'AWS::ApiGatewayV2::Authorizer').IdentitySource).toEqual(['route.request.header.Authorization']);
  });

  test('serves two APIs with an authorizer each', () => {
    const stack = ordersStack();
    const authorization = WebSocketAuthorization.lambda(handlerIn(stack, 'Gate'));
    new SecureWebSocketApi(stack, 'Other', { authorization });
    templateOf({ authorization }, stack).resourceCountIs('AWS::ApiGatewayV2::Authorizer', 2);
  });

  test('is told to functions of yours, which the API alone may invoke for it', () => {
    const stack = ordersStack();
    const template = templateOf({ connectHandler: handlerIn(stack, 'Connect'), disconnectHandler: handlerIn(stack, 'Disconnect') }, stack);
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$connect', AuthorizationType: 'AWS_IAM' });
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: '$disconnect' });
    template.allResourcesProperties('AWS::ApiGatewayV2::Integration', { IntegrationType: 'AWS_PROXY', TimeoutInMillis: 29_000 });
    for (const key of ['$connect', '$disconnect']) {
      template.hasResourceProperties('AWS::Lambda::Permission', {
        Principal: 'apigateway.amazonaws.com', SourceArn: { 'Fn::Join': ['', Match.arrayWith([`/*/${key}`])] },
      });
    }
  });
});

describe('a route', () => {
  const withRoute = (options: MessageRouteOptions = {}) => {
    const stack = ordersStack();
    const handler = handlerIn(stack);
    carryTrustedSources(handler, handler);
    new SecureWebSocketApi(stack, 'Chat').on('sendMessage', handler, options);
    return Template.fromStack(stack);
  };

  test('has a function handle messages, and tells it that the API is a source of its events', () => {
    const template = withRoute();
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', {
      RouteKey: 'sendMessage', AuthorizationType: Match.absent(), RouteResponseSelectionExpression: Match.absent(),
    });
    template.hasResourceProperties('AWS::Lambda::Permission', { SourceArn: { 'Fn::Join': ['', Match.arrayWith(['/*/sendMessage'])] } });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { BULWARK_TRUSTED_SOURCES: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('"kind":"apiGateway"')])] } } },
    });
  });

  test('has limits of its own, keeps what the stage says besides, and can answer', () => {
    const template = withRoute({ throttle: { rateLimit: 1, burstLimit: 2 }, returnResponse: true, timeout: Duration.seconds(3) });
    template.hasResource('AWS::ApiGatewayV2::Stage', {
      Properties: {
        RouteSettings: { sendMessage: { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2, LoggingLevel: 'ERROR', DataTraceEnabled: false } },
      },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('^ChatsendMessageRoute')]),
    });
    template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'sendMessage', RouteResponseSelectionExpression: '$default' });
    template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { TimeoutInMillis: 3_000 });
  });

  test.each<[string, MessageRouteOptions, string]>([
    ['$connect', {}, "there is a route '$connect' already. Write connectHandler and authorization in the props"],
    ['sendMessage', {}, "there is a route 'sendMessage' already. Write another key"],
    ['leave', { throttle: { rateLimit: 0, burstLimit: 1 } }, "SecureWebSocketApi 'Orders/Chat', route 'leave': a throttle takes"],
    ['leave', { timeout: Duration.minutes(1) }, 'API Gateway waits 50 to 29000 milliseconds'],
  ])("'%s' %j is refused", (key, options, message) => {
    const stack = ordersStack();
    const api = new SecureWebSocketApi(stack, 'Chat');
    const handler = handlerIn(stack);
    api.on('sendMessage', handler);
    expect(() => api.on(key, handler, options)).toThrow(message);
  });
});

test('a limit that is none is refused', () => {
  expect(() => templateOf({ throttle: { rateLimit: -1, burstLimit: 1 } })).toThrow("SecureWebSocketApi 'Orders/Chat': a throttle takes a rateLimit above 0");
});

describe('grants are for this stage alone:', () => {
  test.each<[string, (api: SecureWebSocketApi) => (grantee: Parameters<SecureWebSocketApi['grantSend']>[0]) => void, string, string]>([
    ['sending', (api) => (grantee) => api.grantSend(grantee), 'execute-api:ManageConnections', '/prod/POST/@connections/*'],
    ['managing connections', (api) => (grantee) => api.grantManageConnections(grantee), 'execute-api:ManageConnections', '/prod/*/@connections/*'],
    ['connecting', (api) => (grantee) => api.grantConnect(grantee), 'execute-api:Invoke', '/prod/$connect'],
  ])('%s', (_what, grant, Action, suffix) => {
    const stack = ordersStack();
    grant(new SecureWebSocketApi(stack, 'Chat'))(handlerIn(stack));
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Action, Resource: { 'Fn::Join': ['', Match.arrayWith([suffix])] } })] },
    });
  });
});

test('with a domain clients and functions use that, and the execute-api endpoint is off', () => {
  const stack = ordersStack();
  const certificate = acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:eu-west-1:111122223333:certificate/c');
  const api = new SecureWebSocketApi(stack, 'Chat', { domain: { domainName: 'chat.example.com', certificate } });
  const plain = new SecureWebSocketApi(stack, 'Plain');
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::ApiGatewayV2::DomainName', { DomainNameConfigurations: [Match.objectLike({ SecurityPolicy: 'TLS_1_2' })] });
  template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true });
  expect(stack.resolve([api.url, api.callbackUrl])).toEqual(['wss://', 'https://'].map((scheme) => ({ 'Fn::Join': ['', [scheme, { Ref: expect.stringMatching(/^ChatDomain/) }]] })));
  expect(JSON.stringify(stack.resolve([plain.url, plain.callbackUrl]))).toMatch(/wss:.*execute-api.*https:.*execute-api/);
});

test('what is given takes the place of the default', () => {
  const stack = ordersStack();
  const encryptionKey = new kms.Key(stack, 'Key');
  const accessLog = new logs.LogGroup(stack, 'Mine', { encryptionKey });
  const template = templateOf({
    accessLog,
    encryptionKey,
    stageName: 'live',
    apiName: 'chat',
    description: 'Talks',
    routeSelectionExpression: '$request.body.kind',
    throttle: { rateLimit: 5, burstLimit: 7 },
    alarms: { enabled: false },
  }, stack);
  expect(only(template, 'AWS::ApiGatewayV2::Api')).toMatchObject({ Name: 'chat', Description: 'Talks', RouteSelectionExpression: '$request.body.kind' });
  expect(only(template, 'AWS::ApiGatewayV2::Stage')).toMatchObject({
    StageName: 'live',
    AccessLogSettings: { DestinationArn: stack.resolve(accessLog.logGroupArn) },
    DefaultRouteSettings: { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 7 },
  });
  template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: stack.resolve(encryptionKey.keyArn) });
  template.resourceCountIs('AWS::KMS::Key', 1);
  template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
});

test.each<[string, Record<string, unknown>, SecureWebSocketApiProps['alarms'], number]>([
  ['functions that fail', { MetricName: 'IntegrationError', Statistic: 'Sum', Threshold: 5 }, { serverErrors: 1 }, 1],
  ['functions that are not reached', { MetricName: 'ExecutionError', Statistic: 'Sum', Threshold: 5 }, { serverErrors: 2 }, 2],
  ['what API Gateway refuses', { MetricName: 'ClientError', Statistic: 'Sum', Threshold: 100 }, { clientErrors: 3 }, 3],
  ['throttled clients', { MetricName: Match.stringLikeRegexp('-Throttled$'), Namespace: 'CdkBulwark/SecureWebSocketApi', Threshold: 50 }, { throttles: 4 }, 4],
  ['refused clients', { MetricName: Match.stringLikeRegexp('-Refused$'), Namespace: 'CdkBulwark/SecureWebSocketApi', Threshold: 50 }, { refusals: 6 }, 6],
])('%s raise an alarm, at a threshold that can be set', (_what, alarm, alarms, threshold) => {
  templateOf().hasResourceProperties('AWS::CloudWatch::Alarm', { ...alarm, AlarmActions: [{ Ref: 'BulwarkAlarmTopic87DE61D1' }] });
  templateOf({ alarms }).hasResourceProperties('AWS::CloudWatch::Alarm', { ...alarm, Threshold: threshold });
});

test('it is a WebSocketApi, with routes and stages of your own', () => {
  const stack = ordersStack();
  const api: apigatewayv2.WebSocketApi = new SecureWebSocketApi(stack, 'Chat');
  api.addRoute('ping', { integration: new WebSocketMockIntegration('Ping') });
  new apigatewayv2.WebSocketStage(stack, 'Beta', { webSocketApi: api, stageName: 'beta' });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::ApiGatewayV2::Stage', 2);
  template.hasResourceProperties('AWS::ApiGatewayV2::Route', { RouteKey: 'ping' });
  expect((api as SecureWebSocketApi).alarms).toHaveLength(5);
  expect((api as SecureWebSocketApi).connectRoute.routeKey).toBe('$connect');
});

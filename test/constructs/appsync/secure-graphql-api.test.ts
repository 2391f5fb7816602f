import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SecureGraphqlApi } from '../../../lib/constructs/appsync/secure-graphql-api';
import { SecureGraphqlApiProps } from '../../../lib/constructs/appsync/secure-graphql-api-props';
import { SecureUserPool } from '../../../lib/constructs/cognito/secure-user-pool';
import { WebAcl } from '../../../lib/constructs/wafv2/web-acl';

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

const definition = appsync.Definition.fromSchema({ bind: ({ apiId }: appsync.IGraphqlApi) => ({ apiId, definition: 'type Query { order: String }' }) });
const { USER_POOL, OIDC, LAMBDA, API_KEY, IAM } = appsync.AuthorizationType;

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

function api(props: Partial<SecureGraphqlApiProps> = {}): SecureGraphqlApi {
  return new SecureGraphqlApi(stack, 'Api', { definition, ...props });
}

function propertiesOf(props: Partial<SecureGraphqlApiProps> = {}): Record<string, unknown> {
  api(props);
  const [found] = Object.values(Template.fromStack(stack).findResources('AWS::AppSync::GraphQLApi'));
  return found.Properties as Record<string, unknown>;
}

function fn(id = 'Function'): lambda.Function {
  return new lambda.Function(stack, id, {
    code: lambda.Code.fromInline('exports.handler = async () => {};'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_24_X,
  });
}

const by = (mode: appsync.AuthorizationMode): Partial<SecureGraphqlApiProps> => ({ authorizationConfig: { defaultAuthorization: mode } });

describe('SecureGraphqlApi', () => {
  test('makes 12 resources beside the shared key and topic, whose logical ids stay what they are', () => {
    api();
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: object };
    expect(Object.keys(Resources).sort()).toEqual([
      'ApiAlarmsClientErrors7F46DCE2', 'ApiAlarmsServerErrorsF9205228', 'ApiF70053CD', 'ApiFieldLog68F1AE3C', 'ApiLogRoleD1C39F22',
      'ApiLogRoleDefaultPolicyE50BAE07', 'ApiSchema510EECD7', 'ApiWebAcl39F37228', 'ApiWebAclAlarmsBlockedRequests2FBEB209',
      'ApiWebAclAssociation8D930937', 'ApiWebAclLogGroup8494311B', 'ApiWebAclLogging64B637B8',
      'BulwarkAlarmTopic87DE61D1', 'BulwarkAlarmTopicPolicy173558C8', 'BulwarkKey34AADF8F',
    ]);
  });

  test('takes callers with IAM credentials, tells no schema, limits queries, and is traced', () => {
    expect(propertiesOf()).toMatchObject({
      Name: 'Stack-Api', AuthenticationType: 'AWS_IAM', IntrospectionConfig: 'DISABLED', QueryDepthLimit: 10, ResolverCountLimit: 100, XrayEnabled: true,
    });
  });

  test('logs fields that fail, without their content, to the group that AppSync writes to', () => {
    expect(propertiesOf().LogConfig).toEqual({
      FieldLogLevel: 'ERROR', ExcludeVerboseContent: true, CloudWatchLogsRoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^ApiLogRole/), 'Arn'] },
    });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: { 'Fn::Join': ['', ['/aws/appsync/apis/', { 'Fn::GetAtt': [Match.stringLikeRegexp('^Api'), 'ApiId'] }]] },
      KmsKeyId: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] },
      RetentionInDays: 365,
    });
    const log = { 'Fn::GetAtt': [Match.stringLikeRegexp('^ApiFieldLog'), 'Arn'] };
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: log }] },
    });
    template.resourceCountIs('Custom::LogRetention', 0);
  });

  test('tells its schema for a reason alone', () => {
    expect(propertiesOf({ introspection: { reason: 'The schema is public anyway.' } }).IntrospectionConfig).toBe('ENABLED');
    expect(() => new SecureGraphqlApi(stack, 'Hasty', { definition, introspection: { reason: 'handy' } })).toThrow('needs a reason');
  });

  test('takes limits, a log level, a name and variables of your own', () => {
    const limits = { queryDepthLimit: 3, resolverCountLimit: 9 };
    const environmentVariables = { TABLE: 'orders' };
    expect(propertiesOf({ ...limits, fieldLogLevel: appsync.FieldLogLevel.ALL, name: 'orders', environmentVariables })).toMatchObject({
      Name: 'orders', QueryDepthLimit: 3, ResolverCountLimit: 9, LogConfig: { FieldLogLevel: 'ALL' }, EnvironmentVariables: environmentVariables,
    });
  });

  test('raises alarms on failed and refused requests, at thresholds that can be set', () => {
    expect(api({ alarms: { serverErrors: 2, clientErrors: 3 } }).alarms).toHaveLength(3);
    const template = Template.fromStack(stack);
    const Dimensions = [{ Name: 'GraphQLAPIId', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Api'), 'ApiId'] } }];
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace: 'AWS/AppSync', MetricName: '5XXError', Threshold: 2, Dimensions });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace: 'AWS/AppSync', MetricName: '4XXError', Threshold: 3, Dimensions });
  });

  test('is behind a web ACL, or none for a reason', () => {
    api();
    Template.fromStack(stack).hasResourceProperties('AWS::WAFv2::WebACLAssociation', { ResourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Api'), 'Arn'] } });
    const open = new SecureGraphqlApi(stack, 'Private', { definition, webAcl: WebAcl.none({ reason: 'Only reached from our own network.' }) });
    expect([open.webAcl, open.webAclAssociation]).toEqual([undefined, undefined]);
  });

  test('keeps answers encrypted, on disk and on the way', () => {
    api({ cache: { ttl: Duration.minutes(1) } });
    Template.fromStack(stack).hasResourceProperties('AWS::AppSync::ApiCache', {
      Type: 'SMALL', Ttl: 60, ApiCachingBehavior: 'PER_RESOLVER_CACHING', AtRestEncryptionEnabled: true, TransitEncryptionEnabled: true,
    });
  });

  test('has functions resolve fields, one data source each, whose role may invoke that function alone', () => {
    const made = api();
    const handler = fn();
    made.addFunctionResolver('Query.order', handler, { maxBatchSize: 10 });
    made.addFunctionResolver('Query.orders', handler);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::AppSync::DataSource', 1);
    template.hasResourceProperties('AWS::AppSync::Resolver', { TypeName: 'Query', FieldName: 'order', MaxBatchSize: 10 });
    template.hasResourceProperties('AWS::AppSync::Resolver', { TypeName: 'Query', FieldName: 'orders' });
    const invoke = { Action: 'lambda:InvokeFunction', Resource: Match.arrayWith([{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Function'), 'Arn'] }]) };
    template.hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: [Match.objectLike(invoke)] } });
    const trust = { Principal: { Service: 'appsync.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } };
    template.resourcePropertiesCountIs('AWS::IAM::Role', { AssumeRolePolicyDocument: { Statement: [Match.objectLike(trust)] } }, 2);
  });

  test('can be used as any GraphQL API', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    const used: appsync.IGraphqlApi = api();
    used.grantQuery(role, 'order');
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: [Match.objectLike({ Action: 'appsync:GraphQL' })] } });
  });
});

describe('callers of a SecureGraphqlApi', () => {
  const oidcProvider = 'https://id.example.com';
  const ofPool = (appIdClientRegex?: string) => ({ userPool: new cognito.UserPool(stack, 'Pool'), appIdClientRegex });
  const handlerFor = (resultsCacheTtl: Duration) => ({ handler: fn(), resultsCacheTtl });

  test('are users of a pool, by its own clients', () => {
    const userPool = new SecureUserPool(stack, 'Users');
    const client = userPool.addClient('Website', { oAuth: { callbackUrls: ['https://shop.example.com/'] } });
    expect(propertiesOf(by({ authorizationType: USER_POOL, userPoolConfig: { userPool } })).UserPoolConfig).toMatchObject({
      AppIdClientRegex: stack.resolve(client.userPoolClientId) as object,
    });
  });

  test('are several kinds', () => {
    expect(propertiesOf({
      authorizationConfig: {
        defaultAuthorization: { authorizationType: IAM },
        additionalAuthorizationModes: [{ authorizationType: OIDC, openIdConnectConfig: { oidcProvider: 'https://id.example.com', clientId: 'web' } }],
      },
    })).toMatchObject({ AdditionalAuthenticationProviders: [{ AuthenticationType: 'OPENID_CONNECT', OpenIDConnectConfig: { ClientId: 'web' } }] });
  });

  test.each<[string, () => appsync.AuthorizationMode, string]>([
    ['API keys', () => ({ authorizationType: API_KEY }), 'an API key names nobody, and is shipped with every client.'],
    ['tokens of every application', () => ({ authorizationType: OIDC, openIdConnectConfig: { oidcProvider } }), 'tokens for every application of the issuer'],
    ['issuers in clear', () => ({ authorizationType: OIDC, openIdConnectConfig: { oidcProvider: 'http://id', clientId: 'web' } }), "the issuer must be an https URL, got 'http://id'."],
    ['tokens of every client', () => ({ authorizationType: USER_POOL, userPoolConfig: ofPool() }), 'tokens for every client of the user pool'],
    ['any client', () => ({ authorizationType: USER_POOL, userPoolConfig: ofPool('.*') }), 'tokens for every client of the user pool'],
    ['decisions that are kept long', () => ({ authorizationType: LAMBDA, lambdaAuthorizerConfig: handlerFor(Duration.hours(1)) }), 'resultsCacheTtl must be 5 minutes at most, got 1 hour'],
  ])('are not let in by %s', (_what, mode, message) => {
    expect(() => api(by(mode()))).toThrow(`SecureGraphqlApi 'Stack/Api': ${message}`);
  });
});

describe('a SecureGraphqlApi refuses', () => {
  test.each<[Partial<SecureGraphqlApiProps>, string]>([
    [{ queryDepthLimit: 0 }, 'queryDepthLimit must be 1 to 75, got 0. Write 1.'],
    [{ resolverCountLimit: 20_000 }, 'resolverCountLimit must be 1 to 10000, got 20000. Write 10000.'],
    [{ fieldLogLevel: appsync.FieldLogLevel.NONE }, 'fieldLogLevel must not be NONE'],
    [{ cache: { ttl: Duration.days(1) } }, 'cache.ttl in seconds must be 1 to 3600, got 86400. Write 3600.'],
    [{ environmentVariables: { API_KEY: 'correct-horse-battery' } }, 'the environment variable API_KEY holds a literal credential (not shown).'],
  ])('%j', (props, message) => {
    expect(() => api(props)).toThrow(`SecureGraphqlApi 'Stack/Api': ${message}`);
  });

  test.each(['order', 'Query.', 'Query.order.id', 'Query.or-der'])('%s, which is no field', (field) => {
    expect(() => api().addFunctionResolver(field, fn())).toThrow(`'${field}' is no field. Write type and field, such as 'Query.order'.`);
  });

  test('batches that are too large, and endpoints in clear', () => {
    const made = api();
    expect(() => made.addFunctionResolver('Query.order', fn(), { maxBatchSize: 5000 }))
      .toThrow("field 'Query.order': maxBatchSize must be 1 to 2000, got 5000. Write 2000.");
    expect(() => made.addHttpDataSource('Partner', 'http://partner.example.com')).toThrow("AppSync would call 'http://partner.example.com' in clear");
    expect(() => made.addHttpDataSource('Partner', 'https://partner.example.com')).not.toThrow();
  });
});

import { JsonObject } from '../../lib/core/json';
import { Resource, TemplateGraph } from '../../lib/core/template-graph';

function graphOf(resources: Record<string, unknown>, globals: unknown = {}): TemplateGraph {
  return new TemplateGraph([{
    stackName: 'S', file: 's.yaml', template: { Transform: 'AWS::Serverless-2016-10-31', Globals: globals, Resources: resources },
  }]);
}

const only = (graph: TemplateGraph, type: string): Resource => {
  expect(graph.ofType(type)).toHaveLength(1);
  return graph.ofType(type)[0];
};

const samFunction = (properties: unknown, globals: unknown = {}): TemplateGraph => (
  graphOf({ Orders: { Type: 'AWS::Serverless::Function', Properties: properties } }, globals)
);
const withEvent = (type: string, properties: object, globals: unknown = {}): TemplateGraph => (
  samFunction({ Events: { Event: { Type: type, Properties: properties } } }, globals)
);
const propertiesOf = (graph: TemplateGraph, type: string): JsonObject[] => graph.ofType(type).map(({ properties }) => properties);

describe('a SAM function', () => {
  const graph = samFunction({
    Runtime: 'nodejs24.x', Tracing: 'Active', DeadLetterQueue: { Type: 'SQS', TargetArn: 'arn:aws:sqs:eu-west-1:111122223333:failed' },
    KmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/orders', RecursiveLoop: 'Allow', InlineCode: 'exports.handler = () => 1;',
    FunctionUrlConfig: { AuthType: 'NONE' }, EventInvokeConfig: { MaximumRetryAttempts: 1 },
    Policies: ['AmazonS3FullAccess', { S3ReadPolicy: { BucketName: 'orders' } }, { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
  });

  test('is judged as the Lambda function that SAM makes of it, under the type that its author wrote', () => {
    const fn = only(graph, 'AWS::Lambda::Function');
    expect(fn.declaredType).toBe('AWS::Serverless::Function');
    expect(fn.properties).toMatchObject({
      TracingConfig: { Mode: 'Active' }, DeadLetterConfig: { TargetArn: 'arn:aws:sqs:eu-west-1:111122223333:failed' },
      KmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/orders', RecursiveLoop: 'Allow', Code: { ZipFile: 'exports.handler = () => 1;' },
    });
  });

  test('has a role with its managed policies and statements', () => {
    const role = only(graph, 'AWS::IAM::Role');
    expect(role.properties.ManagedPolicyArns).toEqual(['arn:aws:iam::aws:policy/AmazonS3FullAccess']);
    expect(role.properties.Policies).toEqual([{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }]);
  });

  test('has its URL and invoke configuration', () => {
    expect(only(graph, 'AWS::Lambda::Url').properties).toEqual({ AuthType: 'NONE' });
    expect(only(graph, 'AWS::Lambda::EventInvokeConfig').properties).toEqual({ MaximumRetryAttempts: 1 });
  });

  test('gets no role when it brings one', () => {
    expect(samFunction({ Role: 'arn' }).ofType('AWS::IAM::Role')).toEqual([]);
  });

  test('keeps the policies that a condition gives it', () => {
    const document = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
    const role = only(samFunction({ Policies: [{ 'Fn::If': ['IsTest', document, 'AdministratorAccess'] }] }), 'AWS::IAM::Role');
    expect(role.properties.Policies).toEqual([{ 'Fn::If': ['IsTest', { PolicyDocument: document }, { Ref: 'AWS::NoValue' }] }]);
    expect(role.properties.ManagedPolicyArns).toEqual([{ 'Fn::If': ['IsTest', { Ref: 'AWS::NoValue' }, 'arn:aws:iam::aws:policy/AdministratorAccess'] }]);
  });

  test('whose destination of failures SAM makes has one', () => {
    const config = only(samFunction({ EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: 'SQS' } } } }), 'AWS::Lambda::EventInvokeConfig');
    expect(config.get('DestinationConfig.OnFailure.Destination')).toMatchObject([{ kind: 'scalar' }]);
  });
});

describe('the events of a SAM function', () => {
  test.each([
    ['SQS', { Queue: 'arn:aws:sqs:eu-west-1:111122223333:orders' }, { EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' }],
    ['DynamoDB', { Stream: 'arn', StartingPosition: 'LATEST' }, { EventSourceArn: 'arn', StartingPosition: 'LATEST' }],
    ['SelfManagedKafka', { KafkaBootstrapServers: ['kafka.example.com:9092'] }, { SelfManagedEventSource: ['kafka.example.com:9092'] }],
  ])('of type %s are event source mappings', (type, event, expected) => {
    expect(only(withEvent(type, event), 'AWS::Lambda::EventSourceMapping').properties).toMatchObject(expected);
  });

  test('of an Alexa skill are permissions, bound to the skill where that is named', () => {
    expect(only(withEvent('AlexaSkill', { SkillId: 'amzn1' }), 'AWS::Lambda::Permission').properties.EventSourceToken).toBe('amzn1');
    expect(only(withEvent('AlexaSkill', {}), 'AWS::Lambda::Permission').properties.EventSourceToken).toBeUndefined();
  });

  test.each([
    ['an authorizer of its own', { Auth: { Authorizer: 'Tokens' } }, {}, 'CUSTOM'],
    ['IAM', { Auth: { Authorizer: 'AWS_IAM' } }, {}, 'AWS_IAM'],
    ['NONE', { RestApiId: { Ref: 'Api' }, Auth: { Authorizer: 'NONE' } }, {}, 'NONE'],
    ['none, for the API that SAM makes', {}, {}, 'NONE'],
    ['the default of Globals, for the API that SAM makes', {}, { Api: { Auth: { DefaultAuthorizer: 'AWS_IAM' } } }, 'AWS_IAM'],
  ])('of type Api with %s are methods', (_, event, globals, authorizationType) => {
    expect(only(withEvent('Api', { Path: '/orders', Method: 'get', ...event }, globals), 'AWS::ApiGateway::Method').properties)
      .toMatchObject({ HttpMethod: 'GET', AuthorizationType: authorizationType });
  });

  test('of type HttpApi are routes', () => {
    expect(only(withEvent('HttpApi', {}), 'AWS::ApiGatewayV2::Route').properties.AuthorizationType).toBe('NONE');
    expect(only(withEvent('HttpApi', { Auth: { Authorizer: 'Tokens' } }), 'AWS::ApiGatewayV2::Route').properties.AuthorizationType).toBe('JWT');
  });

  test('that name an API of the template and no authorizer are judged with that API', () => {
    expect(withEvent('Api', { RestApiId: { Ref: 'Api' } }).ofType('AWS::ApiGateway::Method')).toEqual([]);
    expect(withEvent('HttpApi', { ApiId: { Ref: 'Api' } }).ofType('AWS::ApiGatewayV2::Route')).toEqual([]);
  });

  test('are validated where they ask for it', () => {
    const validator = (event: object): unknown => only(withEvent('Api', event), 'AWS::ApiGateway::Method').properties.RequestValidatorId;
    expect(validator({})).toBeUndefined();
    expect(validator({ RequestModel: { Model: 'Order', ValidateBody: true } })).toBeDefined();
  });
});

describe('Globals', () => {
  test('are merged as SAM does: own values win, objects merge, lists join', () => {
    const globals = { Function: { Tracing: 'Active', Timeout: 5, Layers: ['a'], Environment: { Variables: { STAGE: 'prod', LEVEL: 'INFO' } } } };
    const fn = only(samFunction({ Timeout: 9, Layers: ['b'], Environment: { Variables: { LEVEL: 'DEBUG' } } }, globals), 'AWS::Lambda::Function');
    expect(fn.properties).toMatchObject({
      Timeout: 9, Layers: ['a', 'b'], Environment: { Variables: { STAGE: 'prod', LEVEL: 'DEBUG' } }, TracingConfig: { Mode: 'Active' },
    });
  });

  test('are replaced, not merged, where one of the two is a function', () => {
    const fn = only(samFunction({ KmsKeyArn: { Ref: 'Own' } }, { Function: { KmsKeyArn: { 'Fn::ImportValue': 'Key' } } }), 'AWS::Lambda::Function');
    expect(fn.properties.KmsKeyArn).toEqual({ Ref: 'Own' });
  });
});

describe('a SAM REST API', () => {
  const api = (properties: object): TemplateGraph => graphOf({ Api: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'prod', ...properties } } });

  test('is an API and a stage, which share its logical id', () => {
    const graph = api({ TracingEnabled: true, AccessLogSetting: { DestinationArn: 'arn' }, EndpointConfiguration: { Type: 'PRIVATE' } });
    expect(only(graph, 'AWS::ApiGateway::Stage').properties).toMatchObject({ TracingEnabled: true, AccessLogSetting: { DestinationArn: 'arn' } });
    expect(only(graph, 'AWS::ApiGateway::RestApi')).toMatchObject({ logicalId: 'Api', properties: { EndpointConfiguration: { Types: ['PRIVATE'] } } });
  });

  test.each([
    ['no authorizer is open', {}, ['NONE']],
    ['a default authorizer is not', { Auth: { DefaultAuthorizer: 'Tokens', Authorizers: { Tokens: { FunctionArn: 'arn' } } } }, []],
    ['authorizers that its events choose from is not', { Auth: { Authorizers: { Tokens: { FunctionArn: 'arn' } } } }, []],
    ['a definition of its own is judged by that', { DefinitionBody: { paths: {} } }, []],
    ['a resource policy is judged by that', { Auth: { ResourcePolicy: { IpRangeWhitelist: ['192.0.2.0/24'] } } }, []],
  ])('with %s', (_, properties, types) => {
    expect(propertiesOf(api(properties), 'AWS::ApiGateway::Method').map(({ AuthorizationType }) => AuthorizationType)).toEqual(types);
  });

  test('has its authorizers, policy, preflight answers and domain', () => {
    const graph = api({
      Cors: { AllowOrigin: "'*'" },
      Domain: { DomainName: 'api.example.com', SecurityPolicy: 'TLS_1_0', EndpointConfiguration: 'EDGE' },
      Auth: {
        DefaultAuthorizer: 'Pool',
        Authorizers: { Pool: { UserPoolArn: 'arn' }, Own: { FunctionArn: 'arn', FunctionPayloadType: 'REQUEST', Identity: { ReauthorizeEvery: 900 } } },
        ResourcePolicy: { CustomStatements: [{ Effect: 'Allow', Principal: '*' }] },
      },
    });
    expect(propertiesOf(graph, 'AWS::ApiGateway::Authorizer')).toMatchObject([{ Type: 'COGNITO_USER_POOLS' }, { Type: 'REQUEST', AuthorizerResultTtlInSeconds: 900 }]);
    expect(only(graph, 'AWS::ApiGateway::RestApi').properties.Policy).toEqual({ Statement: [{ Effect: 'Allow', Principal: '*' }] });
    expect(only(graph, 'AWS::ApiGateway::Method').properties).toMatchObject({
      HttpMethod: 'OPTIONS',
      Integration: { IntegrationResponses: [{ ResponseParameters: { 'method.response.header.Access-Control-Allow-Origin': "'*'" } }] },
    });
    expect(only(graph, 'AWS::ApiGateway::DomainName').properties).toMatchObject({ SecurityPolicy: 'TLS_1_0', EndpointConfiguration: { Types: ['EDGE'] } });
  });
});

describe('a SAM HTTP API', () => {
  const api = (properties: object): TemplateGraph => graphOf({ Api: { Type: 'AWS::Serverless::HttpApi', Properties: properties } });

  test('is an API and a stage', () => {
    const graph = api({ CorsConfiguration: { AllowOrigins: ['https://shop.example.com'] }, Auth: { EnableIamAuthorizer: true } });
    expect(only(graph, 'AWS::ApiGatewayV2::Api').properties).toMatchObject({ ProtocolType: 'HTTP', CorsConfiguration: { AllowOrigins: ['https://shop.example.com'] } });
    expect(graph.ofType('AWS::ApiGatewayV2::Stage')).toHaveLength(1);
    expect(graph.ofType('AWS::ApiGatewayV2::Route')).toEqual([]);
  });

  test('lets every website in where its CORS configuration is just switched on', () => {
    expect(only(api({ CorsConfiguration: true }), 'AWS::ApiGatewayV2::Api').properties.CorsConfiguration).toEqual({ AllowOrigins: ['*'] });
  });

  test('is open without an authorizer, and has those that it declares', () => {
    expect(only(api({}), 'AWS::ApiGatewayV2::Route').properties.AuthorizationType).toBe('NONE');
    const graph = api({ Auth: { Authorizers: {
      Tokens: { JwtConfiguration: { issuer: 'https://issuer.example.com', audience: ['orders'] } }, Own: { FunctionArn: 'arn' },
    } } });
    expect(propertiesOf(graph, 'AWS::ApiGatewayV2::Authorizer')).toMatchObject([
      { AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: ['orders'] } }, { AuthorizerType: 'REQUEST' },
    ]);
  });
});

test('a SAM state machine has its logs, traces and role', () => {
  const graph = graphOf({ Flow: { Type: 'AWS::Serverless::StateMachine', Properties: {
    Logging: { Level: 'ALL' }, Tracing: { Enabled: true }, Policies: [{ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
  } } });
  expect(only(graph, 'AWS::StepFunctions::StateMachine').properties).toMatchObject({ LoggingConfiguration: { Level: 'ALL' }, TracingConfiguration: { Enabled: true } });
  expect(only(graph, 'AWS::IAM::Role').get('AssumeRolePolicyDocument.Statement')).toMatchObject([{ items: [{ Principal: { Service: 'states.amazonaws.com' } }] }]);
});

test('a SAM GraphQL API has its authentication, and logs unless told not to', () => {
  const api = (properties: object): JsonObject => only(graphOf({ Api: { Type: 'AWS::Serverless::GraphQLApi', Properties: properties } }), 'AWS::AppSync::GraphQLApi').properties;
  expect(api({ Auth: { Type: 'API_KEY' } })).toMatchObject({ AuthenticationType: 'API_KEY', LogConfig: { FieldLogLevel: 'ALL' } });
  expect(api({ Logging: false }).LogConfig).toBeUndefined();
});

test.each(['Function', 'Api', 'HttpApi', 'SimpleTable', 'StateMachine', 'LayerVersion', 'GraphQLApi', 'Unheard'])('a malformed AWS::Serverless::%s does no harm', (kind) => {
  const odd = ['text', 7, null, [], [null], { A: null }, { 'Fn::If': [] }, { Ref: null }];
  const keys = [
    'Events', 'Policies', 'Auth', 'Tracing', 'DeadLetterQueue', 'FunctionUrlConfig', 'EventInvokeConfig', 'Cors', 'CorsConfiguration', 'Domain',
    'EndpointConfiguration',
  ];
  const properties = odd.flatMap((value) => [
    value, Object.fromEntries(keys.map((key) => [key, value])), { Auth: { Authorizers: value, ResourcePolicy: value } },
  ]);
  for (const given of [undefined, ...properties, { Events: { Event: { Type: 'Api', Properties: 'text' } } }, JSON.parse('{"__proto__":{"a":1}}')]) {
    expect(() => graphOf({ Broken: { Type: `AWS::Serverless::${kind}`, Properties: given } }, { Function: 'x', Api: [] })).not.toThrow();
  }
});

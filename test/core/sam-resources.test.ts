import { JsonObject } from '../../lib/core/json';
import { Resource, TemplateGraph, templateType } from '../../lib/core/template-graph';

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

describe('what SAM makes of a function', () => {
  test('that says nothing is a function and a role that Lambda takes', () => {
    const graph = samFunction({});
    expect([...graph.types].filter((type) => type !== templateType)).toEqual(['AWS::Lambda::Function', 'AWS::IAM::Role']);
    expect(only(graph, 'AWS::Lambda::Function').properties).toEqual({
      Code: { ZipFile: undefined }, TracingConfig: undefined, DeadLetterConfig: undefined,
    });
    expect(only(graph, 'AWS::IAM::Role').properties).toEqual({
      AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] },
      PermissionsBoundary: undefined, ManagedPolicyArns: [], Policies: [],
    });
  });

  test('keeps what is written as Lambda names it', () => {
    const given = { TracingConfig: { Mode: 'Active' }, DeadLetterConfig: { TargetArn: 'arn' } };
    expect(only(samFunction(given), 'AWS::Lambda::Function').properties).toMatchObject(given);
  });

  test('has the URL and the handling of asynchronous calls that it asks for', () => {
    const graph = samFunction({ FunctionUrlConfig: { AuthType: 'AWS_IAM' }, EventInvokeConfig: { MaximumRetryAttempts: 1 } });
    expect(propertiesOf(graph, 'AWS::Lambda::Url')).toEqual([{ AuthType: 'AWS_IAM' }]);
    expect(propertiesOf(graph, 'AWS::Lambda::EventInvokeConfig')).toEqual([{ MaximumRetryAttempts: 1 }]);
    expect(samFunction({ FunctionUrlConfig: 'x', EventInvokeConfig: 'x' }).ofType('AWS::Lambda::Url')).toEqual([]);
  });

  test.each<[string, object, unknown]>([
    ['a queue', { Type: 'SQS' }, 'made by SAM'],
    ['a topic', { Type: 'SNS' }, 'made by SAM'],
    ['a function, which it has to name', { Type: 'Lambda' }, undefined],
    ['one that it names', { Type: 'SQS', Destination: 'arn' }, 'arn'],
    ['no kind', {}, undefined],
  ])('has the destination of failures that SAM makes where it is %s', (_, OnFailure, expected) => {
    const config = only(samFunction({ EventInvokeConfig: { MaximumRetryAttempts: 1, DestinationConfig: { OnFailure } } }), 'AWS::Lambda::EventInvokeConfig');
    expect(config.properties).toMatchObject({ MaximumRetryAttempts: 1 });
    expect((config.properties.DestinationConfig as { OnFailure: JsonObject }).OnFailure.Destination).toBe(expected);
  });

  test('has a role with the boundary and the trust that it brings', () => {
    const AssumeRolePolicyDocument = { Statement: [] };
    expect(only(samFunction({ AssumeRolePolicyDocument, PermissionsBoundary: 'arn' }), 'AWS::IAM::Role').properties)
      .toMatchObject({ AssumeRolePolicyDocument, PermissionsBoundary: 'arn' });
  });

  const document = { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  test.each<[string, unknown, unknown[], unknown[]]>([
    ['one name', 'AdministratorAccess', ['arn:aws:iam::aws:policy/AdministratorAccess'], []],
    ['an ARN', ['arn:aws-cn:iam::aws:policy/x'], ['arn:aws-cn:iam::aws:policy/x'], []],
    ['a reference', [{ Ref: 'Policy' }, { 'Fn::ImportValue': 'x' }], [{ Ref: 'Policy' }, { 'Fn::ImportValue': 'x' }], []],
    ["a template of SAM's", [{ S3ReadPolicy: { BucketName: 'x' } }], [], []],
    ['one document', document, [], [{ PolicyDocument: document }]],
    ['a condition', { 'Fn::If': ['C', document, { Ref: 'AWS::NoValue' }] }, [{ 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, { Ref: 'AWS::NoValue' }] }],
      [{ 'Fn::If': ['C', { PolicyDocument: document }, { Ref: 'AWS::NoValue' }] }]],
    ['a condition in a condition', [{ 'Fn::If': ['C', { 'Fn::If': ['D', document, document] }, { S3ReadPolicy: {} }] }], [],
      [{ 'Fn::If': ['C', { 'Fn::If': ['D', { PolicyDocument: document }, { PolicyDocument: document }] }, { Ref: 'AWS::NoValue' }] }]],
    ['a condition of a wrong shape', [{ 'Fn::If': ['C', document] }], [{ 'Fn::If': ['C', document] }], []],
    ['numbers', [3, null], [], []],
  ])('has the policies that %s stands for', (_, policies, managed, inline) => {
    expect(only(samFunction({ Policies: policies }), 'AWS::IAM::Role').properties).toMatchObject({ ManagedPolicyArns: managed, Policies: inline });
  });

  test('has a function and a layer, a table as it is written', () => {
    const graph = graphOf({ L: { Type: 'AWS::Serverless::LayerVersion', Properties: { A: 1 } }, T: { Type: 'AWS::Serverless::SimpleTable', Properties: { B: 2 } } });
    expect(propertiesOf(graph, 'AWS::Lambda::LayerVersion')).toEqual([{ A: 1 }]);
    expect(propertiesOf(graph, 'AWS::DynamoDB::Table')).toEqual([{ B: 2 }]);
  });
});

describe('each kind of event', () => {
  test.each<[string, object, object]>([
    ['SQS', { Queue: 'q' }, { EventSourceArn: 'q' }],
    ['Kinesis', { Stream: 's' }, { EventSourceArn: 's' }],
    ['DynamoDB', { Stream: 's' }, { EventSourceArn: 's' }],
    ['MSK', { Stream: 's' }, { EventSourceArn: 's' }],
    ['MQ', { Broker: 'b' }, { EventSourceArn: 'b' }],
    ['DocumentDB', { Cluster: 'c', DatabaseName: 'd' }, { EventSourceArn: 'c', DocumentDBEventSourceConfig: { DatabaseName: 'd' } }],
    ['SelfManagedKafka', { KafkaBootstrapServers: ['k'] }, { EventSourceArn: undefined, SelfManagedEventSource: ['k'] }],
  ])('that is polled is an event source mapping: %s', (type, event, expected) => {
    expect(propertiesOf(withEvent(type, event), 'AWS::Lambda::EventSourceMapping')).toEqual([
      { SelfManagedEventSource: undefined, DocumentDBEventSourceConfig: undefined, ...event, ...expected },
    ]);
  });

  test('of an Alexa skill is a permission, and of others nothing', () => {
    expect(propertiesOf(withEvent('AlexaSkill', { SkillId: 'amzn1' }), 'AWS::Lambda::Permission')).toEqual([
      { Action: 'lambda:InvokeFunction', Principal: 'alexa-appkit.amazon.com', EventSourceToken: 'amzn1' },
    ]);
    const types = [...withEvent('Schedule', { Schedule: 'rate(1 hour)' }).types];
    expect(types).toEqual(['AWS::Lambda::Function', 'AWS::IAM::Role', templateType]);
    expect([...samFunction({ Events: { Odd: {} } }).types]).toEqual(types);
  });

  test.each<[string, object, object]>([
    ['a GET', { Method: 'get' }, { HttpMethod: 'GET', AuthorizationType: 'NONE', RequestValidatorId: undefined }],
    ['any method', {}, { HttpMethod: 'ANY', AuthorizationType: 'NONE', RequestValidatorId: undefined }],
    ['validated parameters', { RequestModel: { ValidateParameters: 'true' } }, { HttpMethod: 'ANY', AuthorizationType: 'NONE', RequestValidatorId: 'made by SAM' }],
    ['a validation that is switched off', { RequestModel: { ValidateBody: false } }, { HttpMethod: 'ANY', AuthorizationType: 'NONE', RequestValidatorId: undefined }],
    ['an API of its own', { RestApiId: 'x', Auth: { Authorizer: 'A' } }, { HttpMethod: 'ANY', AuthorizationType: 'CUSTOM', RequestValidatorId: 'made by SAM' }],
  ])('of type Api with %s is a method', (_, event, expected) => {
    expect(propertiesOf(withEvent('Api', event), 'AWS::ApiGateway::Method')).toEqual([expected]);
  });

  test.each<[string, object, object, string]>([
    ['none', {}, {}, 'NONE'],
    ['the default of Globals', {}, { HttpApi: { Auth: { DefaultAuthorizer: 'Tokens' } } }, 'JWT'],
    ['IAM', { ApiId: 'x', Auth: { Authorizer: 'AWS_IAM' } }, {}, 'AWS_IAM'],
    ['NONE', { Auth: { Authorizer: 'NONE' } }, { HttpApi: { Auth: { DefaultAuthorizer: 'Tokens' } } }, 'NONE'],
    ['the default of another kind of API', {}, { Api: { Auth: { DefaultAuthorizer: 'Tokens' } } }, 'NONE'],
  ])('of type HttpApi with the authorizer %s is a route', (_, event, globals, authorization) => {
    expect(propertiesOf(withEvent('HttpApi', event, globals), 'AWS::ApiGatewayV2::Route')).toEqual([{ RouteKey: 'ANY /', AuthorizationType: authorization }]);
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

describe('what SAM makes of a REST API', () => {
  const made = (properties: object, type: string): JsonObject[] => propertiesOf(graphOf({ Api: { Type: 'AWS::Serverless::Api', Properties: properties } }), type);

  test('is its definition, policy and endpoint in the words of API Gateway', () => {
    expect(made({ DefinitionUri: 's3://x', EndpointConfiguration: { VpcEndpointIds: ['v'] } }, 'AWS::ApiGateway::RestApi')).toEqual([{
      DefinitionUri: 's3://x', Body: undefined, BodyS3Location: 's3://x', Policy: undefined, EndpointConfiguration: { VpcEndpointIds: ['v'] },
    }]);
    expect(made({ DefinitionBody: { a: 1 } }, 'AWS::ApiGateway::RestApi')).toMatchObject([{ Body: { a: 1 }, EndpointConfiguration: undefined }]);
    expect(made({ DefinitionUri: 's3://x' }, 'AWS::ApiGateway::Method')).toEqual([]);
    expect(made({}, 'AWS::ApiGateway::Method')).toEqual([{ HttpMethod: 'ANY', AuthorizationType: 'NONE', RequestValidatorId: 'made by SAM' }]);
    expect(made({}, 'AWS::ApiGateway::DomainName')).toEqual([]);
  });

  const source = 'method.request.header.Authorization';
  test.each<[string, unknown, object]>([
    ['a user pool', { UserPoolArn: 'arn' }, { Type: 'COGNITO_USER_POOLS', IdentitySource: source }],
    ['a token', { FunctionArn: 'arn', Identity: { ValidationExpression: '^x$', ReauthorizeEvery: 30 } },
      { Type: 'TOKEN', IdentitySource: source, IdentityValidationExpression: '^x$', AuthorizerResultTtlInSeconds: 30 }],
    ['a request without identity', { FunctionPayloadType: 'REQUEST' }, { Type: 'REQUEST', IdentitySource: undefined }],
    ['a request told by headers', { FunctionPayloadType: 'REQUEST', Identity: { Headers: ['x'] } }, { Type: 'REQUEST', IdentitySource: source }],
    ['a request told by its query', { FunctionPayloadType: 'REQUEST', Identity: { QueryStrings: ['x'] } }, { Type: 'REQUEST', IdentitySource: source }],
    ['a request told by stage variables', { FunctionPayloadType: 'REQUEST', Identity: { StageVariables: ['x'] } }, { Type: 'REQUEST', IdentitySource: source }],
    ['a request told by its context', { FunctionPayloadType: 'REQUEST', Identity: { Context: ['x'] } }, { Type: 'REQUEST', IdentitySource: source }],
    ['a request told by something else', { FunctionPayloadType: 'REQUEST', Identity: { Other: ['x'] } }, { Type: 'REQUEST', IdentitySource: undefined }],
  ])('has as authorizer %s', (_, authorizer, expected) => {
    expect(made({ Auth: { Authorizers: { Own: authorizer } } }, 'AWS::ApiGateway::Authorizer')).toEqual([
      { AuthorizerResultTtlInSeconds: undefined, IdentityValidationExpression: undefined, ...expected },
    ]);
  });

  test.each<[unknown, unknown[]]>([
    ["'https://x'", ["'https://x'"]], [{ AllowOrigin: "'*'" }, ["'*'"]], [{ AllowMethods: 'x' }, []], [undefined, []],
  ])('answers preflights as %j says', (Cors, origins) => {
    expect(made({ DefinitionBody: {}, Cors }, 'AWS::ApiGateway::Method')).toEqual(origins.map((origin) => ({
      HttpMethod: 'OPTIONS',
      Integration: { Type: 'MOCK', IntegrationResponses: [{ ResponseParameters: { 'method.response.header.Access-Control-Allow-Origin': origin } }] },
    })));
  });

  test('has a regional domain where none is said', () => {
    expect(made({ Domain: { DomainName: 'd' } }, 'AWS::ApiGateway::DomainName')).toEqual([{ DomainName: 'd', EndpointConfiguration: { Types: ['REGIONAL'] } }]);
  });
});

describe('what SAM makes of an HTTP API', () => {
  const made = (properties: object, type: string): JsonObject[] => propertiesOf(graphOf({ Api: { Type: 'AWS::Serverless::HttpApi', Properties: properties } }), type);

  test('is its definition and CORS in the words of API Gateway', () => {
    expect(made({ DefinitionUri: 's3://x', CorsConfiguration: 'true' }, 'AWS::ApiGatewayV2::Api')).toEqual([{
      DefinitionUri: 's3://x', ProtocolType: 'HTTP', Body: undefined, BodyS3Location: 's3://x', CorsConfiguration: { AllowOrigins: ['*'] },
    }]);
    expect(made({ DefinitionBody: { a: 1 }, CorsConfiguration: false }, 'AWS::ApiGatewayV2::Api')).toMatchObject([{ Body: { a: 1 }, CorsConfiguration: false }]);
    expect(made({ DefinitionBody: {} }, 'AWS::ApiGatewayV2::Route')).toEqual([]);
    expect(made({ StageName: 'x' }, 'AWS::ApiGatewayV2::Stage')).toEqual([{ StageName: 'x' }]);
  });

  test.each<[object, number]>([
    [{}, 1], [{ DefaultAuthorizer: 'x' }, 0], [{ Authorizers: {} }, 0], [{ EnableIamAuthorizer: true }, 0],
  ])('has with the authentication %j as many open routes: %i', (Auth, open) => {
    expect(made({ Auth }, 'AWS::ApiGatewayV2::Route')).toHaveLength(open);
  });

  test.each<[unknown, object]>([
    [{ FunctionArn: 'arn' }, { AuthorizerType: 'REQUEST', IdentitySource: undefined }],
    [{ FunctionArn: 'arn', Identity: { Headers: ['x'] } }, { AuthorizerType: 'REQUEST', IdentitySource: ['$request.header.Authorization'] }],
    [{ JwtConfiguration: { issuer: 'i', audience: ['a'] } }, { AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'i', Audience: ['a'] } }],
    [{ JwtConfiguration: { Issuer: 'i', Audience: ['a'] } }, { AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'i', Audience: ['a'] } }],
  ])('has %j as an authorizer', (authorizer, expected) => {
    expect(made({ Auth: { Authorizers: { Own: authorizer } } }, 'AWS::ApiGatewayV2::Authorizer')).toEqual([expected]);
  });

  test('has its domain', () => {
    expect(made({ Domain: { DomainName: 'd', SecurityPolicy: 'TLS_1_2' } }, 'AWS::ApiGatewayV2::DomainName')).toEqual([
      { DomainName: 'd', SecurityPolicy: 'TLS_1_2', DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2' }] },
    ]);
    expect(made({ Domain: {} }, 'AWS::ApiGatewayV2::DomainName')).toEqual([]);
  });
});

test('a type of SAM that no control asks about, and one that only sounds like it, are what they are', () => {
  const graph = graphOf({ A: { Type: 'AWS::Serverless::Connector' }, B: { Type: 'AWS::ServerlessRepo::Function' } });
  expect([...graph.types]).toEqual(['AWS::Serverless::Connector', 'AWS::ServerlessRepo::Function', templateType]);
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

test('a SAM state machine gets no role when it brings one', () => {
  const graph = graphOf({ Flow: { Type: 'AWS::Serverless::StateMachine', Properties: { Role: 'arn' } } });
  expect(graph.ofType('AWS::IAM::Role')).toEqual([]);
  expect(propertiesOf(graph, 'AWS::StepFunctions::StateMachine')).toEqual([{ Role: 'arn', LoggingConfiguration: undefined, TracingConfiguration: undefined }]);
});

test('a SAM GraphQL API has its authentication, and logs unless told not to', () => {
  const api = (properties: object): JsonObject => only(graphOf({ Api: { Type: 'AWS::Serverless::GraphQLApi', Properties: properties } }), 'AWS::AppSync::GraphQLApi').properties;
  expect(api({ Auth: { Type: 'API_KEY' } })).toMatchObject({ AuthenticationType: 'API_KEY', LogConfig: { FieldLogLevel: 'ALL' } });
  expect(api({ Logging: false }).LogConfig).toBeUndefined();
  expect(api({ Logging: true }).LogConfig).toEqual({ FieldLogLevel: 'ALL' });
  expect(api({ Logging: { FieldLogLevel: 'ERROR' } }).LogConfig).toEqual({ FieldLogLevel: 'ERROR' });
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

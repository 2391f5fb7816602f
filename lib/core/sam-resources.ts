import { isObject, JsonObject, ownObject, ownString, ownValue } from './json';

/** A resource that SAM makes of one of its own. */
export interface SamResource {
  readonly type: string;
  readonly properties: JsonObject;
}

type Mapping = (properties: JsonObject) => SamResource[];

/** What SAM makes of each of its types, as far as controls ask of it. https://docs.aws.amazon.com/serverless-application-model/ */
const mappings: ReadonlyMap<string, { readonly section: string; readonly map: Mapping }> = new Map([
  ['AWS::Serverless::Function', { section: 'Function', map: functionResources }],
  ['AWS::Serverless::Api', { section: 'Api', map: restApiResources }],
  ['AWS::Serverless::HttpApi', { section: 'HttpApi', map: httpApiResources }],
  ['AWS::Serverless::SimpleTable', { section: 'SimpleTable', map: tableResources }],
  ['AWS::Serverless::StateMachine', { section: 'StateMachine', map: stateMachineResources }],
  ['AWS::Serverless::LayerVersion', { section: 'LayerVersion', map: (properties) => [{ type: 'AWS::Lambda::LayerVersion', properties }] }],
]);

/** The resources that SAM makes of one of its own types, the main one first; undefined for every other type. */
export function samResources(type: string, properties: JsonObject, globals: JsonObject): SamResource[] | undefined {
  const mapping = mappings.get(type);
  return mapping?.map(merged(ownObject(globals, mapping.section), properties));
}

/** As SAM merges Globals: the resource's own value wins, objects are merged, lists are joined. */
function merged(global: JsonObject, own: JsonObject): JsonObject {
  const result = new Map(Object.entries(global));
  for (const [key, value] of Object.entries(own)) {
    const inherited = result.get(key);
    if (isObject(inherited) && isObject(value)) result.set(key, merged(inherited, value));
    else if (Array.isArray(inherited) && Array.isArray(value)) result.set(key, [...inherited, ...value]);
    else result.set(key, value);
  }
  return Object.fromEntries(result);
}

/** An object without what is undefined. */
function compact(properties: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}

function functionResources(properties: JsonObject): SamResource[] {
  const value = (key: string) => ownValue(properties, key);
  const tracing = value('Tracing');
  const deadLetters = value('DeadLetterQueue');
  const made: SamResource[] = [{
    type: 'AWS::Lambda::Function',
    properties: compact({
      ...properties,
      Code: { ZipFile: value('InlineCode') },
      TracingConfig: tracing === undefined ? undefined : { Mode: tracing },
      DeadLetterConfig: deadLetters === undefined ? undefined : { TargetArn: ownValue(deadLetters, 'TargetArn') },
    }),
  }];
  if (value('Role') === undefined) made.push(roleResource(value('Policies')));
  const url = value('FunctionUrlConfig');
  if (isObject(url)) made.push({ type: 'AWS::Lambda::Url', properties: url });
  const invoke = value('EventInvokeConfig');
  if (isObject(invoke)) made.push({ type: 'AWS::Lambda::EventInvokeConfig', properties: invoke });
  for (const event of Object.values(ownObject(properties, 'Events'))) made.push(...eventResources(event));
  return made;
}

/** SAM's policies are names of managed ones, documents, or templates of its own, which are narrow. */
function roleResource(policies: unknown): SamResource {
  const listed = Array.isArray(policies) ? policies : policies === undefined ? [] : [policies];
  const documents = listed.filter((policy) => ownValue(policy, 'Statement') !== undefined);
  const managed = listed.filter((policy) => typeof policy === 'string' || ownValue(policy, 'Ref') !== undefined || ownValue(policy, 'Fn::Sub') !== undefined);
  return {
    type: 'AWS::IAM::Role',
    properties: {
      AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] },
      ManagedPolicyArns: managed.map((policy) => (typeof policy === 'string' && !policy.startsWith('arn:') ? `arn:aws:iam::aws:policy/${policy}` : policy)),
      Policies: documents.map((document) => ({ PolicyDocument: document })),
    },
  };
}

const streams = new Set(['Kinesis', 'DynamoDB', 'MSK', 'SelfManagedKafka', 'DocumentDB']);

function eventResources(event: unknown): SamResource[] {
  const type = ownString(event, 'Type');
  const properties = ownObject(event, 'Properties');
  if (type === 'SQS') return [{ type: 'AWS::Lambda::EventSourceMapping', properties: compact({ EventSourceArn: ownValue(properties, 'Queue') }) }];
  if (type !== undefined && streams.has(type)) {
    return [{ type: 'AWS::Lambda::EventSourceMapping', properties: compact({ ...properties, EventSourceArn: ownValue(properties, 'Stream') }) }];
  }
  const authorizer = ownString(ownObject(properties, 'Auth'), 'Authorizer');
  // An event without an authorizer of its own gets the API's, which is judged there.
  if (authorizer === undefined) return [];
  const open = authorizer === 'NONE';
  if (type === 'Api') {
    return [{
      type: 'AWS::ApiGateway::Method',
      properties: {
        HttpMethod: String(ownValue(properties, 'Method') ?? 'ANY').toUpperCase(),
        AuthorizationType: open ? 'NONE' : authorizer === 'AWS_IAM' ? 'AWS_IAM' : 'CUSTOM',
        RequestValidatorId: 'of the API',
      },
    }];
  }
  return type === 'HttpApi' ? [{ type: 'AWS::ApiGatewayV2::Route', properties: { RouteKey: 'ANY /', AuthorizationType: open ? 'NONE' : 'JWT' } }] : [];
}

function restApiResources(properties: JsonObject): SamResource[] {
  const value = (key: string) => ownValue(properties, key);
  const auth = ownObject(properties, 'Auth');
  return [
    { type: 'AWS::ApiGateway::RestApi', properties: compact({ ...properties, Body: value('DefinitionBody'), Policy: ownValue(auth, 'ResourcePolicy') }) },
    { type: 'AWS::ApiGateway::Stage', properties: compact({ ...properties, RestApiId: undefined }) },
  ];
}

function httpApiResources(properties: JsonObject): SamResource[] {
  const cors = ownObject(properties, 'CorsConfiguration');
  return [
    {
      type: 'AWS::ApiGatewayV2::Api',
      properties: compact({ ...properties, ProtocolType: 'HTTP', Body: ownValue(properties, 'DefinitionBody'), CorsConfiguration: Object.keys(cors).length > 0 ? cors : undefined }),
    },
    { type: 'AWS::ApiGatewayV2::Stage', properties: compact({ ...properties, AccessLogSettings: ownValue(properties, 'AccessLogSettings') }) },
  ];
}

function tableResources(properties: JsonObject): SamResource[] {
  return [{ type: 'AWS::DynamoDB::Table', properties }];
}

function stateMachineResources(properties: JsonObject): SamResource[] {
  const tracing = ownObject(properties, 'Tracing');
  return [{
    type: 'AWS::StepFunctions::StateMachine',
    properties: compact({ ...properties, LoggingConfiguration: ownValue(properties, 'Logging'), TracingConfiguration: Object.keys(tracing).length > 0 ? tracing : undefined }),
  }];
}

import { intrinsicName } from './intrinsics';
import { isObject, JsonObject, ownObject, ownString, ownValue, scalarText } from './json';
import { defaultAuthorizer, httpRoute, restMethod } from './sam-api';
import type { SamResource } from './sam-resources';

/** What SAM makes of `AWS::Serverless::Function`: the function, and what its properties ask for beside it. */
export function functionResources(properties: JsonObject, globals: JsonObject): SamResource[] {
  const value = (key: string): unknown => ownValue(properties, key);
  const made: SamResource[] = [{
    type: 'AWS::Lambda::Function',
    properties: {
      ...properties,
      Code: { ZipFile: value('InlineCode') },
      TracingConfig: value('Tracing') === undefined ? value('TracingConfig') : { Mode: value('Tracing') },
      DeadLetterConfig: value('DeadLetterQueue') === undefined
        ? value('DeadLetterConfig')
        : { TargetArn: ownValue(value('DeadLetterQueue'), 'TargetArn') },
    },
  }];
  if (value('Role') === undefined) made.push(roleResource('lambda.amazonaws.com', properties));
  if (isObject(value('FunctionUrlConfig'))) made.push({ type: 'AWS::Lambda::Url', properties: ownObject(properties, 'FunctionUrlConfig') });
  if (isObject(value('EventInvokeConfig'))) {
    made.push({ type: 'AWS::Lambda::EventInvokeConfig', properties: withDestination(ownObject(properties, 'EventInvokeConfig')) });
  }
  for (const event of Object.values(ownObject(properties, 'Events'))) made.push(...eventResources(event, globals));
  return made;
}

/** SAM's policies are names of managed ones, documents, or templates of its own, which are narrow. */
export function roleResource(service: string, properties: JsonObject): SamResource {
  const policies = ownValue(properties, 'Policies');
  const listed = Array.isArray(policies) ? policies : policies === undefined ? [] : [policies];
  return {
    type: 'AWS::IAM::Role',
    properties: {
      AssumeRolePolicyDocument: ownValue(properties, 'AssumeRolePolicyDocument')
        ?? { Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' }] },
      PermissionsBoundary: ownValue(properties, 'PermissionsBoundary'),
      ManagedPolicyArns: branches(listed, managedPolicy),
      Policies: branches(listed, (policy) => (ownValue(policy, 'Statement') === undefined ? undefined : { PolicyDocument: policy })),
    },
  };
}

function managedPolicy(policy: unknown): unknown {
  if (typeof policy === 'string') return policy.startsWith('arn:') ? policy : `arn:aws:iam::aws:policy/${policy}`;
  return isObject(policy) && intrinsicName(policy) !== undefined ? policy : undefined;
}

/** The list as `read` sees its items, also those in a branch of `Fn::If`; without those of which it makes nothing. */
function branches(items: readonly unknown[], read: (item: unknown) => unknown): unknown[] {
  return items.map((item) => branch(item, read)).filter((item) => item !== undefined);
}

function branch(item: unknown, read: (item: unknown) => unknown): unknown {
  const choice = ownValue(item, 'Fn::If');
  if (!Array.isArray(choice) || choice.length !== 3) return read(item);
  const made = choice.slice(1).map((one: unknown) => branch(one, read));
  if (made.every((one) => one === undefined)) return undefined;
  return { 'Fn::If': [choice[0], ...made.map((one) => one ?? { Ref: 'AWS::NoValue' })] };
}

/** A destination of which only the kind is given is made by SAM. */
function withDestination(config: JsonObject): JsonObject {
  const onFailure = ownObject(ownObject(config, 'DestinationConfig'), 'OnFailure');
  if (ownValue(onFailure, 'Destination') !== undefined || !['SQS', 'SNS'].includes(ownString(onFailure, 'Type') ?? '')) return config;
  return { ...config, DestinationConfig: { OnFailure: { Destination: 'made by SAM' } } };
}

/** The property in which each kind of polled source is named. */
const polled: ReadonlyMap<string, string> = new Map([
  ['SQS', 'Queue'], ['Kinesis', 'Stream'], ['DynamoDB', 'Stream'], ['MSK', 'Stream'], ['MQ', 'Broker'], ['DocumentDB', 'Cluster'],
  ['SelfManagedKafka', ''],
]);

function eventResources(event: unknown, globals: JsonObject): SamResource[] {
  const type = ownString(event, 'Type') ?? '';
  const properties = ownObject(event, 'Properties');
  const source = polled.get(type);
  if (source !== undefined) {
    return [{
      type: 'AWS::Lambda::EventSourceMapping',
      properties: {
        ...properties,
        EventSourceArn: ownValue(properties, source),
        SelfManagedEventSource: ownValue(properties, 'KafkaBootstrapServers'),
        // What the author of a DocumentDB event writes flat.
        DocumentDBEventSourceConfig: type === 'DocumentDB' ? { DatabaseName: ownValue(properties, 'DatabaseName') } : undefined,
      },
    }];
  }
  if (type === 'AlexaSkill') {
    const skill = { Action: 'lambda:InvokeFunction', Principal: 'alexa-appkit.amazon.com', EventSourceToken: ownValue(properties, 'SkillId') };
    return [{ type: 'AWS::Lambda::Permission', properties: skill }];
  }
  return type === 'Api' || type === 'HttpApi' ? routes(type, properties, globals) : [];
}

/** The method or route of an event. Without an authorizer of its own it gets the API's, which is judged where that is declared. */
function routes(type: 'Api' | 'HttpApi', properties: JsonObject, globals: JsonObject): SamResource[] {
  const implicit = ownValue(properties, type === 'Api' ? 'RestApiId' : 'ApiId') === undefined;
  const own = ownString(ownObject(properties, 'Auth'), 'Authorizer');
  if (own === undefined && !implicit) return [];
  // The API that SAM makes for events that name none has no declaration but Globals.
  const authorizer = own ?? defaultAuthorizer(ownObject(globals, type));
  if (type === 'HttpApi') return [httpRoute(authorizer)];
  const model = ownObject(properties, 'RequestModel');
  const validated = !implicit || ['ValidateBody', 'ValidateParameters'].some((key) => scalarText(ownValue(model, key)) === 'true');
  return [restMethod((ownString(properties, 'Method') ?? 'ANY').toUpperCase(), authorizer, validated)];
}

import { intrinsicName } from './intrinsics';
import { isObject, JsonObject, ownObject, ownValue, scalarText } from './json';
import { httpApiResources, restApiResources } from './sam-api';
import { functionResources, roleResource } from './sam-function';

/** A resource that SAM makes of one of its own. */
export interface SamResource {
  readonly type: string;
  readonly properties: JsonObject;
}

type Mapping = (properties: JsonObject, globals: JsonObject) => SamResource[];

/** What SAM makes of each of its types, as far as controls ask of it. https://docs.aws.amazon.com/serverless-application-model/ */
const mappings: ReadonlyMap<string, Mapping> = new Map<string, Mapping>([
  ['Function', functionResources],
  ['Api', restApiResources],
  ['HttpApi', httpApiResources],
  ['SimpleTable', (properties) => [{ type: 'AWS::DynamoDB::Table', properties }]],
  ['StateMachine', stateMachineResources],
  ['LayerVersion', (properties) => [{ type: 'AWS::Lambda::LayerVersion', properties }]],
  ['GraphQLApi', graphQlApiResources],
]);

/** The resources that SAM makes of one of its own types, the main one first; undefined for every other type. */
export function samResources(type: string, properties: JsonObject, globals: JsonObject): SamResource[] | undefined {
  if (!type.startsWith('AWS::Serverless::')) return undefined;
  const section = type.slice('AWS::Serverless::'.length);
  return mappings.get(section)?.(merged(ownObject(globals, section), properties), globals);
}

/** As SAM merges Globals: the resource's own value wins, objects are merged, lists are joined. */
function merged(global: JsonObject, own: JsonObject): JsonObject {
  const result = new Map(Object.entries(global));
  for (const [key, value] of Object.entries(own)) {
    const inherited = result.get(key);
    if (isPlain(inherited) && isPlain(value)) result.set(key, merged(inherited, value));
    else if (Array.isArray(inherited) && Array.isArray(value)) result.set(key, [...inherited, ...value]);
    else result.set(key, value);
  }
  return Object.fromEntries(result);
}

/** A call of a function is one value, however it is written. */
function isPlain(value: unknown): value is JsonObject {
  return isObject(value) && intrinsicName(value) === undefined;
}

function stateMachineResources(properties: JsonObject): SamResource[] {
  const machine = {
    type: 'AWS::StepFunctions::StateMachine',
    properties: { ...properties, LoggingConfiguration: ownValue(properties, 'Logging'), TracingConfiguration: ownValue(properties, 'Tracing') },
  };
  return ownValue(properties, 'Role') === undefined ? [machine, roleResource('states.amazonaws.com', properties)] : [machine];
}

/** Logging is on unless it is switched off. */
function graphQlApiResources(properties: JsonObject): SamResource[] {
  const logging = ownValue(properties, 'Logging');
  return [{
    type: 'AWS::AppSync::GraphQLApi',
    properties: {
      ...properties,
      AuthenticationType: ownValue(ownValue(properties, 'Auth'), 'Type'),
      LogConfig: isObject(logging) ? logging : scalarText(logging) === 'false' ? undefined : { FieldLogLevel: 'ALL' },
    },
  }];
}

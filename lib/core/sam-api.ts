import { JsonObject, ownObject, ownString, ownValue } from './json';
import type { SamResource } from './sam-resources';

/** What SAM makes of `AWS::Serverless::Api`. */
export function restApiResources(properties: JsonObject): SamResource[] {
  const auth = ownObject(properties, 'Auth');
  const statements = ownValue(ownValue(auth, 'ResourcePolicy'), 'CustomStatements');
  const endpoint = ownValue(properties, 'EndpointConfiguration');
  return [
    {
      type: 'AWS::ApiGateway::RestApi',
      properties: {
        ...properties,
        Body: ownValue(properties, 'DefinitionBody'),
        BodyS3Location: ownValue(properties, 'DefinitionUri'),
        Policy: statements === undefined ? undefined : { Statement: statements },
        EndpointConfiguration: ownValue(endpoint, 'Type') === undefined ? endpoint : { Types: [ownValue(endpoint, 'Type')] },
      },
    },
    { type: 'AWS::ApiGateway::Stage', properties },
    ...authorizersOf(auth).map((authorizer) => ({ type: 'AWS::ApiGateway::Authorizer', properties: restAuthorizer(authorizer) })),
    ...open(properties) && ownValue(auth, 'ResourcePolicy') === undefined ? [restMethod('ANY', undefined, true)] : [],
    ...preflight(ownValue(properties, 'Cors')),
    ...domainNames(properties, (domain) => ({
      type: 'AWS::ApiGateway::DomainName',
      properties: { ...domain, EndpointConfiguration: { Types: [ownValue(domain, 'EndpointConfiguration') ?? 'REGIONAL'] } },
    })),
  ];
}

/** What SAM makes of `AWS::Serverless::HttpApi`. */
export function httpApiResources(properties: JsonObject): SamResource[] {
  const cors = ownValue(properties, 'CorsConfiguration');
  const auth = ownObject(properties, 'Auth');
  return [
    {
      type: 'AWS::ApiGatewayV2::Api',
      properties: {
        ...properties,
        ProtocolType: 'HTTP',
        Body: ownValue(properties, 'DefinitionBody'),
        BodyS3Location: ownValue(properties, 'DefinitionUri'),
        CorsConfiguration: cors === true || cors === 'true' ? { AllowOrigins: ['*'] } : cors,
      },
    },
    { type: 'AWS::ApiGatewayV2::Stage', properties },
    ...authorizersOf(auth).map((authorizer) => ({ type: 'AWS::ApiGatewayV2::Authorizer', properties: httpAuthorizer(authorizer) })),
    ...open(properties) && ownValue(auth, 'EnableIamAuthorizer') === undefined ? [httpRoute(undefined)] : [],
    ...domainNames(properties, (domain) => ({
      type: 'AWS::ApiGatewayV2::DomainName',
      properties: { ...domain, DomainNameConfigurations: [{ SecurityPolicy: ownValue(domain, 'SecurityPolicy') }] },
    })),
  ];
}

/** A method whose callers the authorizer tells; SAM's own name for none is `NONE`. */
export function restMethod(method: string, authorizer: string | undefined, validated: boolean): SamResource {
  return {
    type: 'AWS::ApiGateway::Method',
    properties: {
      HttpMethod: method,
      AuthorizationType: authorizationType(authorizer, 'CUSTOM'),
      RequestValidatorId: validated ? 'made by SAM' : undefined,
    },
  };
}

export function httpRoute(authorizer: string | undefined): SamResource {
  return { type: 'AWS::ApiGatewayV2::Route', properties: { RouteKey: 'ANY /', AuthorizationType: authorizationType(authorizer, 'JWT') } };
}

function authorizationType(authorizer: string | undefined, named: string): string {
  return authorizer === undefined || authorizer === 'NONE' ? 'NONE' : authorizer === 'AWS_IAM' ? authorizer : named;
}

/** The authorizer of an API's events that name none. */
export function defaultAuthorizer(properties: JsonObject): string | undefined {
  return ownString(ownObject(properties, 'Auth'), 'DefaultAuthorizer');
}

/** Without a definition of its own, the API has the events' methods; without an authorizer, they are open. */
function open(properties: JsonObject): boolean {
  if (['DefinitionBody', 'DefinitionUri'].some((key) => ownValue(properties, key) !== undefined)) return false;
  return !['DefaultAuthorizer', 'Authorizers'].some((key) => ownValue(ownValue(properties, 'Auth'), key) !== undefined);
}

function authorizersOf(auth: JsonObject): unknown[] {
  return Object.values(ownObject(auth, 'Authorizers'));
}

function restAuthorizer(authorizer: unknown): JsonObject {
  const identity = ownObject(authorizer, 'Identity');
  const isRequest = ownValue(authorizer, 'FunctionPayloadType') === 'REQUEST';
  const sources = ['Headers', 'QueryStrings', 'StageVariables', 'Context'].some((key) => ownValue(identity, key) !== undefined);
  return {
    Type: ownValue(authorizer, 'UserPoolArn') !== undefined ? 'COGNITO_USER_POOLS' : isRequest ? 'REQUEST' : 'TOKEN',
    AuthorizerResultTtlInSeconds: ownValue(identity, 'ReauthorizeEvery'),
    IdentityValidationExpression: ownValue(identity, 'ValidationExpression'),
    IdentitySource: isRequest && !sources ? undefined : 'method.request.header.Authorization',
  };
}

function httpAuthorizer(authorizer: unknown): JsonObject {
  const jwt = ownObject(authorizer, 'JwtConfiguration');
  if (ownValue(authorizer, 'FunctionArn') !== undefined) {
    return { AuthorizerType: 'REQUEST', IdentitySource: ownValue(authorizer, 'Identity') === undefined ? undefined : ['$request.header.Authorization'] };
  }
  // The template's author may write either case.
  const either = (key: string): unknown => ownValue(jwt, key) ?? ownValue(jwt, key.toLowerCase());
  return { AuthorizerType: 'JWT', JwtConfiguration: { Issuer: either('Issuer'), Audience: either('Audience') } };
}

function preflight(cors: unknown): SamResource[] {
  const origin = typeof cors === 'string' ? cors : ownValue(cors, 'AllowOrigin');
  if (origin === undefined) return [];
  const responses = [{ ResponseParameters: { 'method.response.header.Access-Control-Allow-Origin': origin } }];
  return [{ type: 'AWS::ApiGateway::Method', properties: { HttpMethod: 'OPTIONS', Integration: { Type: 'MOCK', IntegrationResponses: responses } } }];
}

function domainNames(properties: JsonObject, make: (domain: JsonObject) => SamResource): SamResource[] {
  const domain = ownObject(properties, 'Domain');
  return ownValue(domain, 'DomainName') === undefined ? [] : [make(domain)];
}

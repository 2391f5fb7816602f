import { openApiOperationsAuthorized } from '../../../lib/catalog/api-gateway/open-api-operations-authorized';
import { evaluate } from '../../../lib/core/evaluate';
import { TemplateGraph } from '../../../lib/core/template-graph';

const signed = { type: 'apiKey', 'x-amazon-apigateway-authtype': 'awsSigv4' };
const authorized = { type: 'apiKey', 'x-amazon-apigateway-authorizer': { type: 'jwt' } };
const securitySchemes = { signed, authorized, key: { type: 'apiKey' } };

function verdicts(body: unknown, more: object = {}, type = 'AWS::ApiGateway::RestApi'): string[] {
  const template = { Resources: { Api: { Type: type, Properties: { Body: body, ...more } } }, Parameters: { Document: { Type: 'String' } } };
  return evaluate(new TemplateGraph([{ stackName: 'S', file: 's.json', template }]), [openApiOperationsAuthorized])
    .map(({ verdict, message }) => `${verdict}: ${message}`);
}

const operation = (definition: object, document: object = {}) => ({
  paths: { '/orders': { get: definition } }, components: { securitySchemes }, ...document,
});
const open = ['fail: GET /orders has no security scheme that authenticates'];

test.each([
  ['a signature is asked for', operation({ security: [{ signed: [] }] })],
  ['an authorizer is asked for', operation({ security: [{ authorized: [] }] })],
  ['one of two schemes together authenticates', operation({ security: [{ key: [], signed: [] }] })],
  ['the document asks for it', operation({}, { security: [{ signed: [] }] })],
  ['the scheme stands where OpenAPI 2 has it', { paths: { '/orders': { get: { security: [{ signed: [] }] } } }, securityDefinitions: { signed } }],
  ['API Gateway\'s own extension says so', operation({ 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } })],
  ['the extension says so in one branch', operation({ 'x-amazon-apigateway-auth': { 'Fn::If': ['Signed', { type: 'AWS_IAM' }, { Ref: 'AWS::NoValue' }] } })],
  ['it is a preflight', { paths: { '/orders': { options: {} } } }],
  ['it is left out', { paths: { '/orders': { get: { Ref: 'AWS::NoValue' } } } }],
  ['it is no operation at all', { paths: { '/orders': { parameters: [], summary: 'Orders' } } }],
])('an operation is authenticated where %s', (_, body) => {
  expect(verdicts(body)).toEqual([]);
});

test.each([
  ['no scheme is asked for', operation({})],
  ['the scheme is an API key', operation({ security: [{ key: [] }] })],
  ['the scheme is not defined', operation({ security: [{ other: [] }] })],
  ['one alternative asks for nothing', operation({ security: [{ signed: [] }, {}] })],
  ['one alternative is an API key', operation({ security: [{ signed: [] }, { key: [] }] })],
  ['it takes back what the document asks for', operation({ security: [] }, { security: [{ signed: [] }] })],
  ['it takes back in one branch what the document asks for', operation(
    { security: { 'Fn::If': ['Open', [], { Ref: 'AWS::NoValue' }] } }, { security: [{ signed: [] }] },
  )],
  ['one branch asks for nothing', operation({ security: { 'Fn::If': ['Open', [{}], [{ signed: [] }]] } })],
  ['the schemes are known only on deployment', { ...operation({ security: [{ signed: [] }] }), components: { Ref: 'Document' } }],
  ['its extension is no object', operation({ 'x-amazon-apigateway-auth': 'AWS_IAM' })],
])('an operation is open where %s', (_, body) => {
  expect(verdicts(body)).toEqual(open);
});

test.each(['put', 'post', 'delete', 'head', 'patch', 'trace', 'POST'])('%s is an operation', (method) => {
  expect(verdicts({ paths: { '/orders': { [method]: {} } } })).toEqual([`fail: ${method.toUpperCase()} /orders has no security scheme that authenticates`]);
});

test('so is what stands for any method', () => {
  expect(verdicts({ paths: { '/orders': { 'x-amazon-apigateway-any-method': {} } } })).toEqual(['fail: ANY /orders has no security scheme that authenticates']);
});

test('HTTP APIs are asked too', () => {
  expect(verdicts(operation({}), {}, 'AWS::ApiGatewayV2::Api')).toEqual(open);
});

test.each([
  ['what an operation asks for', operation({ security: { Ref: 'Document' } }), {}, 'unknown: GET /orders has no security scheme that authenticates'],
  ['what one branch asks for', operation({ security: { 'Fn::If': ['Open', { Ref: 'Document' }, [{ signed: [] }]] } }), {}, 'unknown: GET /orders'],
  ['what another stack asks for', operation({ security: { 'Fn::ImportValue': 'Security' } }), {}, 'unknown: GET /orders'],
  ['a document that may lie in S3', undefined, {
    BodyS3Location: { 'Fn::If': ['Documented', { Bucket: 'documents', Key: 'openapi.json' }, { Ref: 'AWS::NoValue' }] },
  }, 'unknown: the OpenAPI document lies in S3'],
  ['what a macro adds', { paths: {}, 'Fn::Transform': { Name: 'Document' } }, {}, 'unknown: a macro makes the OpenAPI document'],
  ['the document', { Ref: 'Document' }, {}, 'unknown: the OpenAPI document is known only on deployment'],
  ['what a macro makes', { 'Fn::Transform': { Name: 'Document' } }, {}, 'unknown: '],
  ['a document in S3', undefined, { BodyS3Location: { Bucket: 'documents', Key: 'openapi.json' } }, 'unknown: the OpenAPI document lies in S3'],
])('can not tell %s', (_, body, more, expected) => {
  expect(verdicts(body, more)).toEqual([expect.stringContaining(expected)]);
});

test('the default authorizer of a SAM API is written into every operation', () => {
  const body = operation({});
  expect(verdicts({ ...body }, { StageName: 'prod', DefinitionBody: body }, 'AWS::Serverless::Api').length).toBeGreaterThan(0);
  expect(verdicts(body, { StageName: 'prod', DefinitionBody: body, Auth: { DefaultAuthorizer: 'Users' } }, 'AWS::Serverless::Api')).toEqual([]);
});

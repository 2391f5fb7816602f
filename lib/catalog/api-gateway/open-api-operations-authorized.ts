import { graphControl } from '../../core/control';
import { ownObject, ownValue } from '../../core/json';
import { entriesOf, openApiOperations, Operation, valueAt } from './open-api-operations';

// Of a security scheme API Gateway reads its own extensions only: without one, nothing is checked but an API key.
function authenticates(operation: Operation, scheme: string): boolean {
  const components = valueAt(operation.document, 'components').flatMap((value) => (value.kind === 'object' ? entriesOf(value, 'securitySchemes') : []));
  return [...components, ...entriesOf(operation.document, 'securityDefinitions')].some(([name, { value }]) => (
    name === scheme && ('x-amazon-apigateway-authtype' in value || 'x-amazon-apigateway-authorizer' in value)
  ));
}

function verdictOf(operation: Operation): 'pass' | 'fail' | 'unknown' {
  if (valueAt(operation.definition, 'x-amazon-apigateway-auth').some(({ kind }) => kind === 'object')) return 'pass';
  const own = valueAt(operation.definition, 'security');
  const security = own.every(({ kind }) => kind === 'absent') ? valueAt(operation.document, 'security') : own;
  if (security.some(({ kind }) => kind === 'unknown' || kind === 'text')) return 'unknown';
  // Each item is an alternative: one that asks for nothing opens the operation.
  return security.every((value) => value.kind === 'list' && value.items.length > 0 && value.items.every((item) => (
    Object.keys(item ?? {}).some((scheme) => authenticates(operation, scheme))
  ))) ? 'pass' : 'fail';
}

export const openApiOperationsAuthorized = graphControl({
  id: 'OpenApiOperationsAuthorized',
  title: 'Operations of an OpenAPI document authenticate their callers',
  severity: 'high',
  why: 'Anyone on the internet can call the operation: a scheme without an API Gateway extension is documentation, and an API key identifies no one.',
  fix: 'Give each operation a security scheme with x-amazon-apigateway-authorizer, or with x-amazon-apigateway-authtype awsSigv4.',
  profile: 'baseline',
  resources: ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'],
  * check(api) {
    // SAM writes its default authorizer into every operation that names none.
    if (ownValue(ownObject(ownObject(api.declaration, 'Properties'), 'Auth'), 'DefaultAuthorizer') !== undefined) return;
    const { operations, unknown } = openApiOperations(api);
    for (const operation of operations) {
      const verdict = verdictOf(operation);
      if (verdict !== 'pass') yield { verdict, message: `${operation.name} has no security scheme that authenticates`, path: 'Properties.Body', detail: operation.name };
    }
    if (unknown) yield { verdict: 'unknown', message: unknown, path: 'Properties.Body' };
  },
  satisfies: ['NIST-800-53/AC-3', 'CSA-Serverless/SAS-2'],
  mitigates: ['api.spoofing', 'api.elevation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html',
  examples: {
    fails: [
      { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { paths: { '/orders': { get: {} } } } } } },
      { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: {
        paths: { '/orders': { get: { security: [{ key: [] }] } } }, components: { securitySchemes: { key: { type: 'apiKey' } } },
      } } } },
    ],
    passes: [{ Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: {
      paths: { '/orders': { get: { security: [{ sigv4: [] }] }, options: {} } },
      components: { securitySchemes: { sigv4: { type: 'apiKey', 'x-amazon-apigateway-authtype': 'awsSigv4' } } },
    } } } }],
    unknown: [{ Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { BodyS3Location: { Bucket: 'apis', Key: 'orders.json' } } } }],
  },
});

import { graphControl } from '../../core/control';
import { openApiOperations, valueAt } from './open-api-operations';

const extension = 'x-amazon-apigateway-request-validator';

export const openApiRequestsValidated = graphControl({
  id: 'OpenApiRequestsValidated',
  title: 'Operations of an OpenAPI document validate what they receive',
  severity: 'low',
  why: 'Schemas in the document are not enforced: malformed and oversized input reaches the backend, and each attempt is billed.',
  fix: `Define a validator in ${extension}s, and name it in ${extension} of the document or of each operation.`,
  resources: ['AWS::ApiGateway::RestApi'],
  * check(api) {
    for (const { name, definition, document } of openApiOperations(api).operations) {
      const validated = [...valueAt(definition, extension), ...valueAt(document, extension)].some(({ kind }) => kind !== 'absent');
      if (!validated) yield { verdict: 'fail', message: `${name} validates nothing`, path: 'Properties.Body', detail: name };
    }
  },
  satisfies: ['NIST-800-53/SI-10', 'CSA-Serverless/SAS-1'],
  mitigates: ['api.tampering'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
  examples: {
    fails: [{ Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { paths: { '/orders': { post: { requestBody: {} } } } } } } }],
    passes: [
      { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { paths: { '/orders': { post: {} } }, [extension]: 'all' } } } },
      { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: {
        paths: { '/orders': { post: { 'x-amazon-apigateway-request-validator': 'all' } } },
      } } } },
    ],
  },
});

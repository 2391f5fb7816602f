import { allOf, anyOf, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// A mock answers from its own template: no backend receives what is not validated. Without a body and without
// parameters that are declared, a validator has nothing to validate.
export const apiMethodRequestValidated = propertyControl({
  id: 'ApiMethodRequestValidated',
  title: 'REST API methods validate what they receive',
  severity: 'low',
  why: 'Malformed and oversized input reaches the backend, where a parser or a query takes it at its word, and each attempt is billed.',
  fix: 'Set RequestValidatorId to a validator of the body and the parameters.',
  resource: 'AWS::ApiGateway::Method',
  appliesWhen: allOf(
    not(is('HttpMethod', 'OPTIONS')), not(is('Integration.Type', 'MOCK')),
    anyOf(not(is('HttpMethod', 'GET', 'HEAD', 'DELETE')), present('RequestParameters')),
  ),
  requires: present('RequestValidatorId'),
  satisfies: ['NIST-800-53/SI-10', 'CSA-Serverless/SAS-1'],
  mitigates: ['api.tampering'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
  examples: {
    fails: [
      { HttpMethod: 'POST', Integration: { Type: 'AWS_PROXY' } },
      { HttpMethod: 'GET', Integration: { Type: 'AWS_PROXY' }, RequestParameters: { 'method.request.querystring.page': true } },
    ],
    passes: [
      { HttpMethod: 'POST', RequestValidatorId: 'a1b2c3', Integration: { Type: 'AWS_PROXY' } }, { HttpMethod: 'GET', Integration: { Type: 'AWS_PROXY' } },
      { HttpMethod: 'OPTIONS', Integration: { Type: 'AWS_PROXY' }, RequestParameters: { 'method.request.header.Origin': false } },
      { HttpMethod: 'POST', Integration: { Type: 'MOCK' } }, { HttpMethod: 'HEAD', Integration: { Type: 'AWS_PROXY' } },
      { HttpMethod: 'DELETE', Integration: { Type: 'AWS_PROXY' } },
    ],
    unknown: [{ HttpMethod: 'POST', RequestValidatorId: { 'Fn::Transform': { Name: 'Validator' } } }],
  },
});

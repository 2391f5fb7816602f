import { allOf, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// A mock answers from its own template: no backend receives what is not validated.
export const apiMethodRequestValidated = propertyControl({
  id: 'ApiMethodRequestValidated',
  title: 'REST API methods validate what they receive',
  severity: 'low',
  why: 'Malformed and oversized input reaches the backend, where a parser or a query takes it at its word, and each attempt is billed.',
  fix: 'Set RequestValidatorId to a validator of the body and the parameters.',
  resource: 'AWS::ApiGateway::Method',
  appliesWhen: allOf(not(is('HttpMethod', 'OPTIONS')), not(is('Integration.Type', 'MOCK'))),
  requires: present('RequestValidatorId'),
  satisfies: ['NIST-800-53/SI-10', 'CSA-Serverless/SAS-1'],
  mitigates: ['api.tampering'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
  examples: {
    fails: [{ HttpMethod: 'POST', Integration: { Type: 'AWS_PROXY' } }],
    passes: [
      { HttpMethod: 'POST', RequestValidatorId: 'a1b2c3', Integration: { Type: 'AWS_PROXY' } },
      { HttpMethod: 'OPTIONS', Integration: { Type: 'MOCK' } },
    ],
    unknown: [{ HttpMethod: 'POST', RequestValidatorId: { 'Fn::Transform': { Name: 'Validator' } } }],
  },
});

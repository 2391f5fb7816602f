import { anyOf, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const requestValidatorEnabled = propertyControl({
  id: 'RequestValidatorEnabled',
  title: 'Request validators validate the body or the parameters',
  severity: 'low',
  why: 'A validator with both switches off looks like a check in every review and lets everything through.',
  fix: 'Set ValidateRequestBody and ValidateRequestParameters to true.',
  resource: 'AWS::ApiGateway::RequestValidator',
  requires: anyOf(is('ValidateRequestBody', true), is('ValidateRequestParameters', true)),
  satisfies: ['NIST-800-53/SI-10'],
  mitigates: ['api.tampering'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
  examples: {
    fails: [{}, { ValidateRequestBody: false, ValidateRequestParameters: false }],
    passes: [{ ValidateRequestBody: true }, { ValidateRequestParameters: true, ValidateRequestBody: false }],
    unknown: [{ ValidateRequestBody: { Ref: 'Validate' } }],
  },
});

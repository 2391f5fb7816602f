import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';

const withBody = is('HttpMethod', 'POST', 'PUT', 'PATCH');
const validatesBody = is('ValidateRequestBody', true);

const post = (properties: object) => ({
  Validator: { Type: 'AWS::ApiGateway::RequestValidator', Properties: { ValidateRequestBody: true } },
  Method: { Type: 'AWS::ApiGateway::Method', Properties: { HttpMethod: 'POST', RequestValidatorId: { Ref: 'Validator' }, ...properties } },
});

export const methodBodyModelled = graphControl({
  id: 'MethodBodyModelled',
  title: 'REST API methods whose bodies are validated have a model to do so by',
  severity: 'low',
  why: 'The validator is there, but without a model API Gateway looks at no body: whatever is sent arrives.',
  fix: "Name a model in RequestModels: for application/json, or for $default, which also holds for a Content-Type that a caller made up.",
  profile: 'strict',
  resources: ['AWS::ApiGateway::Method'],
  * check(method) {
    if (judge(withBody, method).verdict !== 'pass') return;
    const validators = method.get('RequestValidatorId').flatMap((id) => id.kind === 'reference' ? [id.resource] : []);
    if (!validators.some((validator) => judge(validatesBody, validator).verdict === 'pass')) return;
    for (const models of method.get('RequestModels')) {
      if (models.kind === 'object' && Object.keys(models.value).length > 0) continue;
      const verdict = models.kind === 'object' || models.kind === 'absent' ? 'fail' : 'unknown';
      yield { verdict, message: 'no model says what a body may be', path: 'Properties.RequestModels' };
    }
  },
  satisfies: ['NIST-800-53/SI-10', 'CSA-Serverless/SAS-1'],
  mitigates: ['api.tampering'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
  examples: {
    fails: [post({}), post({ RequestModels: {} }), post({ HttpMethod: 'PUT' }), post({ HttpMethod: 'PATCH' })],
    passes: [
      post({ RequestModels: { 'application/json': { Ref: 'Order' } } }), post({ RequestModels: { $default: { Ref: 'Order' } } }), post({ HttpMethod: 'GET' }),
      post({ RequestValidatorId: 'a1b2c3' }),
      { ...post({}), Validator: { Type: 'AWS::ApiGateway::RequestValidator', Properties: { ValidateRequestParameters: true } } },
    ],
    unknown: [post({ RequestModels: { 'Fn::ImportValue': 'Models' } })],
  },
});

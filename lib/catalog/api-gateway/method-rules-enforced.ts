import { is, judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { isObject } from '../../core/json';
import { Resource } from '../../core/template-graph';

const validator = (properties: object) => ({ Type: 'AWS::ApiGateway::RequestValidator', Properties: properties });
const method = (properties: object) => ({ Type: 'AWS::ApiGateway::Method', Properties: { HttpMethod: 'POST', RequestValidatorId: { Ref: 'Validator' }, ...properties } });
const body = method({ RequestModels: { 'application/json': { Ref: 'Order' } } });
const ifStrict = (value: object) => ({ 'Fn::If': ['Strict', value, { Ref: 'AWS::NoValue' }] });
const query = method({ RequestParameters: { 'method.request.querystring.page': true } });

/** What a method has rules for, and the property of its validator that enforces them. */
function* ruled(resource: Resource): Iterable<readonly [what: string, property: string]> {
  if (resource.get('RequestModels').some((models) => models.kind === 'object' && Object.keys(models.value).length > 0)) yield ['body', 'ValidateRequestBody'];
  // A request without the part of the path goes to another method.
  const required = (value: unknown) => isObject(value)
    && Object.entries(value).some(([name, one]) => !name.startsWith('method.request.path.') && String(one) === 'true');
  if (resource.get('RequestParameters').some((parameters) => parameters.kind === 'object' && required(parameters.value))) yield ['parameters', 'ValidateRequestParameters'];
}

export const methodRulesEnforced = graphControl({
  id: 'MethodRulesEnforced',
  title: 'What REST API methods require of a request is enforced',
  severity: 'medium',
  why: 'The model is there and every review sees it, but the validator does not look at the body: whatever is sent arrives.',
  fix: 'Set ValidateRequestBody of the validator to true for methods with models, and ValidateRequestParameters for those with required parameters.',
  resources: ['AWS::ApiGateway::Method'],
  * check(resource) {
    if (judge(present('RequestValidatorId'), resource).verdict !== 'pass') return;
    for (const id of resource.get('RequestValidatorId')) {
      if (id.kind !== 'reference' || id.resource.type !== 'AWS::ApiGateway::RequestValidator') continue;
      for (const [what, property] of ruled(resource)) {
        const { verdict } = judge(is(property, true), id.resource);
        if (verdict !== 'pass') yield { verdict, message: `${id.resource.logicalId} does not validate the ${what}`, path: 'Properties.RequestValidatorId', detail: what };
      }
    }
  },
  satisfies: ['NIST-800-53/SI-10', 'CSA-Serverless/SAS-1'],
  mitigates: ['api.tampering'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html',
  examples: {
    fails: [
      { Method: body, Validator: validator({ ValidateRequestParameters: true }) },
      { Method: query, Validator: validator({ ValidateRequestBody: true }) },
      { Method: method({ RequestModels: ifStrict({ 'application/json': { Ref: 'Order' } }) }), Validator: validator({}) },
      { Method: method({ RequestParameters: ifStrict({ 'method.request.querystring.page': true }) }), Validator: validator({}) },
    ],
    passes: [
      { Method: body, Validator: validator({ ValidateRequestBody: true }) },
      { Method: method({}), Validator: validator({ ValidateRequestBody: true }) },
      // Where a method has no validator, a control of its own says so.
      { Method: method({ ...body.Properties, RequestValidatorId: ifStrict({ Ref: 'Validator' }) }), Validator: validator({}) },
    ],
    unknown: [{ Method: body, Validator: validator({ ValidateRequestBody: { Ref: 'Strict' } }) }],
  },
});

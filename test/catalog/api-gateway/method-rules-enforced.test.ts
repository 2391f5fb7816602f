import { methodRulesEnforced } from '../../../lib/catalog/api-gateway/method-rules-enforced';
import { evaluate } from '../../../lib/core/evaluate';
import { TemplateGraph } from '../../../lib/core/template-graph';

function verdicts(method: object, validator: object, type = 'AWS::ApiGateway::RequestValidator'): string[] {
  const template = {
    Resources: {
      Validator: { Type: type, Properties: validator },
      Method: { Type: 'AWS::ApiGateway::Method', Properties: { HttpMethod: 'POST', RequestValidatorId: { Ref: 'Validator' }, ...method } },
    },
    Parameters: { Rules: { Type: 'String' } },
  };
  return evaluate(new TemplateGraph([{ stackName: 'S', file: 's.json', template }]), [methodRulesEnforced]).map(({ verdict, id }) => `${verdict} ${id}`);
}

const model = { RequestModels: { 'application/json': 'Order' } };
const query = { RequestParameters: { 'method.request.querystring.page': true } };
const nothing = {};

test.each([
  ['no rules', {}, nothing],
  ['an empty mapping of models', { RequestModels: {} }, nothing],
  ['models that only deployment knows', { RequestModels: { Ref: 'Rules' } }, nothing],
  ['an optional parameter', { RequestParameters: { 'method.request.querystring.page': false } }, nothing],
  ['a part of the path, without which it is another path', { RequestParameters: { 'method.request.path.id': true } }, nothing],
  ['no validator, which another control asks for', { ...model, RequestValidatorId: undefined }, nothing],
  ['a validator that is named by its id', { ...model, RequestValidatorId: 'a1b2c3' }, nothing],
  ['both, and both validated', { ...model, ...query }, { ValidateRequestBody: true, ValidateRequestParameters: true }],
])('a method passes with %s', (_, method, validator) => {
  expect(verdicts(method, validator)).toEqual([]);
});

test.each([
  ['models', model, { ValidateRequestBody: false, ValidateRequestParameters: true }, ['fail MethodRulesEnforced[body]']],
  ['required parameters', query, { ValidateRequestBody: true }, ['fail MethodRulesEnforced[parameters]']],
  ['a required parameter beside optional ones and the path', {
    RequestParameters: { 'method.request.path.id': true, 'method.request.header.Accept': false, 'method.request.querystring.page': 'true' },
  }, { ValidateRequestBody: true }, ['fail MethodRulesEnforced[parameters]']],
  ['both', { ...model, ...query }, nothing, ['fail MethodRulesEnforced[body]', 'fail MethodRulesEnforced[parameters]']],
])('a method fails with %s that its validator ignores', (_, method, validator, expected) => {
  expect(verdicts(method, validator)).toEqual(expected);
});

test('what is no validator is not asked', () => {
  expect(verdicts(model, nothing, 'AWS::SSM::Parameter')).toEqual([]);
});

import { isAlwaysAwaited } from '../../../lib/catalog/lambda/function-invokers';
import { TemplateGraph } from '../../../lib/core/template-graph';

function awaited(resources: Record<string, unknown>, type = 'AWS::Lambda::Function', properties: object = {}): boolean {
  const graph = new TemplateGraph([{
    stackName: 'Stack', file: 'stack.json', template: { Resources: { Function: { Type: type, Properties: properties }, ...resources } },
  }]);
  return isAlwaysAwaited(graph.ofType('AWS::Lambda::Function')[0], graph);
}

const permission = (Principal: unknown) => ({ Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { Ref: 'Function' }, Principal } });
const method = (RequestParameters: object) => ({ Type: 'AWS::ApiGateway::Method', Properties: { Integration: { RequestParameters } } });

test.each([
  ['API Gateway', { Api: permission('apigateway.amazonaws.com') }],
  ['a load balancer and Cognito', { A: permission('elasticloadbalancing.amazonaws.com'), B: permission('cognito-idp.amazonaws.com') }],
  ['its URL', { Url: { Type: 'AWS::Lambda::Url', Properties: { TargetFunctionArn: { 'Fn::GetAtt': ['Function', 'Arn'] } } } }],
  ['an event source', { Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { FunctionName: { 'Fn::GetAtt': ['Function', 'Arn'] } } } }],
])('%s waits for the answer', (_, resources) => {
  expect(awaited(resources)).toBe(true);
});

test.each([
  ['nobody that is seen', {}],
  ['a topic', { Topic: permission('sns.amazonaws.com') }],
  ['a topic beside an API', { Api: permission('apigateway.amazonaws.com'), Topic: permission('sns.amazonaws.com') }],
  ['whom only deployment knows', { Somebody: permission({ Ref: 'Principal' }) }],
  ['an API with a method that sends events', {
    Api: permission('apigateway.amazonaws.com'), Post: method({ 'integration.request.header.X-Amz-Invocation-Type': "'Event'" }),
  }],
])('%s does not', (_, resources) => {
  expect(awaited(resources)).toBe(false);
});

test('the events of a SAM function say who invokes it', () => {
  const events = (...types: string[]) => ({ Events: Object.fromEntries(types.map((Type) => [Type, { Type }])) });
  expect(awaited({}, 'AWS::Serverless::Function', events('Api', 'SQS'))).toBe(true);
  expect(awaited({}, 'AWS::Serverless::Function', events('Api', 'S3'))).toBe(false);
});

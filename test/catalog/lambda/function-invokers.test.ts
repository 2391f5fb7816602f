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
  ['an assistant', {
    Bedrock: permission('bedrock.amazonaws.com'), Connect: permission('connect.amazonaws.com'), Lex: permission('lex.amazonaws.com'), Bot: permission('lexv2.amazonaws.com'),
  }],
  ['an API whose parameters are known only on deployment', { Api: permission('apigateway.amazonaws.com'), Post: method({ 'Fn::ImportValue': 'Parameters' }) }],
  ['CloudFormation', { Index: { Type: 'Custom::Index', Properties: { ServiceToken: { 'Fn::GetAtt': ['Function', 'Arn'] } } } }],
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
  ['an API with a method that sends events, among others', {
    Api: permission('apigateway.amazonaws.com'),
    Get: method({ 'integration.request.header.Accept': "'application/json'" }),
    Post: method({ 'integration.request.header.Accept': "'application/json'", 'integration.request.header.X-Amz-Invocation-Type': "'Event'" }),
  }],
  ['an API with a method that sends events in production', {
    Api: permission('apigateway.amazonaws.com'),
    Post: method({ 'Fn::If': ['IsProduction', { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" }, { Ref: 'AWS::NoValue' }] }),
  }],
  ['a custom resource of another function', { Index: { Type: 'Custom::Index', Properties: { ServiceToken: 'arn:aws:lambda:eu-west-1:111122223333:function:index' } } }],
])('%s does not', (_, resources) => {
  expect(awaited(resources)).toBe(false);
});

test('the events of a SAM function say who invokes it', () => {
  const events = (...types: string[]) => ({ Events: Object.fromEntries(types.map((Type) => [Type, { Type }])) });
  expect(awaited({}, 'AWS::Serverless::Function', events('Api'))).toBe(true);
  expect(awaited({}, 'AWS::Serverless::Function', events('Api', 'SQS'))).toBe(true);
  expect(awaited({}, 'AWS::Serverless::Function', events('SQS', 'S3'))).toBe(false);
  expect(awaited({}, 'AWS::Serverless::Function', events('HttpApi', 'Cognito', 'Kinesis', 'DynamoDB', 'MSK', 'MQ', 'SelfManagedKafka', 'DocumentDB'))).toBe(true);
  expect(awaited({ Api: permission('apigateway.amazonaws.com') }, 'AWS::Serverless::Function', events('Api'))).toBe(true);
  expect(awaited({}, 'AWS::Serverless::Function', events('Api', 'S3'))).toBe(false);
});

import { TemplateGraph } from '../../lib/core/template-graph';
import { dataFlowOf } from '../../lib/flows/data-flow';

function flows(resources: Record<string, unknown>, more: { account?: string } = {}): string[] {
  const { nodes, flows: found } = dataFlowOf(graphOf(resources, more));
  const named = new Map(nodes.map(({ id, resource, label }) => [id, resource?.logicalId ?? label]));
  return found.map(({ from, to, does }) => `${named.get(from)} ${does.join(', ')} ${named.get(to)}`).sort();
}

function graphOf(template: Record<string, unknown>, more: { account?: string } = {}): TemplateGraph {
  return new TemplateGraph([{ stackName: 'Shop', file: 'Shop.json', template: { Resources: template }, ...more }]);
}

const arn = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const resource = (type: string, properties: object = {}) => ({ Type: type, Properties: properties });
const handler = { Handler: resource('AWS::Lambda::Function', { Role: arn('Role') }), Role: resource('AWS::IAM::Role') };
const policy = (action: string | string[], target: unknown) => resource('AWS::IAM::Policy', {
  Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: action, Resource: target }] },
});

test('a request comes from the internet through an API to the function that answers it', () => {
  expect(flows({
    ...handler,
    Api: resource('AWS::ApiGateway::RestApi'),
    Method: resource('AWS::ApiGateway::Method', {
      RestApiId: { Ref: 'Api' },
      Integration: { Uri: { 'Fn::Join': ['', ['arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/', arn('Handler'), '/invocations']] } },
    }),
    Permission: resource('AWS::Lambda::Permission', { FunctionName: arn('Handler'), SourceArn: { 'Fn::Sub': 'arn:aws:execute-api:eu-west-1:1:${Api}/*' } }),
  })).toEqual(['Api calls Handler', 'Internet calls Api']);
});

test('a private API is not open to the internet', () => {
  expect(flows({ Api: resource('AWS::ApiGateway::RestApi', { EndpointConfiguration: { Types: ['PRIVATE'] } }) })).toEqual([]);
});

test('policies say which functions read and write', () => {
  const table = { Table: resource('AWS::DynamoDB::Table') };

  expect(flows({ ...handler, ...table, P: policy(['dynamodb:GetItem', 'dynamodb:PutItem'], [arn('Table')]) })).toEqual(['Handler reads, writes Table']);
  expect(flows({ ...handler, ...table, P: policy('dynamodb:*', arn('Table')) })).toEqual(['Handler reads, writes Table']);
  expect(flows({ ...handler, ...table, P: policy('dynamodb:DescribeTable', arn('Table')) })).toEqual([]);
  expect(flows({ ...handler, Bucket: resource('AWS::S3::Bucket'), P: policy('s3:GetObject*', { 'Fn::Join': ['', [arn('Bucket'), '/*']] }) }))
    .toEqual(['Handler reads Bucket']);
  expect(flows({ ...handler, Queue: resource('AWS::SQS::Queue'), P: policy(['sqs:SendMessage', 'sqs:GetQueueUrl'], arn('Queue')) }))
    .toEqual(['Handler sends to Queue']);
});

test('what triggers a function is not said to be read by it as well', () => {
  expect(flows({
    ...handler, Queue: resource('AWS::SQS::Queue'), P: policy(['sqs:ReceiveMessage', 'sqs:DeleteMessage'], arn('Queue')),
    Mapping: resource('AWS::Lambda::EventSourceMapping', { EventSourceArn: arn('Queue'), FunctionName: { Ref: 'Handler' } }),
  })).toEqual(['Queue triggers Handler']);
});

test('an alias stands for its function', () => {
  expect(flows({
    ...handler, Topic: resource('AWS::SNS::Topic'), Alias: resource('AWS::Lambda::Alias', { FunctionName: { Ref: 'Handler' } }),
    Subscription: resource('AWS::SNS::Subscription', { TopicArn: { Ref: 'Topic' }, Endpoint: { Ref: 'Alias' } }),
  })).toEqual(['Topic sends to Handler']);
});

test('events go from a bus by a rule to its targets, failures to their queue', () => {
  expect(flows({
    ...handler, Bus: resource('AWS::Events::EventBus'), Failed: resource('AWS::SQS::Queue'),
    Rule: resource('AWS::Events::Rule', { EventBusName: { Ref: 'Bus' }, Targets: [{ Arn: arn('Handler'), DeadLetterConfig: { Arn: arn('Failed') } }] }),
  })).toEqual(['Bus hands events to Rule', 'Rule sends events to Handler', 'Rule sends failures to Failed']);
});

test('a SAM function has the role that SAM makes for it', () => {
  expect(flows({
    Table: resource('AWS::DynamoDB::Table'),
    Handler: resource('AWS::Serverless::Function', { Policies: [{ Statement: [{ Effect: 'Allow', Action: 'dynamodb:Query', Resource: arn('Table') }] }] }),
  })).toEqual(['Handler reads Table']);
});

test('a function lies in the VPC of its subnets, which lies in the account', () => {
  const { nodes, boundaries } = dataFlowOf(graphOf({
    Vpc: resource('AWS::EC2::VPC'), Subnet: resource('AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' } }),
    Inside: resource('AWS::Lambda::Function', { VpcConfig: { SubnetIds: [{ Ref: 'Subnet' }] } }),
    Elsewhere: resource('AWS::Lambda::Function', { VpcConfig: { SubnetIds: ['subnet-1'] } }),
    Outside: resource('AWS::Lambda::Function'),
  }, { account: '111122223333' }));
  const labels = new Map(boundaries.map(({ id, label, parent }) => [id, `${label}${parent === undefined ? '' : ` in ${parent}`}`]));

  expect(nodes.map((node) => `${node.resource?.logicalId}: ${labels.get(node.boundary!)}`)).toEqual([
    'Inside: VPC Vpc in account 111122223333', 'Elsewhere: VPC in account 111122223333', 'Outside: AWS account 111122223333',
  ]);
});

test('hostile templates are read without harm', () => {
  expect(flows({ A: resource('AWS::SQS::Queue', { RedrivePolicy: { deadLetterTargetArn: arn('A') } }), ['__proto__']: resource('AWS::SNS::Topic'), B: { Type: 'AWS::Events::Rule', Properties: 7 } }))
    .toEqual([]);
});

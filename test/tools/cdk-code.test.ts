import { cdkCode, compilable } from '../../tools/generate/cdk-code';

const body = (resources: Record<string, unknown>) => cdkCode(resources)?.body;

test('properties are in the case of the CDK, documents as they are', () => {
  expect(body({
    Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'it\'s', MaxSessionDuration: '3600', AssumeRolePolicyDocument: { Statement: [] } } },
  })).toBe([
    "new iam.CfnRole(this, 'Role', {",
    '  assumeRolePolicyDocument: { Statement: [] },',
    '  maxSessionDuration: 3600,',
    "  roleName: 'it\\'s',",
    '});',
  ].join('\n'));
});

test('a reference is to the variable of its resource, which comes first', () => {
  expect(body({
    Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument: { Resource: { 'Fn::GetAtt': ['Queue', 'Arn'] } } } },
    Queue: { Type: 'AWS::SQS::Queue' },
  })).toBe([
    "const queue = new sqs.CfnQueue(this, 'Queue');",
    "new sqs.CfnQueuePolicy(this, 'Policy', { policyDocument: { Resource: queue.attrArn }, queues: [queue.ref] });",
  ].join('\n'));
});

test('where resources refer to each other, one does by name', () => {
  expect(body({
    First: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': 'Second.QueueName' } } },
    Second: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'First' } } },
  })).toBe([
    "const second = new sqs.CfnQueue(this, 'Second', { queueName: Fn.ref('First') });",
    "const first = new sqs.CfnQueue(this, 'First', { queueName: second.attrQueueName });",
  ].join('\n'));
});

test.each([
  [{ Ref: 'AWS::AccountId' }, 'Aws.ACCOUNT_ID'],
  [{ Ref: 'AWS::URLSuffix' }, 'Aws.URL_SUFFIX'],
  [{ Ref: 'Parameter' }, "Fn.ref('Parameter')"],
  [{ 'Fn::GetAtt': ['Other', 'Arn'] }, "Fn.getAtt('Other', 'Arn').toString()"],
  [{ 'Fn::Sub': 'a-${AWS::Region}' }, "Fn.sub('a-${AWS::Region}')"],
  [{ 'Fn::Sub': ['a-${B}', { B: { Ref: 'C' } }] }, "Fn.sub('a-${B}', { B: Fn.ref('C') })"],
  [{ 'Fn::Join': ['-', ['a', { Ref: 'B' }]] }, "Fn.join('-', ['a', Fn.ref('B')])"],
  [{ 'Fn::If': ['IsProd', 'a', { Ref: 'B' }] }, "Fn.conditionIf('IsProd', 'a', Fn.ref('B')).toString()"],
  [{ 'Fn::ImportValue': 'a' }, "Fn.importValue('a')"],
])('%j is %s', (intrinsic, code) => {
  expect(body({ Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: intrinsic } } }))
    .toBe(`new sqs.CfnQueue(this, 'Queue', { queueName: ${code} });`);
});

test('what a class asks for and the example leaves out has a name', () => {
  const code = cdkCode({
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { StageName: 'prod' } },
    Other: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: 'prod' } },
  });
  expect(code?.body).toBe([
    "new apigateway.CfnStage(this, 'Stage', { ...stageProps, stageName: 'prod' });",
    "new apigatewayv2.CfnStage(this, 'Other', { ...apigatewayv2StageProps, stageName: 'prod' });",
  ].join('\n'));
  expect([...code!.placeholders]).toEqual([['stageProps', 'apigateway.CfnStageProps'], ['apigatewayv2StageProps', 'apigatewayv2.CfnStageProps']]);
});

test('a property that is missing is found whatever its case in the template', () => {
  expect(body({ Cluster: { Type: 'AWS::DAX::Cluster', Properties: { SSESpecification: { SSEEnabled: true } } } }))
    .toBe("new dax.CfnCluster(this, 'Cluster', { ...clusterProps, sseSpecification: { sseEnabled: true } });");
});

test('what stands beside the properties is set on the resource', () => {
  expect(body({
    Key: { Type: 'AWS::KMS::Key', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Delete', Metadata: { why: 'x' } },
    Function: { Type: 'AWS::SQS::Queue', DependsOn: 'Key' },
  })).toBe([
    "const key = new kms.CfnKey(this, 'Key');",
    'key.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN;',
    'key.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.DELETE;',
    "key.cfnOptions.metadata = { why: 'x' };",
    "const functionResource = new sqs.CfnQueue(this, 'Function');",
    'functionResource.addDependency(key);',
  ].join('\n'));
});

test('a property that the class does not know is an override', () => {
  expect(body({ Queue: { Type: 'AWS::SQS::Queue', Properties: { Newest: { Of: 1 } } } })).toBe([
    "const queue = new sqs.CfnQueue(this, 'Queue');",
    "queue.addPropertyOverride('Newest.Of', 1);",
  ].join('\n'));
});

test.each([
  ['the class refuses a property', { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: 'soon' } }],
  ['a reference stands for more than a string', { Type: 'AWS::SQS::Queue', Properties: { DelaySeconds: { Ref: 'Delay' } } }],
  ['a property below asks for others', { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: {} } }],
  ['the CDK has no class', { Type: 'AWS::SQS::Nothing' }],
  ['the resource has a condition', { Type: 'AWS::SQS::Queue', Condition: 'IsProd' }],
  ['an intrinsic function has no short form', { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::FindInMap': ['A', 'B', 'C'] } } }],
])('there is none where %s', (_, resource) => {
  expect(cdkCode({ Resource: resource })).toBeUndefined();
});

test('as a file it imports what it uses', () => {
  expect(compilable(cdkCode({ Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Name' } } } })!, 'aws-cdk-lib')).toBe([
    "import { Stack, Fn } from 'aws-cdk-lib';",
    "import * as sqs from 'aws-cdk-lib/aws-sqs';",
    'export class Example extends Stack {',
    '  private make(): void {',
    "new sqs.CfnQueue(this, 'Queue', { queueName: Fn.ref('Name') });",
    '  }',
    '}',
    '',
  ].join('\n'));
});

import { JsonObject } from '../../lib/core/json';
import { identityPolicyTypes, policiesOf, policyTypes, resourcePolicyTypes, statementsOf } from '../../lib/iam/policy';
import { subject } from './policy-fixture';

const statement = { Effect: 'Allow', Principal: '*', Action: 'service:Act', Resource: '*' };
const document = { Version: '2012-10-17', Statement: [statement] };
const text = JSON.stringify(document);

describe('a policy is found wherever it stands', () => {
  test.each<[type: string, kind: string, path: string, properties: JsonObject]>([
    ['AWS::IAM::Role', 'trust', 'Properties.AssumeRolePolicyDocument', { AssumeRolePolicyDocument: document }],
    ['AWS::IAM::Role', 'identity', 'Properties.Policies.0.PolicyDocument', { Policies: [{ PolicyDocument: document }] }],
    ['AWS::IAM::User', 'identity', 'Properties.Policies.0.PolicyDocument', { Policies: [{ PolicyDocument: document }] }],
    ['AWS::IAM::Group', 'identity', 'Properties.Policies.0.PolicyDocument', { Policies: [{ PolicyDocument: document }] }],
    ['AWS::IAM::Policy', 'identity', 'Properties.PolicyDocument', { PolicyDocument: document }],
    ['AWS::IAM::ManagedPolicy', 'identity', 'Properties.PolicyDocument', { PolicyDocument: document }],
    ['AWS::IAM::RolePolicy', 'identity', 'Properties.PolicyDocument', { PolicyDocument: document }],
    ['AWS::IAM::UserPolicy', 'identity', 'Properties.PolicyDocument', { PolicyDocument: document }],
    ['AWS::IAM::GroupPolicy', 'identity', 'Properties.PolicyDocument', { PolicyDocument: document }],
    ['AWS::SSO::PermissionSet', 'identity', 'Properties.InlinePolicy', { InlinePolicy: text }],
    ['AWS::S3::BucketPolicy', 'resource', 'Properties.PolicyDocument', { PolicyDocument: document }],
    ['AWS::SQS::QueuePolicy', 'resource', 'Properties.PolicyDocument', { PolicyDocument: document }],
    ['AWS::SNS::TopicInlinePolicy', 'resource', 'Properties.PolicyDocument', { PolicyDocument: document }],
    ['AWS::KMS::Key', 'resource', 'Properties.KeyPolicy', { KeyPolicy: document }],
    ['AWS::SecretsManager::ResourcePolicy', 'resource', 'Properties.ResourcePolicy', { ResourcePolicy: text }],
    ['AWS::ApiGateway::RestApi', 'resource', 'Properties.Policy', { Policy: document }],
    ['AWS::Logs::ResourcePolicy', 'resource', 'Properties.PolicyDocument', { PolicyDocument: text }],
    ['AWS::Logs::Destination', 'resource', 'Properties.DestinationPolicy', { DestinationPolicy: text }],
    ['AWS::Events::EventBus', 'resource', 'Properties.Policy', { Policy: document }],
    ['AWS::Events::EventBusPolicy', 'resource', 'Properties.Statement', { Statement: statement }],
    ['AWS::Events::EventBusPolicy', 'resource', 'Properties', { Principal: '*', Action: 'service:Act' }],
    ['AWS::DynamoDB::Table', 'resource', 'Properties.ResourcePolicy.PolicyDocument', { ResourcePolicy: { PolicyDocument: document } }],
    [
      'AWS::DynamoDB::GlobalTable', 'resource', 'Properties.Replicas.0.ResourcePolicy.PolicyDocument',
      { Replicas: [{ ResourcePolicy: { PolicyDocument: document } }] },
    ],
    ['AWS::Kinesis::ResourcePolicy', 'resource', 'Properties.ResourcePolicy', { ResourcePolicy: document }],
    ['AWS::ECR::Repository', 'resource', 'Properties.RepositoryPolicyText', { RepositoryPolicyText: document }],
  ])('%s: %s policy at %s', (type, kind, path, properties) => {
    const found = policiesOf(subject(type, properties));

    expect(found).toMatchObject([{ kind, path }]);
    expect(found[0].unknown).toBeUndefined();
    expect(found[0].statements).toMatchObject([{ effect: 'Allow', actions: ['service:Act'] }]);
  });

  test('types are listed by what their policies are about', () => {
    expect(identityPolicyTypes).toContain('AWS::IAM::RolePolicy');
    expect(resourcePolicyTypes).toContain('AWS::SQS::QueuePolicy');
    expect(resourcePolicyTypes).not.toContain('AWS::IAM::Role');
    expect(policyTypes).toEqual(expect.arrayContaining([...identityPolicyTypes, ...resourcePolicyTypes]));
  });

  test('a VPC endpoint, whose policy lets everybody in as a rule, has none', () => {
    expect(policiesOf(subject('AWS::EC2::VPCEndpoint', { PolicyDocument: document }))).toEqual([]);
  });
});

describe('a document', () => {
  const read = (value: unknown, others?: JsonObject, template?: JsonObject) =>
    policiesOf(subject('AWS::Logs::ResourcePolicy', { PolicyDocument: value }, others, template));

  test('may have one statement instead of a list', () => {
    expect(read({ Statement: statement })[0].statements).toMatchObject([{ path: 'Properties.PolicyDocument.Statement' }]);
  });

  test('in text keeps what only deployment knows', () => {
    const joined = { 'Fn::Join': ['', ['{"Statement":[{"Effect":"Allow","Action":"a:B","Resource":"', { 'Fn::GetAtt': ['Logs', 'Arn'] }, '"}]}']] };

    expect(read(joined, { Logs: { Type: 'AWS::Logs::LogGroup' } })[0].statements).toMatchObject([{ resources: ['${Logs.Arn}'] }]);
    expect(read({ 'Fn::Sub': '{"Statement":[{"Effect":"Allow","Action":"a:B","Resource":"arn:${AWS::Partition}:logs"}]}' })[0].statements)
      .toMatchObject([{ resources: ['arn:${AWS.Partition}:logs'] }]);
  });

  test('is read in each branch', () => {
    const other = { Statement: [{ ...statement, Action: 'service:Other' }] };

    expect(read({ 'Fn::If': ['IsProd', document, other] }).map(({ statements }) => statements[0].actions)).toEqual([['service:Act'], ['service:Other']]);
    expect(read({ 'Fn::If': ['IsProd', document, { Ref: 'AWS::NoValue' }] })).toHaveLength(1);
  });

  test.each([[{ Ref: 'Parameter' }], ['not JSON'], [['a list']], [7], [{ 'Fn::ImportValue': 'Policy' }]])('that is %j is unknown', (value) => {
    expect(read(value)).toMatchObject([{ statements: [], unknown: expect.any(String) }]);
  });

  test('with statements that are unknown says so, and keeps those that are not', () => {
    expect(read({ Statement: [statement, { 'Fn::ImportValue': 'Statement' }] })).toMatchObject([{ statements: [{}], unknown: expect.any(String) }]);
    expect(read({ Statement: { Ref: 'Statements' } })).toMatchObject([{ statements: [], unknown: expect.any(String) }]);
  });

  test.each([[{}], [{ Statement: [] }], [{ Statement: [null, 'text', []] }]])('%j has no statement', (value) => {
    expect(read(value)).toMatchObject([{ statements: [], unknown: undefined }]);
  });
});

test('statements are given by kind', () => {
  const role = subject('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Statement: [{ Sid: 'trust' }] }, Policies: [{ PolicyDocument: { Statement: [{ Sid: 'first' }, { Sid: 'second' }] } }],
  });

  expect(statementsOf(role, 'trust').map(({ sid }) => sid)).toEqual(['trust']);
  expect(statementsOf(role, 'identity').map(({ sid }) => sid)).toEqual(['first', 'second']);
  expect(statementsOf(role, 'resource')).toEqual([]);
});

test('the older form of an event bus policy keeps its condition', () => {
  const bus = (Condition: unknown) =>
    policiesOf(subject('AWS::Events::EventBusPolicy', { Principal: '*', Action: 'events:PutEvents', Condition }))[0].statements[0];

  expect(bus({ Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-a1b2c3d4e5' }).conditions)
    .toEqual([{ operator: 'stringequals', key: 'aws:principalorgid', values: ['o-a1b2c3d4e5'] }]);
  expect(bus({ 'Fn::If': ['IsProd', {}, {}] }).conditions).toMatchObject([{ operator: 'unknown' }]);
  expect(bus(undefined).conditions).toEqual([]);
});

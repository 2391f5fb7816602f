import { policiesOf } from '../../lib/iam/policy';
import { allows, foreignAccounts, isEveryOfType, isPublic, mayBeOwnAccount, publicGrants } from '../../lib/iam/reach';
import { policyWith, statementFrom, subject } from './policy-fixture';

const anybody = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:eu-west-1:111122223333:orders' };
const verdicts = (...statements: unknown[]) => publicGrants(policyWith(...statements)).map(({ verdict }) => verdict);

test('everybody without a condition is everybody', () => {
  expect(isPublic(statementFrom(anybody))).toBe(true);
  expect(isPublic(statementFrom({ ...anybody, Principal: { Service: 's3.amazonaws.com' } }))).toBe(false);
  expect(isPublic(statementFrom({ ...anybody, Effect: 'Deny' }))).toBe(false);
});

describe('an Allow for everybody is bounded by', () => {
  test.each([
    [{ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }],
    [{ StringEquals: { 'AWS:SourceOwner': '111122223333' } }],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' } }],
    [{ ArnEquals: { 'aws:SourceArn': { 'Fn::Sub': 'arn:aws:sns:*:${AWS::AccountId}:*' } } }],
    [{ 'StringLike': { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } }],
    [{ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/*' } }],
    [{ StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } }],
    [{ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32'] } }],
    [{ Bool: { 'aws:PrincipalIsAWSService': 'true' } }],
    [{ StringEquals: { 'kms:CallerAccount': '111122223333' } }],
    [{ StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } }],
    [{ Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
  ])('%j', (Condition) => {
    expect(verdicts({ ...anybody, Condition })).toEqual([]);
  });
});

describe('an Allow for everybody is not bounded by', () => {
  test.each([
    [{ StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } }],
    [{ 'ForAllValues:StringEquals': { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
    [{ StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } }],
    [{ StringLike: { 'aws:SourceAccount': '*' } }],
    [{ StringEquals: { 'aws:SourceAccount': ['111122223333', '*'] } }],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } }],
    [{ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }],
    [{ StringLike: { 'aws:SourceArn': 'arn:aws:s3*' } }],
    [{ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/deployer' } }],
    [{ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }],
    [{ IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '::/0'] } }],
    [{ IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } }],
    [{ Bool: { 'aws:PrincipalIsAWSService': 'false' } }],
    [{ Bool: { 'aws:SecureTransport': 'true' } }],
    [{ StringEquals: { 'aws:PrincipalTag/team': 'orders' } }],
    [{ StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } }],
    [{ StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } }],
    [{ StringEquals: { 'aws:SourceAccount': [] } }],
    [{}],
  ])('%j', (Condition) => {
    expect(verdicts({ ...anybody, Condition })).toEqual(['fail']);
  });
});

test.each([
  [{ ...anybody, Condition: { Ref: 'Condition' } }],
  [{ ...anybody, Condition: { ArnLike: { 'aws:SourceArn': { 'Fn::ImportValue': 'Arn' } } } }],
  [{ ...anybody, Principal: { AWS: { 'Fn::ImportValue': 'Arn' } } }],
  [{ ...anybody, Effect: { Ref: 'Effect' } }],
])('whether %j lets everybody in is known only on deployment', (statement) => {
  expect(verdicts(statement)).toEqual(['unknown']);
});

describe('an Allow for everybody', () => {
  const deny = { ...anybody, Effect: 'Deny', Action: 'sqs:*', Resource: '*' };

  test('is taken back by a Deny that covers it', () => {
    expect(verdicts(anybody, deny)).toEqual([]);
    expect(verdicts(anybody, { ...deny, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })).toEqual([]);
    expect(verdicts(anybody, { ...deny, Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } })).toEqual([]);
    expect(verdicts(anybody, {
      ...deny, Condition: { StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-0a1b2c3d' }, Bool: { 'aws:PrincipalIsAWSService': 'false' } },
    })).toEqual([]);
  });

  test('is not taken back by one that leaves a part of it', () => {
    expect(verdicts(anybody, { ...deny, Action: 'sqs:ReceiveMessage' })).toEqual(['fail']);
    expect(verdicts(anybody, { ...deny, Resource: 'arn:aws:sqs:eu-west-1:111122223333:other' })).toEqual(['fail']);
    expect(verdicts(anybody, { ...deny, Principal: { AWS: '444455556666' } })).toEqual(['fail']);
    expect(verdicts(anybody, { ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' } } })).toEqual(['fail']);
    expect(verdicts(anybody, { ...deny, Condition: { StringNotLike: { 'aws:PrincipalArn': '*' } } })).toEqual(['fail']);
    expect(verdicts(anybody, {
      ...deny, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'aws:SourceVpce': 'vpce-0a1b2c3d' } },
    })).toEqual(['fail']);
  });

  test('is not taken back by one that stands only in a branch', () => {
    expect(verdicts(anybody, { 'Fn::If': ['IsProd', deny, { Ref: 'AWS::NoValue' }] })).toEqual(['fail']);
  });

  test('fails where its condition stands only in a branch', () => {
    const Condition = { 'Fn::If': ['IsProd', { StringEquals: { 'aws:SourceAccount': '111122223333' } }, { Ref: 'AWS::NoValue' }] };

    expect(verdicts({ ...anybody, Condition })).toEqual(['fail']);
  });
});

test('an action is allowed by a pattern, or by not being excluded', () => {
  expect(allows(statementFrom({ Effect: 'Allow', Action: 'IAM:pass*' }), 'iam:PassRole')).toBe(true);
  expect(allows(statementFrom({ Effect: 'Allow', NotAction: 's3:*' }), 'iam:PassRole')).toBe(true);
  expect(allows(statementFrom({ Effect: 'Allow', NotAction: 'iam:*' }), 'iam:PassRole')).toBe(false);
  expect(allows(statementFrom({ Effect: 'Deny', Action: '*' }), 'iam:PassRole')).toBe(false);
});

test.each([
  ['arn:aws:dynamodb:eu-west-1:111122223333:table/*', true],
  ['arn:${AWS.Partition}:logs:${AWS.Region}:${AWS.AccountId}:log-group:*:*', true],
  ['arn:aws:logs:*:*:log-group:/aws/lambda/*', true],
  ['arn:aws:sqs:eu-west-1:111122223333:*', true],
  ['arn:aws:s3:::*/*', true],
  ['arn:aws:s3:::orders/*', false],
  ['arn:aws:sns:eu-west-1:111122223333:orders:*', false],
  ['arn:aws:dynamodb:eu-west-1:111122223333:table/orders/index/*', false],
  ['arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/orders:*', false],
  ['${Orders.Arn}/index/*', false],
  ['*', false],
])('%s is every resource of a type: %s', (arn, expected) => {
  expect(isEveryOfType(arn)).toBe(expected);
});

describe('accounts', () => {
  const principals = [
    '111122223333', 'arn:aws:iam::444455556666:root', 'arn:aws:sts::444455556666:assumed-role/orders/session', '${AWS.AccountId}', '${Role.Arn}',
  ].map((id) => ({ kind: 'AWS' as const, id }));

  test('are foreign, each once, unless a stack of the app is for them', () => {
    expect(foreignAccounts(principals, subject('AWS::IAM::Role', {}))).toEqual(['111122223333', '444455556666']);
    expect(foreignAccounts(principals, subject('AWS::IAM::Role', {}, {}, {}, '111122223333'))).toEqual(['444455556666']);
  });

  test('may be the own one where nothing says which that is', () => {
    const key = (AWS: unknown, account?: string) => subject('AWS::KMS::Key', { KeyPolicy: { Statement: [{ Principal: { AWS } }] } }, {}, {}, account);
    const mayBe = (resource: ReturnType<typeof key>) => mayBeOwnAccount(resource, policiesOf(resource)[0]);

    expect(mayBe(key('arn:aws:iam::111122223333:root'))).toBe(true);
    expect(mayBe(key('arn:aws:iam::111122223333:root', '444455556666'))).toBe(false);
    expect(mayBe(key(['111122223333', { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' }]))).toBe(false);
  });
});

import { policiesOf } from '../../lib/iam/policy';
import { policyWith, statementFrom, subject } from './policy-fixture';

test('scalars and lists read alike', () => {
  const one = statementFrom({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*', Principal: { AWS: '111122223333' } });
  const list = statementFrom({ Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::orders/*'], Principal: { AWS: ['111122223333'] } });

  expect(one).toEqual(list);
  expect(one).toMatchObject({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::orders/*'], principals: [{ kind: 'AWS', id: '111122223333' }] });
});

test('an ARN that the CDK joins is a pattern with placeholders', () => {
  const arn = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sqs:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':orders']] };

  expect(statementFrom({ Resource: arn }).resources).toEqual(['arn:${AWS.Partition}:sqs:${AWS.Region}:${AWS.AccountId}:orders']);
});

test('every branch of an element counts', () => {
  expect(statementFrom({ Effect: 'Allow', Action: { 'Fn::If': ['IsProd', 'sqs:SendMessage', ['sqs:*']] } }).actions).toEqual(['sqs:SendMessage', 'sqs:*']);
  expect(statementFrom({ Effect: { 'Fn::If': ['IsProd', 'Deny', 'Allow'] } }).effect).toBe('Allow');
});

test.each([['Allow', 'Allow'], ['allow', 'Allow'], ['Deny', 'Deny'], [{ Ref: 'Effect' }, 'unknown'], [undefined, 'unknown'], [7, 'unknown']])(
  'Effect %j is %s', (value, effect) => {
    expect(statementFrom({ Effect: value }).effect).toBe(effect);
  },
);

test('a condition that stands only in a branch makes two statements: one of them is without it', () => {
  const bounded = { StringEquals: { 'aws:SourceAccount': '111122223333' } };
  const { statements } = policyWith({ Effect: 'Allow', Condition: { 'Fn::If': ['IsProd', bounded, { Ref: 'AWS::NoValue' }] } });

  expect(statements.map(({ conditions }) => conditions.length)).toEqual([1, 0]);
});

test.each([[{ Ref: 'Condition' }], [{ StringEquals: { Ref: 'Values' } }], ['text'], [[]]])('a condition that is %j is kept as unknown', (Condition) => {
  expect(statementFrom({ Effect: 'Allow', Condition }).conditions).toMatchObject([{ operator: 'unknown' }]);
});

test('conditions with very many branches are unknown rather than slow', () => {
  const branch = { 'Fn::If': ['C', { 'aws:SourceArn': 'a' }, { 'aws:SourceArn': 'b' }] };
  const Condition = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`StringEquals${index}`, branch]));

  expect(statementFrom({ Effect: 'Allow', Condition }).conditions).toMatchObject([{ operator: 'unknown' }]);
});

test('a Deny with a branch in it, or in a branch itself, is conditional', () => {
  const deny = { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' };

  expect(statementFrom(deny).conditional).toBe(false);
  expect(statementFrom({ ...deny, Resource: { 'Fn::If': ['IsProd', '*', 'arn:aws:sqs:eu-west-1:111122223333:orders'] } }).conditional).toBe(true);
  expect(policyWith({ 'Fn::If': ['IsProd', deny, { Ref: 'AWS::NoValue' }] }).statements).toMatchObject([{ conditional: true }]);
});

describe('principals', () => {
  test.each([
    ['*', 'any'],
    [{ AWS: '*' }, 'any'],
    [{ AWS: ['111122223333', '*'] }, 'any'],
    [['*'], 'any'],
    [{ AWS: 'arn:aws:iam::*:root' }, 'any'],
    [{ AWS: 'arn:aws:iam::root' }, 'any'],
    [{ Service: '*' }, 'any'],
    ['111122223333', 'AWS'],
    [{ AWS: 'arn:aws:iam::111122223333:root' }, 'AWS'],
    [{ AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1' }, 'AWS'],
    [{ AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } }, 'AWS'],
    [{ Service: 'lambda.amazonaws.com' }, 'Service'],
    [{ Federated: 'cognito-identity.amazonaws.com' }, 'Federated'],
    [{ CanonicalUser: '79a59df900b949e5' }, 'CanonicalUser'],
    [{ AWS: { Ref: 'Trusted' } }, 'unknown'],
    [{ Ref: 'Trusted' }, 'unknown'],
    [{ AWS: { 'Fn::ImportValue': 'Trusted' } }, 'unknown'],
  ])('%j: %s', (Principal, kind) => {
    const { principals } = statementFrom({ Effect: 'Allow', Principal }, { Parameters: { Trusted: { Type: 'String' } } });

    expect(principals.map((principal) => principal.kind)).toContain(kind);
  });

  test('a role of the template is no stranger', () => {
    const policy = { PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } } }] } };
    const [{ statements }] = policiesOf(subject('AWS::SQS::QueuePolicy', policy, { Role: { Type: 'AWS::IAM::Role' } }));

    expect(statements[0].principals).toEqual([{ kind: 'AWS', id: '${Role.Arn}' }]);
  });
});

import { escalationsIn } from '../../lib/iam/privilege-escalation';
import { policyWith } from './policy-fixture';

const names = (...statements: object[]) => escalationsIn(policyWith(...statements).statements).map(({ name }) => name);
const allow = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({ Effect: 'Allow', Action, Resource, ...more });

test('a path is named by its action, or by both where it takes two', () => {
  expect(names(allow('iam:PassRole'))).toEqual(['iam:PassRole']);
  expect(names(allow('iam:PassRole'), allow('lambda:CreateFunction', 'arn:aws:lambda:eu-west-1:111122223333:function:orders')))
    .toEqual(['iam:PassRole+lambda:CreateFunction']);
  expect(names(allow(['iam:PutRolePolicy', 'lambda:UpdateFunctionCode']))).toEqual(['iam:PutRolePolicy', 'lambda:UpdateFunctionCode']);
});

test('a wildcard that opens several paths is told once', () => {
  expect(names(allow('iam:*'))).toEqual(['iam:*']);
  expect(names(allow('*'))).toEqual(['*']);
});

test('every role of the account is as good as every resource', () => {
  expect(names(allow('sts:AssumeRole', { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*' }))).toEqual(['sts:AssumeRole']);
  expect(names({ Effect: 'Allow', Action: 'iam:PassRole', NotResource: 'arn:aws:iam::111122223333:role/admin' })).toEqual(['iam:PassRole']);
  expect(names({ Effect: 'Allow', NotAction: 's3:*', Resource: '*' })).toContain('iam:PassRole+lambda:CreateFunction');
});

test('named resources, conditions on what is passed, and a Deny open no path', () => {
  expect(names(allow('iam:PassRole', 'arn:aws:iam::111122223333:role/orders'))).toEqual([]);
  expect(names(allow('iam:PassRole', '*', { Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } }))).toEqual([]);
  expect(names(allow('iam:PassRole', '*', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }))).toEqual(['iam:PassRole']);
  expect(names({ ...allow('iam:*'), Effect: 'Deny' })).toEqual([]);
});

import { attachedPolicies, isAdministratorPolicy, isWidePolicy } from '../../lib/iam/managed-policies';
import { subject } from './policy-fixture';

const names = (...arns: unknown[]) => attachedPolicies(subject('AWS::IAM::Role', { ManagedPolicyArns: arns })).map(({ awsName }) => awsName);

test('a policy of AWS is told by its ARN, however that is written', () => {
  expect(names(
    'arn:aws:iam::aws:policy/ReadOnlyAccess',
    { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']] },
    { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/AmazonSQSFullAccess' },
    { 'Fn::If': ['IsProd', 'arn:aws-cn:iam::aws:policy/job-function/Billing', { Ref: 'AWS::NoValue' }] },
  )).toEqual(['ReadOnlyAccess', 'AWSLambdaBasicExecutionRole', 'AmazonSQSFullAccess', 'Billing']);
});

test("a customer's own is not", () => {
  expect(names('arn:aws:iam::111122223333:policy/AdministratorAccess', { Ref: 'Own' })).toEqual([undefined, undefined]);
});

test('wide policies are told by name', () => {
  expect(['AdministratorAccess', 'AdministratorAccess-Amplify', 'PowerUserAccess', 'IAMFullAccess'].every(isAdministratorPolicy)).toBe(true);
  expect(['AmazonS3FullAccess', 'AWSLambda_FullAccess', 'AmazonDynamoDBFullAccess_v2'].every((name) => isWidePolicy(name) && !isAdministratorPolicy(name))).toBe(true);
  expect(['AmazonS3ReadOnlyAccess', 'AWSLambdaBasicExecutionRole'].some(isWidePolicy)).toBe(false);
});

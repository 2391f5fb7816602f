import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { ApiGatewayAccount } from '../../../lib/constructs/api-gateway/api-gateway-account';
import { SecureApi } from '../../../lib/constructs/api-gateway/secure-api';
import { handlerIn, ordersStack, templateOf } from './api-fixture';

const accounts = (...stacks: Stack[]) => stacks.flatMap((stack) => Object.keys(Template.fromStack(stack).findResources('AWS::ApiGateway::Account')));

function apiIn(stack: Stack): SecureApi {
  const api = new SecureApi(stack, 'Api');
  api.addRoute('GET /orders', handlerIn(stack));
  return api;
}

test('the role writes logs of this account alone, for API Gateway on behalf of this account', () => {
  const template = templateOf();
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [{
        Action: 'sts:AssumeRole',
        Effect: 'Allow',
        Principal: { Service: 'apigateway.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
      }],
    },
    ManagedPolicyArns: Match.absent(),
    Policies: [{
      PolicyName: 'WriteLogs',
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [Match.objectLike({
          Action: Match.arrayWith(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents']),
          Resource: {
            'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':logs:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':log-group:*']],
          },
        })],
      },
    }],
  });
});

test('role and setting outlive the stack, since other APIs need them', () => {
  const template = templateOf();
  for (const type of ['AWS::IAM::Role', 'AWS::ApiGateway::Account']) {
    const kept = template.findResources(type, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(Object.keys(kept).filter((id) => id.startsWith('BulwarkApiGatewayAccount'))).toHaveLength(1);
  }
});

test('the stage waits for it', () => {
  templateOf().hasResource('AWS::ApiGateway::Stage', { DependsOn: Match.arrayWith(['BulwarkApiGatewayAccount6C597BA1']) });
});

test('two APIs of a stack have one', () => {
  const stack = ordersStack();
  const [first, second] = [new SecureApi(stack, 'First'), new SecureApi(stack, 'Second')];
  first.addRoute('GET /orders', handlerIn(stack));
  second.addRoute('GET /orders', handlerIn(stack, 'Other'));
  expect(first.account).toBe(second.account);
  expect(accounts(stack)).toHaveLength(1);
});

test('two stacks of an account and region have one, and the second waits for the first', () => {
  const app = new App();
  const [first, second] = [new Stack(app, 'First'), new Stack(app, 'Second')];
  [first, second].forEach(apiIn);
  expect(accounts(first, second)).toHaveLength(1);
  expect(second.dependencies).toContain(first);
  Template.fromStack(second).resourceCountIs('AWS::ApiGateway::Account', 0);
});

test('a stack that the first one waits for does not wait in turn', () => {
  const app = new App();
  const [first, between, last] = [new Stack(app, 'First'), new Stack(app, 'Between'), new Stack(app, 'Last')];
  first.addStackDependency(between);
  between.addStackDependency(last);
  [first, last].forEach(apiIn);
  expect(() => app.synth()).not.toThrow();
  expect(accounts(first, last)).toHaveLength(1);
});

test('a region has its own', () => {
  const app = new App();
  const stacks = ['eu-west-1', 'us-east-1'].map((region) => new Stack(app, region, { env: { account: '111122223333', region } }));
  stacks.forEach(apiIn);
  expect(accounts(...stacks)).toHaveLength(2);
  expect(stacks[1].dependencies).toEqual([]);
});

test('a stage of the app has its own, since its stacks are deployed apart', () => {
  const app = new App();
  const stacks = ['Test', 'Live'].map((name) => new Stack(new Stage(app, name), 'Orders'));
  stacks.forEach(apiIn);
  expect(accounts(...stacks)).toHaveLength(2);
});

test('an API in a nested stack has it in the stack above, which lives longer', () => {
  const stack = ordersStack();
  const nested = new NestedStack(stack, 'Nested');
  const { account } = apiIn(nested);
  expect(Stack.of(account!)).toBe(stack);
  expect(accounts(stack)).toHaveLength(1);
  Template.fromStack(nested).resourceCountIs('AWS::ApiGateway::Account', 0);
});

test('it can be left to somebody else', () => {
  const template = templateOf({ configureAccount: false });
  template.resourceCountIs('AWS::ApiGateway::Account', 0);
  expect(Object.keys(template.findResources('AWS::IAM::Role')).filter((id) => !id.startsWith('Handler'))).toEqual([]);
});

test('it is exposed', () => {
  const stack = ordersStack();
  const account = ApiGatewayAccount.shared(stack);
  expect(apiIn(stack).account).toBe(account);
  expect(account.role.node.path).toBe('Orders/BulwarkApiGatewayAccount/Role');
});

import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { SecureApi, SecureEventBus, SecureFunction } from '../../../lib';
import { carryTrustedSources, trustSource } from '../../../lib/constructs/lambda/trusted-sources';

const code = { code: lambda.Code.fromInline('//'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X };

function guarded(stack: Stack): SecureFunction {
  const fn = new SecureFunction(stack, 'Fn', code);
  carryTrustedSources(fn, fn.function);
  return fn;
}

function app(): App {
  process.env.CDK_VALIDATION = 'false';
  return new App({ analyticsReporting: false });
}

/** What the function is told, with references by their logical ids. */
function told(fn: SecureFunction): unknown {
  const stack = Stack.of(fn);
  Template.fromStack(stack);
  const resource = fn.function.node.defaultChild as lambda.CfnFunction;
  const environment = stack.resolve(resource.environment) as { variables: Record<string, unknown> };
  const value = environment.variables.BULWARK_TRUSTED_SOURCES;
  if (typeof value === 'string') return JSON.parse(value);
  const [, parts] = (value as { 'Fn::Join': [string, (string | { Ref?: string; 'Fn::GetAtt'?: [string, string] })[]] })['Fn::Join'];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : part.Ref ?? part['Fn::GetAtt']?.join('.') ?? '')).join(''));
}

test('a guarded function is told each source once, through an alias too', () => {
  const stack = new Stack(app(), 'S');
  const fn = guarded(stack);
  const queue = new sqs.Queue(stack, 'Queue');
  trustSource(fn, { kind: 'sqs', arn: queue.queueArn });
  trustSource(fn, { kind: 'sqs', arn: queue.queueArn });
  trustSource(fn.addAlias('live'), { kind: 'sns', arn: 'arn:aws:sns:eu-west-1:111122223333:orders' });
  expect(told(fn)).toEqual([
    { kind: 'sqs', arn: 'Queue4A7E3555.Arn' },
    { kind: 'sns', arn: 'arn:aws:sns:eu-west-1:111122223333:orders' },
  ]);
});

test('a function that is not guarded stays as it is', () => {
  const template = (connect: (fn: lambda.IFunction) => void) => {
    const stack = new Stack(app(), 'S');
    connect(new SecureFunction(stack, 'Fn', code));
    return Template.fromStack(stack).toJSON() as unknown;
  };
  expect(template((fn) => trustSource(fn, { kind: 'sqs', arn: 'arn:aws:sqs:eu-west-1:111122223333:orders' }))).toEqual(template(() => undefined));
});

test('a bus tells whose events its rule lets through, without a reference to the rule', () => {
  const stack = new Stack(app(), 'S', { env: { account: '111122223333', region: 'eu-west-1' } });
  const fn = guarded(stack);
  const bus = new SecureEventBus(stack, 'Bus');
  bus.on('Placed', { source: ['shop.orders'], detailType: ['OrderPlaced'] }, fn);
  expect(told(fn)).toEqual([
    { kind: 'eventBridge', arn: 'arn:AWS::Partition:events:eu-west-1:111122223333:event-bus/*', sources: ['shop.orders'], detailTypes: ['OrderPlaced'] },
  ]);
});

test('an API of the same stack is told by its id, one of another stack by account and region', () => {
  const scope = app();
  const stack = new Stack(scope, 'S');
  const fn = guarded(stack);
  new SecureApi(stack, 'Api').addRoute('GET /', fn);
  new SecureApi(new Stack(scope, 'Other'), 'Api').addRoute('GET /', fn);
  expect(told(fn)).toEqual([
    { kind: 'apiGateway', arn: expect.stringMatching(/^arn:AWS::Partition:execute-api:AWS::Region:AWS::AccountId:Api[0-9A-F]{8}$/) as string },
    { kind: 'apiGateway', arn: 'arn:AWS::Partition:execute-api:AWS::Region:AWS::AccountId:*' },
  ]);
  expect(() => scope.synth()).not.toThrow();
});

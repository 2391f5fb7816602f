import { App, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sns from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Authorization, EventSource, SecureApi, SecureFunction, SecureFunctionProps } from '../../../lib';
import { project } from '../../bundling/input-guard/guarded-project';

const { entry } = project();

function stack(): Stack {
  process.env.CDK_VALIDATION = 'false';
  return new Stack(new App({ analyticsReporting: false }), 'S', { env: { account: '111122223333', region: 'eu-west-1' } });
}

function guarded(scope: Stack, eventSchema: SecureFunctionProps['eventSchema'], props: Partial<SecureFunctionProps> = {}): SecureFunction {
  return new SecureFunction(scope, 'Fn', { entry, eventSchema, ...props });
}

/** The sources that the function is told of, references by their logical ids. */
function trusted(scope: Stack): string {
  const [{ Properties }] = Object.values(Template.fromStack(scope).findResources('AWS::Lambda::Function')) as { Properties: { Environment: { Variables: Record<string, unknown> } } }[];
  return JSON.stringify(Properties.Environment.Variables.BULWARK_TRUSTED_SOURCES);
}

test('events that are refused raise an alarm: each one, of requests to an API the twentieth', () => {
  for (const [source, Threshold] of [[EventSource.sqs(), 1], [EventSource.apiGateway(), 20]] as const) {
    const scope = stack();
    guarded(scope, source);
    Template.fromStack(scope).hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Bulwark', MetricName: 'RefusedEvents', Statistic: 'Sum', Threshold, Dimensions: [{ Name: 'FunctionName', Value: Match.anyValue() }],
      AlarmActions: Match.anyValue(),
    });
  }
});

test('a queue that is connected with the L2 is trusted, and its mapping takes parts of batches', () => {
  const scope = stack();
  const queue = new sqs.Queue(scope, 'Queue');
  guarded(scope, EventSource.sqs()).addEventSource(new SqsEventSource(queue));
  Template.fromStack(scope).hasResourceProperties('AWS::Lambda::EventSourceMapping', { FunctionResponseTypes: ['ReportBatchItemFailures'] });
  expect(trusted(scope)).toContain('\\"kind\\":\\"sqs\\"');
  expect(trusted(scope)).toContain('Queue4A7E3555');
});

test('a mapping of a function without a schema stays as it is', () => {
  const scope = stack();
  new SecureFunction(scope, 'Fn', { entry }).addEventSource(new SqsEventSource(new sqs.Queue(scope, 'Queue')));
  Template.fromStack(scope).hasResourceProperties('AWS::Lambda::EventSourceMapping', { FunctionResponseTypes: Match.absent() });
});

test('a topic, a table and a URL that are connected with the L2 are trusted', () => {
  const scope = stack();
  const fn = guarded(scope, EventSource.sns());
  new sns.Topic(scope, 'Topic').addSubscription(new LambdaSubscription(fn));
  const table = new dynamodb.TableV2(scope, 'Table', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, dynamoStream: dynamodb.StreamViewType.NEW_IMAGE,
  });
  fn.addEventSourceMapping('Changes', { eventSourceArn: table.tableStreamArn, startingPosition: lambda.StartingPosition.LATEST });
  fn.addFunctionUrl();
  for (const kind of ['sns', 'dynamodb', 'functionUrl']) expect(trusted(scope)).toContain(`\\"kind\\":\\"${kind}\\"`);
});

test('sources that were connected elsewhere can be named', () => {
  const scope = stack();
  guarded(scope, EventSource.sqs(), { inputGuard: { trustedArns: ['arn:aws:sqs:eu-west-1:444455556666:orders'], maxSize: Size.kibibytes(64) } });
  expect(trusted(scope)).toBe(JSON.stringify('[{"kind":"sqs","arn":"arn:aws:sqs:eu-west-1:444455556666:orders"}]'));
});

test('code that is not bundled can not be guarded, and the error says what to do', () => {
  expect(() => new SecureFunction(stack(), 'Fn', {
    code: lambda.Code.fromInline('pass'), handler: 'index.handler', runtime: lambda.Runtime.PYTHON_3_14, eventSchema: EventSource.sqs(),
  })).toThrow(/'S\/Fn': an eventSchema is bundled around a handler for Node\.js, which takes entry; got code\. .*with the parser of Powertools for AWS Lambda in Python/);
});

test('a guarded function answers routes of an API with authorization, and its own schema stands beside the route\'s', () => {
  const scope = stack();
  const order = { type: 'object', required: ['item'], properties: { item: { type: 'string' } } };
  const api = new SecureApi(scope, 'Api', { authorization: Authorization.jwt({ issuer: 'https://id.example.com', audience: ['shop'] }) });
  api.addRoute('POST /orders', guarded(scope, EventSource.apiGateway(order)), { body: order });
  Template.fromStack(scope).hasResourceProperties('AWS::ApiGateway::Method', { HttpMethod: 'POST', AuthorizationType: 'CUSTOM', RequestModels: Match.anyValue() });
  Template.fromStack(scope).hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { BULWARK_TRUSTED_SOURCES: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('"kind":"apiGateway"')])] } } },
  });
});

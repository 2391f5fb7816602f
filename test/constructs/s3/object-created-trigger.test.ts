import { App, Duration, Size, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ObjectCreatedOptions, SecureBucket, SecureFunction, SecureQueue } from '../../../lib';

let app: App;
let stack: Stack;
let bucket: SecureBucket;
beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
  bucket = new SecureBucket(stack, 'Bucket');
});

function fn(id = 'Function', scope: Stack = stack): SecureFunction {
  return new SecureFunction(scope, id, {
    code: lambda.Code.fromInline('exports.handler = async () => {};'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_24_X,
  });
}

function pattern(object: object): object {
  return { 'source': ['aws.s3'], 'detail-type': ['Object Created'], 'detail': { bucket: { name: [stack.resolve(bucket.bucketName)] }, object } };
}

function arn(keys: string): object {
  return { 'Fn::Join': ['', [stack.resolve(bucket.bucketArn), `/${keys}`]] };
}

describe('onObjectCreated of a SecureBucket', () => {
  test('brings new objects to a function through a queue', () => {
    const handler = fn();
    const { queue, rule, mapping, alarms } = bucket.onObjectCreated(handler);
    expect([mapping, queue.consumer, alarms.length]).toEqual([expect.any(lambda.EventSourceMapping), handler, 1]);
    expect(bucket.triggers).toHaveLength(1);
    expect(bucket.alarms).toHaveLength(3);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::S3::Bucket', { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } });
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: { 'source': ['aws.s3'], 'detail-type': ['Object Created'], 'detail': { bucket: { name: [stack.resolve(bucket.bucketName)] } } },
      Targets: [{
        Id: 'Target0',
        Arn: stack.resolve(queue.queueArn) as object,
        DeadLetterConfig: { Arn: stack.resolve(queue.deadLetters.queueArn) as object },
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      }],
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'InvocationsFailedToBeSentToDlq', Dimensions: [{ Name: 'RuleName', Value: stack.resolve(rule.ruleName) as object }],
    });
    template.resourceCountIs('Custom::S3BucketNotifications', 0);
  });

  test('lets the rule alone fill the queue and its dead-letter queue', () => {
    const { rule } = bucket.onObjectCreated(fn());
    const sources = Object.values(Template.fromStack(stack).findResources('AWS::SQS::QueuePolicy', {
      Properties: {
        PolicyDocument: {
          Statement: Match.arrayWith([Match.objectLike({
            Principal: { Service: 'events.amazonaws.com' }, Action: 'sqs:SendMessage',
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } }, ArnLike: { 'aws:SourceArn': stack.resolve(rule.ruleArn) as object } },
          })]),
        },
      },
    }));
    expect(sources).toHaveLength(2);
  });

  test.each<[string, ObjectCreatedOptions, object, string[]]>([
    ['beginnings', { prefix: 'orders/' }, { key: [{ prefix: 'orders/' }] }, ['orders/*']],
    ['endings', { suffix: '.pdf' }, { key: [{ suffix: '.pdf' }] }, ['*.pdf']],
    ['both', { prefix: 'orders/', suffix: '.pdf' }, { key: [{ wildcard: 'orders/*.pdf' }] }, ['orders/*.pdf']],
    ['sizes', { maxSize: Size.mebibytes(5) }, { size: [{ numeric: ['<=', 5_242_880] }] }, ['*']],
    ['types', { prefix: 'in/', contentTypes: ['image/jpeg', 'image/png'] }, { key: ['jpg', 'jpeg', 'png'].map((ending) => ({ wildcard: `in/*.${ending}` })) }, ['in/*.jpg', 'in/*.jpeg', 'in/*.png']],
  ])('takes %s of keys, and has the function read these alone', (_, options, object, keys) => {
    bucket.onObjectCreated(fn(), options);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::Rule', { EventPattern: pattern(object) });
    const Resource = keys.length > 1 ? keys.map(arn) : arn(keys[0]);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([{ Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource }]) },
    });
  });

  test('hands on how the function consumes', () => {
    bucket.onObjectCreated(fn(), { consume: { batchSize: 1, maxConcurrency: 2 } });
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::EventSourceMapping', { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } });
  });

  test('takes a queue of your own, which can be for several kinds of objects', () => {
    const queue = new SecureQueue(stack, 'Queue');
    const handler = fn();
    expect(bucket.onObjectCreated(handler, { prefix: 'a/', queue }).mapping).toBeDefined();
    expect(bucket.onObjectCreated(handler, { prefix: 'b/', queue, id: 'B' }).mapping).toBeUndefined();
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Events::Rule', 2);
    template.resourceCountIs('AWS::Lambda::EventSourceMapping', 1);
  });

  test('brings them to several functions, each through its own queue', () => {
    bucket.onObjectCreated(fn('One'));
    bucket.onObjectCreated(fn('Other'));
    Template.fromStack(stack).resourceCountIs('AWS::Events::Rule', 2);
  });

  test('brings them to a function of another stack', () => {
    bucket.onObjectCreated(fn('Function', new Stack(app, 'Other')));
    expect(() => app.synth()).not.toThrow();
  });

  test('makes no alarms where the bucket makes none', () => {
    new SecureBucket(stack, 'Quiet', { alarms: { enabled: false } }).onObjectCreated(lambda.Function.fromFunctionName(stack, 'Imported', 'f'), { consume: { timeout: Duration.seconds(5) } });
    Template.fromStack(stack).resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });

  test.each<[ObjectCreatedOptions, string]>([
    [{ suffix: '.pdf', contentTypes: ['application/pdf'] }, 'contentTypes stand for endings of keys, got a suffix too.'],
    [{ contentTypes: ['application/x-unheard-of'] }, "how keys of objects of type 'application/x-unheard-of' end is not known here. Write suffix: '.<ending>' instead of contentTypes."],
    [{ prefix: 'orders/*' }, "beginnings and endings of keys are taken as they are, got 'orders/*'."],
  ])('is refused: %j', (options, message) => {
    expect(() => bucket.onObjectCreated(fn(), options)).toThrow(`SecureBucket 'Stack/Bucket': ${message}`);
  });

  test('asks for an id where a function is connected twice', () => {
    const handler = fn();
    bucket.onObjectCreated(handler);
    expect(() => bucket.onObjectCreated(handler)).toThrow("SecureBucket 'Stack/Bucket': there is something with the id 'CreatedFunction' already. Write another one, such as { id: 'CreatedFunction2' }.");
  });
});

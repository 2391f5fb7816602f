import { App, CfnParameter, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { DeadLetterQueue, SecureFunction, SecureFunctionProps, SecureQueue, SecureQueueProps } from '../../../lib';

let app: App;
let stack: Stack;
beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

function queue(props: SecureQueueProps = {}): SecureQueue {
  return new SecureQueue(stack, 'Queue', props);
}

function fn(props: Partial<SecureFunctionProps> = {}, scope: Stack = stack): SecureFunction {
  return new SecureFunction(scope, 'Function', {
    code: lambda.Code.fromInline('exports.handler = async () => {};'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_24_X, ...props,
  });
}

const sourceQueue = { RedrivePolicy: Match.objectLike({}) };

describe('SecureQueue', () => {
  test('makes 6 resources beside the shared key and topic, whose logical ids stay what they are', () => {
    queue();
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: object };
    expect(Object.keys(Resources).map((id) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
      'BulwarkAlarmTopic', 'BulwarkAlarmTopicPolicy', 'BulwarkKey', 'Queue', 'QueueAlarmsDeadLetters', 'QueueAlarmsOldestMessage',
      'QueueDeadLetterQueue', 'QueueDeadLetterQueuePolicy', 'QueuePolicy',
    ]);
  });

  test('is encrypted with the shared key, keeps messages as long as SQS does, and outlives its stack', () => {
    queue();
    Template.fromStack(stack).hasResource('AWS::SQS::Queue', {
      Properties: { ...sourceQueue, KmsMasterKeyId: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] }, MessageRetentionPeriod: Match.absent() },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('refuses requests without TLS', () => {
    const made = queue();
    Template.fromStack(stack).hasResourceProperties('AWS::SQS::QueuePolicy', {
      Queues: [stack.resolve(made.queueUrl) as object],
      PolicyDocument: { Statement: [Match.objectLike({ Effect: 'Deny', Action: 'sqs:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })] },
    });
  });

  test('keeps what was received 5 times in a dead-letter queue, which takes it from this queue alone', () => {
    const made = queue();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: { deadLetterTargetArn: stack.resolve(made.deadLetters.queueArn) as object, maxReceiveCount: 5 },
    });
    const [logicalId] = Object.keys(template.findResources('AWS::SQS::Queue', { Properties: sourceQueue }));
    const idOfStack = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
    template.hasResourceProperties('AWS::SQS::Queue', { QueueName: { 'Fn::Join': ['', [`${logicalId}-`, idOfStack]] } });
    template.hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: Match.absent(),
      RedriveAllowPolicy: {
        redrivePermission: 'byQueue',
        sourceQueueArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sqs:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, `:${logicalId}-`, idOfStack]] }],
      },
    });
  });

  test('has a name of at most 80 characters, however deep it lies', () => {
    const made = new SecureQueue(stack, 'A'.repeat(200), { fifo: true });
    const name = stack.resolve((made.node.defaultChild as sqs.CfnQueue).queueName) as { 'Fn::Join': [string, [string, object, string]] };
    const [id, idOfStack, suffix] = name['Fn::Join'][1];
    expect(idOfStack).toEqual({ 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] });
    expect(id).toMatch(/^A+[0-9A-F]{8}-$/);
    expect(id.length + 36 + suffix.length).toBe(80);
  });

  test('raises alarms on messages that wait for 15 minutes, and on the first dead letter', () => {
    expect(queue().alarms).toHaveLength(2);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ApproximateAgeOfOldestMessage', Statistic: 'Maximum', Threshold: 900 });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ApproximateNumberOfMessagesVisible', Statistic: 'Maximum', Threshold: 1 });
  });

  test('takes everything of your own', () => {
    const encryptionKey = new kms.Key(stack, 'Key');
    const deadLetterQueue = new sqs.Queue(stack, 'Own');
    const made = queue({
      encryptionKey, deadLetterQueue, maxReceiveCount: 10, visibilityTimeout: Duration.minutes(2),
      retentionPeriod: Duration.days(14), deliveryDelay: Duration.seconds(5),
      maxMessageSizeBytes: 2048, queueName: 'orders', removalPolicy: RemovalPolicy.DESTROY, alarms: { enabled: false },
    });
    expect([made.encryptionKey, made.deadLetters, made.alarms]).toEqual([encryptionKey, deadLetterQueue, []]);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::SQS::Queue', 2);
    template.hasResource('AWS::SQS::Queue', {
      Properties: {
        QueueName: 'orders', VisibilityTimeout: 120, MessageRetentionPeriod: 1_209_600, DelaySeconds: 5, MaximumMessageSize: 2048,
        RedrivePolicy: { deadLetterTargetArn: Match.anyValue(), maxReceiveCount: 10 },
      },
      DeletionPolicy: 'Delete',
    });
  });

  test('raises alarms where you say', () => {
    queue({ alarms: { oldestMessageAge: Duration.hours(2), deadLetters: 5 } });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ApproximateAgeOfOldestMessage', Threshold: 7200 });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 5 });
  });

  test('keeps the order of messages where that is asked for, as does its dead-letter queue', () => {
    queue({ fifo: true, contentBasedDeduplication: true });
    const template = Template.fromStack(stack);
    expect(Object.keys(template.findResources('AWS::SQS::Queue', { Properties: { FifoQueue: true } }))).toHaveLength(2);
    template.hasResourceProperties('AWS::SQS::Queue', { ContentBasedDeduplication: true, QueueName: { 'Fn::Join': ['', Match.arrayWith(['.fifo'])] } });
  });

  test('can be used as any queue', () => {
    const topic = new sns.Topic(stack, 'Topic');
    topic.addSubscription(new subscriptions.SqsSubscription(queue()));
    expect(() => app.synth()).not.toThrow();
  });

  test.each<[SecureQueueProps, string]>([
    [{ maxReceiveCount: 0 }, 'maxReceiveCount must be 1 to 1000, got 0. Write 1.'],
    [{ retentionPeriod: Duration.hours(12) }, 'retentionPeriod in days must be 1 to 14, got 0.5. Write 1.'],
    [{ visibilityTimeout: Duration.hours(13) }, 'visibilityTimeout in seconds must be 0 to 43200, got 46800. Write 43200.'],
  ])('is refused: %j', (props, message) => {
    expect(() => queue(props)).toThrow(`SecureQueue 'Stack/Queue': ${message}`);
  });
});

describe('the dead-letter queue of a SecureQueue', () => {
  test('can be shared, and then names each of its queues', () => {
    const deadLetterQueue = new DeadLetterQueue(stack, 'Failed');
    for (const id of ['One', 'Other']) new SecureQueue(stack, id, { deadLetterQueue });
    Template.fromStack(stack).hasResourceProperties('AWS::SQS::Queue', {
      RedriveAllowPolicy: { redrivePermission: 'byQueue', sourceQueueArns: [Match.anyValue(), Match.anyValue()] },
    });
  });

  test('takes from no queue where none redrives to it', () => {
    new DeadLetterQueue(stack, 'Failed');
    Template.fromStack(stack).hasResourceProperties('AWS::SQS::Queue', { RedriveAllowPolicy: { redrivePermission: 'denyAll' } });
  });

  test('is shared by 10 queues at most', () => {
    const deadLetterQueue = new DeadLetterQueue(stack, 'Failed');
    const made = () => Array.from({ length: 11 }, (_, index) => new SecureQueue(stack, `Queue${index}`, { deadLetterQueue }));
    expect(made).toThrow("DeadLetterQueue 'Stack/Failed': SQS takes at most 10 queues that redrive here, got 11.");
  });

  test('of another stack needs a queue with a name', () => {
    const deadLetterQueue = new DeadLetterQueue(new Stack(app, 'Other'), 'Failed');
    expect(() => queue({ deadLetterQueue })).toThrow("SecureQueue 'Stack/Queue': the dead-letter queue 'Other/Failed' of another stack has to name this queue");
    expect(() => new SecureQueue(stack, 'Named', { deadLetterQueue, queueName: 'orders' })).not.toThrow();
    expect(() => app.synth()).not.toThrow();
  });

  test('keeps an order where the queue does', () => {
    expect(() => queue({ fifo: true, deadLetterQueue: new DeadLetterQueue(stack, 'Failed') }))
      .toThrow("SecureQueue 'Stack/Queue': dead letters of a FIFO queue can't wait in a standard queue, got 'Stack/Failed'. Write new DeadLetterQueue(this, '<id>', { fifo: true }).");
  });
});

describe('a function that consumes a SecureQueue', () => {
  const mapping = 'AWS::Lambda::EventSourceMapping';

  test('gets 10 messages at a time in 10 invocations at most, and tells which of them failed', () => {
    const made = queue();
    const handler = fn();
    expect(made.consume(handler)).toBeInstanceOf(lambda.EventSourceMapping);
    Template.fromStack(stack).hasResourceProperties(mapping, {
      EventSourceArn: stack.resolve(made.queueArn) as object,
      FunctionName: stack.resolve(handler.functionName) as object,
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
      FilterCriteria: Match.absent(),
      KmsKeyArn: Match.absent(),
    });
  });

  test('may do what that takes, and no more', () => {
    const made = queue();
    made.consume(fn());
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          { Effect: 'Allow', Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], Resource: stack.resolve(made.queueArn) as object },
        ]),
      },
    });
    const actions = JSON.stringify(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    expect(actions).not.toContain('sqs:ChangeMessageVisibility');
  });

  test.each<[string, Partial<SecureFunctionProps>, number]>([
    ['15 seconds', {}, 90],
    ['its timeout', { timeout: Duration.minutes(15) }, 5400],
  ])('of %s has messages hidden for 6 times that', (_, props, VisibilityTimeout) => {
    queue().consume(fn(props));
    Template.fromStack(stack).hasResourceProperties('AWS::SQS::Queue', { ...sourceQueue, VisibilityTimeout });
  });

  test('of Lambda\'s own default timeout, an alias and a version have them hidden as long', () => {
    const plain = new lambda.Function(stack, 'Plain', { code: lambda.Code.fromInline('x'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_24_X });
    queue().consume(plain.addAlias('live'));
    new SecureQueue(stack, 'Other').consume(plain.currentVersion);
    expect(Object.keys(Template.fromStack(stack).findResources('AWS::SQS::Queue', { Properties: { VisibilityTimeout: 18 } }))).toHaveLength(2);
  });

  test('can gather batches, which adds to how long messages are hidden', () => {
    queue().consume(fn(), { batchSize: 500, maxBatchingWindow: Duration.seconds(20), maxConcurrency: 50 });
    const template = Template.fromStack(stack);
    template.hasResourceProperties(mapping, {
      BatchSize: 500, MaximumBatchingWindowInSeconds: 20, ScalingConfig: { MaximumConcurrency: 50 },
    });
    template.hasResourceProperties('AWS::SQS::Queue', { VisibilityTimeout: 110 });
  });

  test('gets the messages of patterns, which are encrypted with the key of the queue, for this queue alone', () => {
    queue().consume(fn(), { filters: [{ body: { kind: ['order'] } }] });
    const template = Template.fromStack(stack);
    template.hasResourceProperties(mapping, {
      FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["order"]}}' }] },
      KmsKeyArn: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'kms:Decrypt',
          Condition: { StringEquals: { 'kms:EncryptionContext:aws:lambda:EventSourceArn': { 'Fn::Join': ['', Match.arrayWith([':sqs:'])] } } },
        })]),
      },
    });
  });

  test('runs no more often at a time than is reserved for it', () => {
    queue().consume(fn({ reservedConcurrentExecutions: 4 }));
    Template.fromStack(stack).hasResourceProperties(mapping, { ScalingConfig: { MaximumConcurrency: 4 } });
  });

  test('can lie in another stack, with the mapping beside it', () => {
    const other = new Stack(app, 'Other');
    queue().consume(fn({}, other));
    Template.fromStack(other).resourceCountIs(mapping, 1);
    Template.fromStack(stack).resourceCountIs(mapping, 0);
  });

  test('can be imported, where its timeout is told', () => {
    const imported = lambda.Function.fromFunctionName(stack, 'Imported', 'orders');
    const made = queue();
    expect(() => made.consume(imported)).toThrow("SecureQueue 'Stack/Queue': the timeout of the function 'Stack/Imported' is not known here");
    made.consume(imported, { timeout: Duration.seconds(10) });
    Template.fromStack(stack).hasResourceProperties('AWS::SQS::Queue', { VisibilityTimeout: 60 });
  });

  test('has a timeout that is known before deployment', () => {
    const timeout = Duration.seconds(new CfnParameter(stack, 'Timeout', { type: 'Number' }).valueAsNumber);
    const plain = new lambda.Function(stack, 'Plain', { code: lambda.Code.fromInline('x'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_24_X, timeout });
    expect(() => queue().consume(plain)).toThrow("the timeout of the function 'Stack/Plain' is not known here");
  });

  test('is refused where messages would come back while it works on them', () => {
    expect(() => queue({ visibilityTimeout: Duration.seconds(30) }).consume(fn()))
      .toThrow("SecureQueue 'Stack/Queue': messages are hidden for 30 seconds, but 'Stack/Function' and the retries of Lambda need 90. Leave visibilityTimeout out, or write Duration.seconds(90).");
  });

  test('may find messages hidden for longer', () => {
    queue({ visibilityTimeout: Duration.minutes(10) }).consume(fn());
    Template.fromStack(stack).hasResourceProperties('AWS::SQS::Queue', { VisibilityTimeout: 600 });
  });

  test('is the only one', () => {
    const made = queue();
    made.consume(fn());
    const second = lambda.Function.fromFunctionName(stack, 'Second', 'second');
    expect(() => made.consume(second, { timeout: Duration.seconds(1) })).toThrow("SecureQueue 'Stack/Queue': 'Stack/Function' consumes it already, and would lose half of the messages to 'Stack/Second'.");
  });

  test.each<[SecureQueueProps, Parameters<SecureQueue['consume']>[1], string]>([
    [{ fifo: true }, { maxBatchingWindow: Duration.seconds(5) }, 'batches of a FIFO queue are not gathered, got maxBatchingWindow. Write none.'],
    [{ fifo: true }, { batchSize: 11 }, 'a batch of a FIFO queue has at most 10 messages, got batchSize 11. Write batchSize: 10.'],
    [{}, { batchSize: 11 }, 'batches of more than 10 messages have to be gathered, got batchSize 11 and no maxBatchingWindow. Write maxBatchingWindow: Duration.seconds(5).'],
    [{}, { maxConcurrency: 1 }, 'maxConcurrency must be 2 to 1000, got 1. Write maxConcurrency: 2.'],
  ])('is refused: %j %j', (props, options, message) => {
    expect(() => queue(props).consume(fn(), options)).toThrow(`SecureQueue 'Stack/Queue': ${message}`);
  });

  test('is refused where Lambda would take messages that it can not start the function for', () => {
    expect(() => queue().consume(fn({ reservedConcurrentExecutions: 5 }), { maxConcurrency: 20 }))
      .toThrow("SecureQueue 'Stack/Queue': maxConcurrency must be 2 to 5, which is what is reserved for 'Stack/Function', got 20. Write maxConcurrency: 5.");
  });
});

describe('who may send to a SecureQueue', () => {
  test('are services on behalf of resources that are named, which may use the key', () => {
    queue().allowService('events.amazonaws.com', ['arn:aws:events:eu-west-1:111122223333:rule/orders']);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({
          Action: 'sqs:SendMessage',
          Principal: { Service: 'events.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } }, ArnLike: { 'aws:SourceArn': 'arn:aws:events:eu-west-1:111122223333:rule/orders' } },
        })]),
      },
    });
    template.hasResourceProperties('AWS::KMS::Key', { KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'events.amazonaws.com' } })]) } });
  });

  test('are no services on behalf of everybody', () => {
    expect(() => queue().allowService('events.amazonaws.com', [])).toThrow("SecureQueue 'Stack/Queue': events.amazonaws.com could send for every resource of the account, got no sourceArns.");
  });

  test('is not everybody', () => {
    const statement = { actions: ['sqs:SendMessage'], principals: [new iam.AnyPrincipal()] };
    const made = queue();
    expect(() => made.addToResourcePolicy(new iam.PolicyStatement(statement))).toThrow("SecureQueue 'Stack/Queue': a statement allows sqs:SendMessage to everybody.");
    expect(() => made.addToResourcePolicy(new iam.PolicyStatement({ ...statement, conditions: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }))).not.toThrow();
  });
});

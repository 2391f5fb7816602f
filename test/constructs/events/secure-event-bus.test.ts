import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { SecureEventBus } from '../../../lib/constructs/events/secure-event-bus';
import { EventRuleOptions, SecureEventBusProps } from '../../../lib/constructs/events/secure-event-bus-props';
import { SecureFunction } from '../../../lib/constructs/lambda/secure-function';
import { DeadLetterQueue } from '../../../lib/constructs/sqs/dead-letter-queue';

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

const placed: events.EventPattern = { source: ['shop.orders'], detailType: ['OrderPlaced'] };

let app: App;
let stack: Stack;
beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

function bus(props: SecureEventBusProps = {}): SecureEventBus {
  return new SecureEventBus(stack, 'Bus', props);
}

function fn(scope: Stack = stack): SecureFunction {
  return new SecureFunction(scope, 'Function', {
    code: lambda.Code.fromInline('exports.handler = async () => {};'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_24_X,
  });
}

function rule(options: EventRuleOptions = {}): events.Rule {
  return bus().on('Placed', placed, fn(), options);
}

describe('SecureEventBus', () => {
  test('makes 8 resources beside the shared key and topic, whose logical ids stay what they are', () => {
    bus();
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: object };
    expect(Object.keys(Resources).map((id) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
      'BulwarkAlarmTopic', 'BulwarkAlarmTopicPolicy', 'BulwarkKey', 'Bus', 'BusAlarmsDeadLetters', 'BusDeadLetterQueue', 'BusDeadLetterQueuePolicy',
      'BusLogDeliveryDestination', 'BusLogDeliveryERRORDelivery', 'BusLogDeliveryERRORSource', 'BusLogGroup',
    ]);
  });

  test('is encrypted with the shared key, which EventBridge may use for this bus', () => {
    bus();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::EventBus', { KmsKeyIdentifier: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Principal: { Service: 'events.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' }, 'kms:EncryptionContext:aws:events:event-bus:arn': Match.anyValue() } },
        })]),
      },
    });
  });

  test('keeps what it could not handle in an encrypted queue, which this bus and its rules alone may fill', () => {
    bus();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::EventBus', { DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BusDeadLetterQueue'), 'Arn'] } } });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Principal: { Service: 'events.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            ArnLike: { 'aws:SourceArn': [Match.objectLike({}), Match.objectLike({})] },
          },
        })]),
      },
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 1 });
  });

  test('logs errors, without the events, to a log group that is encrypted and whose delivery may use the key', () => {
    bus();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::EventBus', { LogConfig: { Level: 'ERROR', IncludeDetail: 'NONE' } });
    template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: Match.stringLikeRegexp('^/aws/vendedlogs/events/event-bus/StackBus') });
    template.hasResourceProperties('AWS::Logs::DeliverySource', { LogType: 'ERROR_LOGS', ResourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Bus'), 'Arn'] } });
    template.hasResourceProperties('AWS::Logs::DeliveryDestination', { DestinationResourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BusLogGroup'), 'Arn'] } });
    const context = { StringLike: { 'kms:EncryptionContext:SourceArn': Match.objectLike({}) } };
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({ Principal: { Service: 'events.amazonaws.com' }, Action: 'kms:GenerateDataKey', Condition: context }),
          Match.objectLike({ Principal: { Service: 'delivery.logs.amazonaws.com' }, Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Condition: context }),
        ]),
      },
    });
  });

  test('logs more where that is asked for, to a log group of your own', () => {
    const logGroup = new logs.LogGroup(stack, 'Own');
    const made = bus({ logging: { level: events.Level.TRACE, logGroup } });
    expect(made.logGroup).toBe(logGroup);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
    template.resourceCountIs('AWS::Logs::Delivery', 3);
    for (const LogType of ['ERROR_LOGS', 'INFO_LOGS', 'TRACE_LOGS']) template.hasResourceProperties('AWS::Logs::DeliverySource', { LogType });
  });

  test('logs the events for a reason alone, and refuses to log nothing', () => {
    bus({ logging: { includeDetail: { reason: 'no personal data on this bus' } } });
    Template.fromStack(stack).hasResourceProperties('AWS::Events::EventBus', { LogConfig: { IncludeDetail: 'FULL' } });
    expect(() => new SecureEventBus(stack, 'Silent', { logging: { level: events.Level.OFF } }))
      .toThrow("SecureEventBus 'Stack/Silent': logging.level must not be OFF.");
    expect(() => new SecureEventBus(stack, 'Hasty', { logging: { includeDetail: { reason: 'why not' } } })).toThrow('needs a reason');
  });

  test('takes a key, a queue, alarms and a description of your own', () => {
    const encryptionKey = new kms.Key(stack, 'Key');
    const deadLetterQueue = new DeadLetterQueue(stack, 'Queue', { encryptionKey });
    const made = bus({ encryptionKey, deadLetterQueue, alarms: { enabled: false }, description: 'orders' });
    expect([made.encryptionKey, made.deadLetterQueue, made.alarms]).toEqual([encryptionKey, deadLetterQueue, []]);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.resourceCountIs('AWS::SQS::Queue', 1);
    template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
    template.hasResourceProperties('AWS::Events::EventBus', { Description: 'orders' });
  });

  test('uses the key and queue of another stack', () => {
    const other = new Stack(app, 'Other');
    const encryptionKey = new kms.Key(other, 'Key');
    bus({ encryptionKey, deadLetterQueue: new DeadLetterQueue(other, 'Queue', { encryptionKey }) });
    expect(() => app.synth()).not.toThrow();
  });

  test('can be used as any bus', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    bus().grantPutEventsTo(role);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Action: 'events:PutEvents', Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Bus'), 'Arn'] } })] },
    });
  });
});

describe('who may send to a SecureEventBus', () => {
  test('is this account alone', () => {
    bus();
    Template.fromStack(stack).resourceCountIs('AWS::Events::EventBusPolicy', 0);
  });

  test('are accounts that are named, for the sources that are named', () => {
    bus({ accounts: ['111122223333', '444455556666'], sources: ['com.partner.orders'] });
    Template.fromStack(stack).hasResourceProperties('AWS::Events::EventBusPolicy', {
      Statement: {
        Effect: 'Allow',
        Action: 'events:PutEvents',
        Principal: { AWS: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111122223333:root']] }, Match.objectLike({})] },
        Condition: { StringEquals: { 'events:source': ['com.partner.orders'] } },
      },
    });
  });

  test('is an organization', () => {
    bus({ organizationId: 'o-a1b2c3d4e5', sources: ['com.partner.orders'] });
    Template.fromStack(stack).hasResourceProperties('AWS::Events::EventBusPolicy', {
      Statement: {
        Principal: { AWS: '*' },
        Condition: { StringEquals: { 'events:source': ['com.partner.orders'], 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
      },
    });
  });

  test.each<[SecureEventBusProps, string]>([
    [{ accounts: ['111122223333'] }, 'got others who may send events, and no sources that they may claim'],
    [{ sources: ['com.partner.orders'] }, 'got sources, and nobody else who may send events'],
    [{ accounts: ['1111'], sources: ['a'] }, "accounts takes ids of AWS, got '1111'"],
    [{ organizationId: 'acme', sources: ['a'] }, "organizationId takes ids of AWS, got 'acme'"],
  ])('is refused: %j', (props, message) => {
    expect(() => bus(props)).toThrow(`SecureEventBus 'Stack/Bus': ${message}`);
  });
});

describe('the archive of a SecureEventBus', () => {
  test('is encrypted, forgets, and outlives its stack together with the bus', () => {
    const made = bus({ archive: { retention: Duration.days(90) } });
    expect(made.eventArchive).toBeDefined();
    const template = Template.fromStack(stack);
    template.hasResource('AWS::Events::Archive', {
      Properties: { RetentionDays: 90, KmsKeyIdentifier: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] }, EventPattern: Match.absent() },
      DeletionPolicy: 'Retain',
    });
    template.hasResource('AWS::Events::EventBus', { DeletionPolicy: 'Retain' });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Action: ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:ReEncrypt*'],
          Condition: { StringEquals: { 'kms:EncryptionContext:aws:events:event-bus:arn': busArnLike() } },
        })]),
      },
    });
  });

  test('keeps events of a pattern', () => {
    bus({ archive: { retention: Duration.days(90), eventPattern: placed } });
    Template.fromStack(stack).hasResourceProperties('AWS::Events::Archive', { EventPattern: { 'source': ['shop.orders'], 'detail-type': ['OrderPlaced'] } });
  });

  test('is refused without a retention', () => {
    expect(() => bus().archive('Archive', { eventPattern: placed })).toThrow("SecureEventBus 'Stack/Bus': the archive 'Archive' would keep events for good.");
  });
});

describe('schemas of a SecureEventBus', () => {
  const schemaDiscovery = { reason: 'schemas are generated in development' };

  test('are discovered where the bus has no customer key, of events of this account', () => {
    expect(bus({ schemaDiscovery }).discoverer).toBeDefined();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::EventSchemas::Discoverer', { CrossAccount: false });
    template.hasResourceProperties('AWS::Events::EventBus', { KmsKeyIdentifier: Match.absent() });
  });

  test('are not discovered on a bus with a key of yours', () => {
    expect(() => bus({ schemaDiscovery, encryptionKey: new kms.Key(stack, 'Key') }))
      .toThrow("SecureEventBus 'Stack/Bus': EventBridge discovers no schemas on a bus with a customer key");
  });
});

describe('a rule of a SecureEventBus', () => {
  test('invokes its function, which lets this rule alone', () => {
    rule({ description: 'orders' });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::Rule', {
      Description: 'orders',
      EventBusName: { Ref: Match.stringLikeRegexp('^Bus') },
      EventPattern: { 'source': ['shop.orders'], 'detail-type': ['OrderPlaced'] },
      Targets: [Match.objectLike({
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BusDeadLetterQueue'), 'Arn'] } },
        RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 185 },
      })],
    });
    template.hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'events.amazonaws.com', SourceArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BusPlaced'), 'Arn'] },
    });
  });

  test('raises an alarm on events that are lost', () => {
    rule();
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Events',
      MetricName: 'InvocationsFailedToBeSentToDlq',
      Dimensions: [{ Name: 'EventBusName', Value: Match.anyValue() }, { Name: 'RuleName', Value: { 'Fn::Select': [1, { 'Fn::Split': ['|', Match.anyValue()] }] } }],
    });
  });

  test('is delivered as you say, and keeps failures in a queue of its own', () => {
    const deadLetterQueue = new DeadLetterQueue(stack, 'Queue');
    rule({ deadLetterQueue, maxEventAge: Duration.minutes(5), retryAttempts: 3, input: events.RuleTargetInput.fromEventPath('$.detail') });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [Match.objectLike({
        InputPath: '$.detail',
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Queue'), 'Arn'] } },
        RetryPolicy: { MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 3 },
      })],
    });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Condition: Match.objectLike({ ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': [Match.stringLikeRegexp('^BusPlaced'), 'Arn'] } } }) })]) },
    });
  });

  test('goes to any other target, with what that says of retries', () => {
    bus().route('Placed', placed, new targets.SqsQueue(new sqs.Queue(stack, 'Queue'), { retryAttempts: 1 }));
    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', {
      Targets: [Match.objectLike({ DeadLetterConfig: Match.objectLike({}), RetryPolicy: { MaximumRetryAttempts: 1 } })],
    });
  });

  test('invokes a function of another stack', () => {
    const other = new Stack(app, 'Other');
    bus().on('Placed', placed, fn(other));
    expect(() => app.synth()).not.toThrow();
  });

  test.each<[string, events.EventPattern, EventRuleOptions, string]>([
    ['for all events', { account: ['111122223333'] }, {}, "the pattern of 'Placed' matches events of any kind"],
    ['that is tried too long', placed, { maxEventAge: Duration.hours(25) }, "maxEventAge in seconds of the rule 'Placed' must be 60 to 86400, got 90000"],
    ['that is tried too often', placed, { retryAttempts: 186 }, "retryAttempts of the rule 'Placed' must be 0 to 185, got 186. Write 185."],
  ])('%s is refused', (_, pattern, options, message) => {
    expect(() => bus().on('Placed', pattern, fn(), options)).toThrow(`SecureEventBus 'Stack/Bus': ${message}`);
  });

  test('says whose events it matches where others may send', () => {
    const made = bus({ accounts: ['111122223333'], sources: ['com.partner.orders'] });
    expect(() => made.on('Placed', placed, fn())).toThrow("the pattern of 'Placed' does not say whose it matches. Write account:");
    expect(() => made.on('OfPartner', { ...placed, account: ['111122223333'] }, lambda.Function.fromFunctionName(stack, 'Imported', 'f'))).not.toThrow();
  });
});

function busArnLike(): object {
  return Match.objectLike({ 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(':event-bus/StackBus')])] });
}

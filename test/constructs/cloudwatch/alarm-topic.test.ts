import { App, CfnElement, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import { AlarmTopic } from '../../../lib/constructs/cloudwatch/alarm-topic';
import { SecureKey } from '../../../lib/constructs/kms/secure-key';

const cloudWatchMayWrite = Match.objectLike({
  Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
  Principal: { Service: 'cloudwatch.amazonaws.com' },
  Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
});

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

describe('AlarmTopic', () => {
  test('is encrypted with the shared key, which CloudWatch may use for this account alone', () => {
    new AlarmTopic(stack, 'Topic');
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } });
    template.hasResourceProperties('AWS::KMS::Key', { KeyPolicy: { Statement: Match.arrayWith([cloudWatchMayWrite]) } });
  });

  test('takes messages over TLS only', () => {
    new AlarmTopic(stack, 'Topic');
    Template.fromStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({
          Effect: 'Deny', Action: 'sns:Publish', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        })]),
      },
    });
  });

  test('takes messages of alarms of this account and region alone', () => {
    new AlarmTopic(stack, 'Topic');
    Template.fromStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({
          Effect: 'Allow',
          Action: 'sns:Publish',
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            ArnLike: {
              'aws:SourceArn': {
                'Fn::Join': ['', [
                  'arn:', { Ref: 'AWS::Partition' }, ':cloudwatch:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':alarm:*',
                ]],
              },
            },
          },
        })]),
      },
    });
  });

  test('makes two resources beside the shared key, whose logical ids stay what they are, and has no name', () => {
    new AlarmTopic(stack, 'Topic');
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Record<string, { Properties: object }> };
    expect(Object.keys(Resources).sort()).toEqual(['BulwarkKey34AADF8F', 'TopicBFC7AF6E', 'TopicPolicyA1747468']);
    expect(Resources.TopicBFC7AF6E.Properties).not.toHaveProperty('TopicName');
  });

  test('uses a key of your own instead, and lets CloudWatch use that too', () => {
    const encryptionKey = new kms.Key(stack, 'Own');
    const topic = new AlarmTopic(stack, 'Topic', { encryptionKey });
    expect(topic.encryptionKey).toBe(encryptionKey);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.hasResourceProperties('AWS::KMS::Key', { KeyPolicy: { Statement: Match.arrayWith([cloudWatchMayWrite]) } });
  });

  test('takes subscriptions as any topic', () => {
    new AlarmTopic(stack, 'Topic').addSubscription(new subscriptions.EmailSubscription('team@example.com'));
    Template.fromStack(stack).hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'team@example.com' });
  });

  test('shares a key with another topic, which says once that CloudWatch may use it', () => {
    const encryptionKey = new SecureKey(stack, 'Key');
    new AlarmTopic(stack, 'First', { encryptionKey });
    new AlarmTopic(stack, 'Second', { encryptionKey });
    Template.fromStack(stack).hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: [Match.objectLike({ Action: 'kms:*' }), cloudWatchMayWrite] },
    });
  });

  test('uses the key of another stack', () => {
    const other = new Stack(stack.node.root, 'Other');
    new AlarmTopic(other, 'Topic', { encryptionKey: SecureKey.shared(stack) });
    Template.fromStack(other).hasResourceProperties('AWS::SNS::Topic', {
      KmsMasterKeyId: { 'Fn::ImportValue': Match.stringLikeRegexp('^Stack:') },
    });
    Template.fromStack(other).resourceCountIs('AWS::KMS::Key', 0);
  });

  test('is the target of a rule by a role that publishes here, for this account, and does nothing else', () => {
    new events.Rule(stack, 'Rule', {
      eventPattern: { source: ['aws.secretsmanager'] },
      targets: [new AlarmTopic(stack, 'Topic').ruleTarget(stack, 'Publisher')],
    });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [Match.objectLike({
          Principal: { Service: 'events.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        })],
      },
      ManagedPolicyArns: Match.absent(),
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: 'sns:Publish', Resource: { Ref: 'TopicBFC7AF6E' } },
          { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } },
        ],
      },
    });
  });

  test('keeps what a rule could not deliver in one encrypted queue, which rules of this account alone may fill', () => {
    const topic = new AlarmTopic(stack, 'Topic');
    for (const id of ['First', 'Second']) {
      new events.Rule(stack, id, { eventPattern: { source: ['aws.secretsmanager'] }, targets: [topic.ruleTarget(stack, `${id}Role`)] });
    }
    const template = Template.fromStack(stack);
    const queue = { 'Fn::GetAtt': [stack.getLogicalId(topic.undelivered.node.defaultChild as CfnElement), 'Arn'] };
    template.resourceCountIs('AWS::SQS::Queue', 1);
    template.allResourcesProperties('AWS::Events::Rule', { Targets: [Match.objectLike({ DeadLetterConfig: { Arn: queue } })] });
    template.hasResourceProperties('AWS::SQS::Queue', { KmsMasterKeyId: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'ApproximateNumberOfMessagesVisible', Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue['Fn::GetAtt'][0], 'QueueName'] } }],
      Threshold: 1, AlarmActions: [{ Ref: 'TopicBFC7AF6E' }],
    });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({
          Effect: 'Allow',
          Action: 'sqs:SendMessage',
          Principal: { Service: 'events.amazonaws.com' },
          Resource: queue,
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } }, ArnLike: { 'aws:SourceArn': Match.anyValue() } },
        })]),
      },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Principal: { Service: 'events.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
        })]),
      },
    });
  });
});

describe('the shared AlarmTopic', () => {
  test('is one for the stack', () => {
    expect(AlarmTopic.shared(stack)).toBe(AlarmTopic.shared(stack));
    Template.fromStack(stack).resourceCountIs('AWS::SNS::Topic', 1);
  });

  test('is refused where its id is taken by something else', () => {
    new sns.Topic(stack, 'BulwarkAlarmTopic');
    expect(() => AlarmTopic.shared(stack)).toThrow("AlarmTopic 'Stack/BulwarkAlarmTopic': the id BulwarkAlarmTopic is taken by something that is no AlarmTopic.");
  });
});

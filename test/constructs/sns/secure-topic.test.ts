import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { SecureTopic } from '../../../lib/constructs/sns/secure-topic';
import { SecureTopicProps } from '../../../lib/constructs/sns/secure-topic-props';
import { DeadLetterQueue } from '../../../lib/constructs/sqs/dead-letter-queue';
import { SecureQueue } from '../../../lib/constructs/sqs/secure-queue';
import { minimalFunction } from '../../contract/minimal-function';

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

let app: App;
let stack: Stack;
beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

function topic(props: SecureTopicProps = {}, scope: Stack = stack): SecureTopic {
  return new SecureTopic(scope, 'Topic', props);
}

const topicRef = { Ref: Match.stringLikeRegexp('^Topic') };
const deadLetters = { 'Fn::GetAtt': [Match.stringLikeRegexp('^TopicDeadLetterQueue'), 'Arn'] };

describe('SecureTopic', () => {
  test('makes 2 resources beside the shared key, whose logical ids stay what they are', () => {
    topic();
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: object };
    expect(Object.keys(Resources).map((id) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual(['BulwarkKey', 'Topic', 'TopicPolicy']);
  });

  test('is encrypted, takes messages over TLS only, and signs with SHA256', () => {
    topic({ displayName: 'Orders', topicName: 'orders' });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::SNS::Topic', {
      DisplayName: 'Orders', TopicName: 'orders', KmsMasterKeyId: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] }, SignatureVersion: '2',
    });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: { Statement: [Match.objectLike({ Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })] },
    });
  });

  test('takes a key, a queue, alarms and a data protection policy of your own', () => {
    const encryptionKey = new kms.Key(stack, 'Key');
    const deadLetterQueue = new DeadLetterQueue(stack, 'Queue', { encryptionKey });
    const made = topic({ encryptionKey, deadLetterQueue, alarms: { enabled: false }, dataProtectionPolicy: { Name: 'masked', Version: '2021-06-01' } });
    made.onMessage(minimalFunction(stack));
    expect([made.encryptionKey, made.deadLetterQueue, made.alarms]).toEqual([encryptionKey, deadLetterQueue, []]);
    expect(made.node.tryFindChild('DeadLetterQueue')).toBeUndefined();
    Template.fromStack(stack).hasResourceProperties('AWS::SNS::Topic', { DataProtectionPolicy: { Name: 'masked', Version: '2021-06-01' } });
  });

  test('can be used as any topic: who may publish may use the key', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    const any: sns.ITopic = topic();
    any.grantPublish(role);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: 'sns:Publish', Resource: topicRef }),
          Match.objectLike({ Action: Match.arrayWith(['kms:Decrypt']), Resource: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } }),
        ],
      },
    });
  });
});

describe('who may publish to a SecureTopic', () => {
  const policyWith = (statement: object) => ({ PolicyDocument: { Statement: Match.arrayWith([Match.objectLike(statement)]) } });
  const keyWith = (statement: object) => ({ KeyPolicy: { Statement: Match.arrayWith([Match.objectLike(statement)]) } });

  test('are accounts that are named, who may use the key through SNS alone', () => {
    topic({ accounts: ['111122223333'] });
    const template = Template.fromStack(stack);
    const Principal = { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111122223333:root']] } };
    template.hasResourceProperties('AWS::SNS::TopicPolicy', policyWith({ Sid: 'Accounts', Effect: 'Allow', Principal, Action: 'sns:Publish', Resource: topicRef }));
    template.hasResourceProperties('AWS::KMS::Key', keyWith({ Principal, Condition: { StringEquals: { 'kms:ViaService': Match.objectLike({}) } } }));
  });

  test('is an organization, which may use the key through SNS alone', () => {
    topic({ organizationId: 'o-a1b2c3d4e5' });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::SNS::TopicPolicy', policyWith({ Principal: { AWS: '*' }, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }));
    template.hasResourceProperties('AWS::KMS::Key', keyWith({
      Principal: { AWS: '*' }, Condition: { StringEquals: { 'kms:ViaService': Match.objectLike({}), 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    }));
  });

  test('is a service on behalf of what is named, which may use the key', () => {
    topic().allowService('s3.amazonaws.com', ['arn:aws:s3:::uploads']);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::SNS::TopicPolicy', policyWith({
      Principal: { Service: 's3.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } }, ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' } },
    }));
    template.hasResourceProperties('AWS::KMS::Key', keyWith({ Principal: { Service: 's3.amazonaws.com' }, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] }));
  });

  test.each<[string, (made: () => SecureTopic) => unknown, string]>([
    ['a service for everything', (made) => made().allowService('s3.amazonaws.com', []), 's3.amazonaws.com could publish for every resource of the account'],
    ['everybody', (made) => made().addToResourcePolicy(new iam.PolicyStatement({ principals: [new iam.AnyPrincipal()], actions: ['sns:Publish'], resources: ['*'] })), 'the statement'],
    ['what is no account', () => topic({ accounts: ['1111'] }), "accounts takes ids of AWS, got '1111'"],
    ['what is no organization', () => topic({ organizationId: 'acme' }), "organizationId takes ids of AWS, got 'acme'"],
  ])('is not %s', (_, open, message) => {
    expect(() => open(() => topic())).toThrow(`SecureTopic 'Stack/Topic': ${message}`);
  });
});

describe('a function that handles messages of a SecureTopic', () => {
  test('lets this topic alone invoke it, gets what it asks for, and what fails waits in the dead-letter queue', () => {
    topic().onMessage(minimalFunction(stack), { filterPolicy: { kind: sns.SubscriptionFilter.stringFilter({ allowlist: ['order'] }) } });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::Permission', { Principal: 'sns.amazonaws.com', SourceArn: topicRef });
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'lambda', FilterPolicy: { kind: ['order'] }, RedrivePolicy: { deadLetterTargetArn: deadLetters } });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'sns.amazonaws.com' }, Condition: { ArnEquals: { 'aws:SourceArn': topicRef } } })]) },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Principal: { Service: 'sns.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } })]) },
    });
  });

  test('has failures told and logged, to a log that is encrypted and expires', () => {
    const made = topic();
    expect(made.failureLogGroup).toBeUndefined();
    made.onMessage(minimalFunction(stack));
    expect(made.failureLogGroup).toBeDefined();
    expect(made.alarms.map(({ node }) => node.id).sort()).toEqual(['DeadLetters', 'Failures']);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'NumberOfNotificationsFailed', Dimensions: [{ Name: 'TopicName', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Topic'), 'TopicName'] } }] });
    template.hasResourceProperties('AWS::SNS::Topic', { DeliveryStatusLogging: [{ Protocol: 'lambda', FailureFeedbackRoleArn: Match.objectLike({}) }] });
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: { 'Fn::Join': ['', ['sns/', { Ref: 'AWS::Region' }, '/', { Ref: 'AWS::AccountId' }, '/', { 'Fn::GetAtt': [Match.stringLikeRegexp('^Topic'), 'TopicName'] }, '/Failure']] },
      KmsKeyId: Match.objectLike({}),
      RetentionInDays: 365,
    });
  });

  test('can be of another stack', () => {
    topic().onMessage(minimalFunction(new Stack(app, 'Other')));
    expect(() => app.synth()).not.toThrow();
  });
});

describe('a queue that gets messages of a SecureTopic', () => {
  test('lets this topic send, and SNS use its key, and gets what it asks for', () => {
    const queue = new SecureQueue(stack, 'Orders');
    const own = new DeadLetterQueue(stack, 'Own');
    topic().deliverTo(queue, {
      rawMessageDelivery: true,
      filterPolicyWithMessageBody: { kind: sns.FilterOrPolicy.filter(sns.SubscriptionFilter.stringFilter({ allowlist: ['order'] })) },
      deadLetterQueue: own,
    });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'sqs', RawMessageDelivery: true, FilterPolicyScope: 'MessageBody', RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Own'), 'Arn'] } },
    });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      Queues: [{ Ref: Match.stringLikeRegexp('^Orders') }],
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({
          Action: 'sqs:SendMessage',
          Principal: { Service: 'sns.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } }, ArnLike: { 'aws:SourceArn': topicRef } },
        })]),
      },
    });
    expect(stack.node.findChild('Topic').node.tryFindChild('DeadLetterQueue')).toBeUndefined();
  });

  test('can be of another stack', () => {
    topic().deliverTo(new sqs.Queue(new Stack(app, 'Other'), 'Orders'));
    expect(() => app.synth()).not.toThrow();
  });
});

describe('others who get messages of a SecureTopic', () => {
  test('are web servers over TLS, with a dead-letter queue, and logged once for each protocol', () => {
    const made = topic();
    made.addSubscription(new subscriptions.UrlSubscription('https://one.example.com/'));
    made.addSubscription(new subscriptions.UrlSubscription('https://two.example.com/'));
    const template = Template.fromStack(stack);
    template.resourcePropertiesCountIs('AWS::SNS::Subscription', { Protocol: 'https', RedrivePolicy: { deadLetterTargetArn: deadLetters } }, 2);
    template.hasResourceProperties('AWS::SNS::Topic', { DeliveryStatusLogging: [{ Protocol: 'http/s', FailureFeedbackRoleArn: Match.objectLike({}) }] });
    template.resourceCountIs('AWS::SQS::Queue', 1);
  });

  test('are people, for a reason', () => {
    const made = topic();
    made.tellPeople(new subscriptions.EmailSubscription('operators@example.com'), 'operators get no customer data');
    Template.fromStack(stack).hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', RedrivePolicy: Match.absent() });
    expect(() => made.tellPeople(new subscriptions.EmailSubscription('all@example.com'), 'handy')).toThrow('needs a reason');
  });

  test.each<[string, sns.ITopicSubscription, string]>([
    ['a web server without TLS', new subscriptions.UrlSubscription('http://orders.example.com/'), 'messages to http://orders.example.com/ would cross the internet in plain text. Write an https:// address.'],
    ['a web server that could not verify them', new subscriptions.UrlSubscription('https://orders.example.com/', { rawMessageDelivery: true }), 'raw messages to https://orders.example.com/ bear no signature'],
    ['people without a reason', new subscriptions.EmailSubscription('all@example.com'), "messages to all@example.com go to people in plain text, got protocol email. Write tellPeople(subscription, '<why that is safe>')."],
    ['telephones without a reason', new subscriptions.SmsSubscription('+15551231234'), 'messages to +15551231234 go to people in plain text, got protocol sms.'],
  ])('are not %s', (_, subscription, message) => {
    expect(() => topic().addSubscription(subscription)).toThrow(`SecureTopic 'Stack/Topic': ${message}`);
  });
});

import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import { SecureStream } from '../../../lib/constructs/kinesis/secure-stream';
import { SecureStreamProps } from '../../../lib/constructs/kinesis/secure-stream-props';
import { DeadLetterQueue } from '../../../lib/constructs/sqs/dead-letter-queue';
import { minimalFunction } from '../../contract/minimal-function';

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

let app: App;
let stack: Stack;
beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

function stream(props: SecureStreamProps = {}): SecureStream {
  return new SecureStream(stack, 'Stream', props);
}

const streamArn = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Stream'), 'Arn'] };

describe('SecureStream', () => {
  test('makes 3 resources beside the shared key and topic, whose logical ids stay what they are', () => {
    stream();
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: object };
    expect(Object.keys(Resources).map((id) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
      'BulwarkAlarmTopic', 'BulwarkAlarmTopicPolicy', 'BulwarkKey', 'Stream', 'StreamAlarmsIteratorAge', 'StreamAlarmsWriteThrottles',
    ]);
  });

  test('is encrypted, keeps records for a week, grows by itself, and outlives its stack', () => {
    stream();
    Template.fromStack(stack).hasResource('AWS::Kinesis::Stream', {
      Properties: {
        StreamEncryption: { EncryptionType: 'KMS', KeyId: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } },
        RetentionPeriodHours: 168,
        StreamModeDetails: { StreamMode: 'ON_DEMAND' },
      },
      DeletionPolicy: 'Retain',
    });
  });

  test('tells of records that wait and of refused writes', () => {
    stream({ alarms: { iteratorAge: Duration.minutes(1), writeThrottles: 10 } });
    const template = Template.fromStack(stack);
    const Dimensions = [{ Name: 'StreamName', Value: { Ref: Match.stringLikeRegexp('^Stream') } }];
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'GetRecords.IteratorAgeMilliseconds', Threshold: 60_000, Statistic: 'Maximum', Dimensions });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'WriteProvisionedThroughputExceeded', Threshold: 10, Statistic: 'Sum', Dimensions });
  });

  test('takes a name, a key, shards and alarms of your own', () => {
    const encryptionKey = new kms.Key(stack, 'Key');
    const made = stream({ encryptionKey, streamName: 'clicks', shardCount: 2, retention: Duration.days(30), alarms: { enabled: false } });
    expect([made.encryptionKey, made.alarms]).toEqual([encryptionKey, []]);
    Template.fromStack(stack).hasResourceProperties('AWS::Kinesis::Stream', {
      Name: 'clicks', ShardCount: 2, RetentionPeriodHours: 720, StreamModeDetails: { StreamMode: 'PROVISIONED' },
    });
  });

  test('can be used as any stream: who may write may use the key', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    const any: kinesis.IStream = stream();
    any.grantWrite(role);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: Match.arrayWith(['kinesis:PutRecord']), Resource: streamArn }),
          Match.objectLike({ Resource: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } }),
        ],
      },
    });
  });

  test.each([[1, 7], [366, 365]])('keeps records for 7 to 365 days: %s are refused', (days, instead) => {
    expect(() => stream({ retention: Duration.days(days) }))
      .toThrow(`SecureStream 'Stack/Stream': retention must be 7 to 365 days, got ${days}. Write Duration.days(${instead}).`);
  });

  test('is open to those who are named, and to everybody never', () => {
    const made = stream();
    const allow = (principal: iam.IPrincipal) => made.addToResourcePolicy(
      new iam.PolicyStatement({ principals: [principal], actions: ['kinesis:PutRecord'], resources: [made.streamArn] }));
    allow(new iam.AccountPrincipal('111122223333'));
    Template.fromStack(stack).resourceCountIs('AWS::Kinesis::ResourcePolicy', 1);
    expect(() => allow(new iam.AnyPrincipal())).toThrow("SecureStream 'Stack/Stream': the statement");
  });
});

describe('a function that reads a SecureStream', () => {
  test('may read it, and keeps what it could not handle in the one dead-letter queue, whose depth is watched', () => {
    const made = stream();
    made.consume(minimalFunction(stack));
    expect(made.alarms.map(({ node }) => node.id)).toEqual(['IteratorAge', 'WriteThrottles', 'DeadLetters']);
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      EventSourceArn: streamArn,
      MaximumRecordAgeInSeconds: 84 * 3600,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^StreamDeadLetterQueue'), 'Arn'] } } },
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: Match.arrayWith(['kinesis:GetRecords']), Resource: streamArn })]) },
    });
  });

  test('has an alarm of its own where that is asked for', () => {
    stream().consume(minimalFunction(stack), { alarmedIteratorAge: Duration.minutes(2) });
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace: 'AWS/Lambda', MetricName: 'IteratorAge', Threshold: 120_000 });
  });

  test('has a throughput of its own where that is asked for, and is watched by itself then', () => {
    stream().consume(minimalFunction(stack), { enhancedFanOut: true });
    const template = Template.fromStack(stack);
    const consumerArn = { 'Fn::GetAtt': [Match.stringLikeRegexp('^StreamStackFunction'), 'ConsumerARN'] };
    template.hasResourceProperties('AWS::Kinesis::StreamConsumer', { StreamARN: streamArn });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', { EventSourceArn: consumerArn });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'], Resource: consumerArn })]) },
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace: 'AWS/Lambda', MetricName: 'IteratorAge', Threshold: 900_000 });
  });

  test('gives up no record that is younger than 7 days, however long the stream keeps it', () => {
    stream({ retention: Duration.days(365) }).consume(minimalFunction(stack));
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::EventSourceMapping', { MaximumRecordAgeInSeconds: 604_800 });
  });

  test('keeps what it could not handle in a queue of yours', () => {
    const deadLetterQueue = new DeadLetterQueue(stack, 'Queue');
    const made = stream({ deadLetterQueue });
    made.consume(minimalFunction(stack));
    expect([made.deadLetterQueue, made.node.tryFindChild('DeadLetterQueue')]).toEqual([deadLetterQueue, undefined]);
  });

  test.each([[false], [true]])('can be of another stack (throughput of its own: %s)', (enhancedFanOut) => {
    stream().consume(minimalFunction(new Stack(app, 'Other')), { enhancedFanOut });
    expect(() => app.synth()).not.toThrow();
  });

  test('is refused options that Lambda does not take', () => {
    expect(() => stream().consume(minimalFunction(stack), { parallelizationFactor: 11 })).toThrow("SecureStream 'Stack/Stream': parallelizationFactor");
  });
});

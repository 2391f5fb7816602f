import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AccessLogBucket, SecureBucket, SecureBucketProps } from '../../../lib';

let app: App;
let stack: Stack;
beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

function bucket(props: SecureBucketProps = {}): SecureBucket {
  return new SecureBucket(stack, 'Bucket', props);
}

const ofBucket = { LoggingConfiguration: Match.anyValue() };

describe('SecureBucket', () => {
  test('makes 2 resources beside the shared key and log bucket, whose logical ids stay what they are', () => {
    bucket();
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: object };
    expect(Object.keys(Resources).map((id) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
      'Bucket', 'BucketPolicy', 'BulwarkAccessLogBucket', 'BulwarkAccessLogBucketPolicy', 'BulwarkKey',
    ]);
  });

  test('is encrypted with the shared key through a bucket key, and takes no other way', () => {
    bucket();
    Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
      ...ofBucket,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } },
          BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] },
        }],
      },
    });
  });

  test('is closed to the public, owns its objects, keeps versions, and outlives its stack', () => {
    bucket();
    Template.fromStack(stack).hasResource('AWS::S3::Bucket', {
      Properties: {
        ...ofBucket,
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        VersioningConfiguration: { Status: 'Enabled' },
        NotificationConfiguration: Match.absent(),
        ObjectLockEnabled: Match.absent(),
      },
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  test('refuses requests without TLS, and below TLS 1.2', () => {
    const made = bucket();
    Template.fromStack(stack).hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: stack.resolve(made.bucketName) as object,
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Action: 's3:*', Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({ Effect: 'Deny', Action: 's3:*', Principal: { AWS: '*' }, Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } }),
        ],
      },
    });
  });

  test('lets old versions expire after 90 days, and unfinished uploads after a week', () => {
    bucket();
    Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
      ...ofBucket,
      LifecycleConfiguration: {
        Rules: [{
          Id: 'OldVersions', Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 90 }, ExpiredObjectDeleteMarker: true,
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        }],
      },
    });
  });

  test('takes everything of your own', () => {
    const encryptionKey = new kms.Key(stack, 'Key');
    const accessLogBucket = new s3.Bucket(stack, 'Logs');
    const made = bucket({
      encryptionKey, accessLogBucket, bucketName: 'orders', oldVersionRetention: Duration.days(30), lifecycleRules: [{ expiration: Duration.days(400) }],
      cors: [{ allowedMethods: [s3.HttpMethods.PUT], allowedOrigins: ['https://shop.example.com'] }], removalPolicy: RemovalPolicy.DESTROY,
    });
    expect([made.encryptionKey, made.accessLogBucket]).toEqual([encryptionKey, accessLogBucket]);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::S3::Bucket', 2);
    template.hasResource('AWS::S3::Bucket', {
      Properties: {
        BucketName: 'orders',
        LifecycleConfiguration: {
          Rules: [Match.objectLike({ NoncurrentVersionExpiration: { NoncurrentDays: 30 } }), Match.objectLike({ ExpirationInDays: 400 })],
        },
        CorsConfiguration: { CorsRules: [Match.objectLike({ AllowedOrigins: ['https://shop.example.com'] })] },
        LoggingConfiguration: { DestinationBucketName: stack.resolve(accessLogBucket.bucketName) as object },
      },
      DeletionPolicy: 'Delete',
    });
  });

  test('locks objects where that is asked for', () => {
    bucket({ objectLock: s3.ObjectLockRetention.compliance(Duration.days(365)) });
    Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 365 } } },
    });
  });

  test.each(['*', 'https://*'])('is not opened to all websites: %s', (origin) => {
    const rule = { allowedMethods: [s3.HttpMethods.GET], allowedOrigins: [origin] };
    const message = `SecureBucket 'Stack/Bucket': every website could use the bucket with what its visitors may do, got '${origin}' in allowedOrigins.`;
    expect(() => bucket({ cors: [rule] })).toThrow(message);
  });

  test('can be used as any bucket', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    bucket().grantRead(role, 'orders/*');
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'] })]) } });
  });

  test('sends events to EventBridge by its own property, without a function', () => {
    bucket().enableEventBridgeNotification();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::S3::Bucket', { NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } } });
    template.resourceCountIs('Custom::S3BucketNotifications', 0);
  });

  test("notifies a destination directly by the CDK's function, which leaves EventBridge its events", () => {
    const made = bucket();
    made.addEventNotification(s3.EventType.OBJECT_REMOVED, new notifications.SqsDestination(new sqs.Queue(stack, 'Queue')));
    made.enableEventBridgeNotification();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('Custom::S3BucketNotifications', { NotificationConfiguration: Match.objectLike({ EventBridgeConfiguration: {} }) });
    template.hasResourceProperties('AWS::S3::Bucket', { ...ofBucket, NotificationConfiguration: Match.absent() });
  });
});

describe('the log bucket of a SecureBucket', () => {
  test('is one for the stack, and takes the logs of its buckets alone', () => {
    const [one, other] = [bucket(), new SecureBucket(stack, 'Other')];
    expect(one.accessLogBucket).toBe(other.accessLogBucket);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::S3::Bucket', 3);
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: stack.resolve(one.accessLogBucket.bucketName) as object,
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({
          Effect: 'Allow',
          Action: 's3:PutObject',
          Principal: { Service: 'logging.s3.amazonaws.com' },
          Condition: {
            ArnLike: { 'aws:SourceArn': [stack.resolve(one.bucketArn) as object, stack.resolve(other.bucketArn) as object] },
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
          },
        })]),
      },
    });
  });

  test('is encrypted with a key of S3, does not log to itself, and keeps logs for a year', () => {
    bucket();
    Template.fromStack(stack).hasResource('AWS::S3::Bucket', {
      Properties: {
        BucketEncryption: { ServerSideEncryptionConfiguration: [Match.objectLike({ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } })] },
        LoggingConfiguration: Match.absent(),
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: { Rules: [Match.objectLike({ Id: 'OldVersions' }), { Id: 'Logs', Status: 'Enabled', ExpirationInDays: 365 }] },
      },
      DeletionPolicy: 'Retain',
    });
  });

  test('files logs by account, region, bucket and day', () => {
    bucket();
    Template.fromStack(stack).hasResourceProperties('AWS::S3::Bucket', {
      LoggingConfiguration: { TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: 'EventTime' } } },
    });
  });

  test('can be one of another stack, which knows the account alone', () => {
    const accessLogBucket = new AccessLogBucket(new Stack(app, 'Logs'), 'Logs', { retention: Duration.days(730), removalPolicy: RemovalPolicy.DESTROY });
    bucket({ accessLogBucket });
    const template = Template.fromStack(Stack.of(accessLogBucket));
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Condition: Match.objectLike({ ArnLike: { 'aws:SourceArn': [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::*']] }] } }) })]) },
    });
    template.hasResource('AWS::S3::Bucket', { Properties: { LifecycleConfiguration: { Rules: Match.arrayWith([Match.objectLike({ ExpirationInDays: 730 })]) } }, DeletionPolicy: 'Delete' });
  });

  test('is not taken for something else of its id', () => {
    new s3.Bucket(stack, 'BulwarkAccessLogBucket');
    expect(() => bucket()).toThrow("AccessLogBucket 'Stack/BulwarkAccessLogBucket': the id BulwarkAccessLogBucket is taken by something that is no AccessLogBucket.");
  });
});

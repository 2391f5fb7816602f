import { SecureBucket } from '../../../lib';
import { ConstructCases, deleted, gone, set, somebody, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

export const s3: ConstructCases = {
  minimal: {
    SecureBucket: (scope) => new SecureBucket(scope, 'Bucket'),
    'SecureBucket with a function': (scope) => {
      const bucket = new SecureBucket(scope, 'Bucket');
      bucket.onObjectCreated(minimalFunction(scope));
      return bucket;
    },
    'SecureBucket with a malware scan': (scope) => new SecureBucket(scope, 'Bucket', { malwareScan: {} }),
  },
  weakenings: [
    ['SecureBucket', 'AWS::S3::Bucket', 'customer key', without('BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID'), 'BucketEncryptedWithCustomerKey'],
    ['SecureBucket', 'AWS::S3::Bucket', 'closed door', set('PublicAccessBlockConfiguration.BlockPublicPolicy', false), 'BucketPublicAccessBlocked'],
    ['SecureBucket', 'AWS::S3::Bucket', 'ownership', set('OwnershipControls.Rules.0.ObjectOwnership', 'ObjectWriter'), 'BucketAclsDisabled'],
    ['SecureBucket', 'AWS::S3::Bucket', 'refusal of SSE-C', without('BucketEncryption.ServerSideEncryptionConfiguration.0.BlockedEncryptionTypes'), 'BucketCustomerProvidedKeysBlocked'],
    ['SecureBucket', 'AWS::S3::Bucket', 'versions', without('VersioningConfiguration'), 'BucketVersioned'],
    ['SecureBucket', 'AWS::S3::Bucket', 'access log', without('LoggingConfiguration'), 'BucketAccessLogged'],
    ['SecureBucket', 'AWS::S3::BucketPolicy', 'TLS only', set('PolicyDocument.Statement', []), 'BucketTlsOnly'],
    ['SecureBucket', 'AWS::S3::BucketPolicy', 'closed policy', set('PolicyDocument.Statement', [somebody]), 'BucketPolicyRestricted'],
    ['SecureBucket', 'AWS::S3::BucketPolicy', 'TLS 1.2', set('PolicyDocument.Statement.1.Condition.NumericLessThan', { 's3:TlsVersion': 1 }), 'BucketTlsPinned'],
    ['SecureBucket', 'AWS::S3::Bucket', 'expiry of old versions', without('LifecycleConfiguration'), 'BucketOldVersionsExpire'],
    ['SecureBucket', 'AWS::S3::Bucket', 'end of unfinished uploads', without('LifecycleConfiguration'), 'BucketUploadsAborted'],
    ['SecureBucket', 'AWS::S3::Bucket', 'kept objects', deleted, 'BucketRetained'],
    ['SecureBucket', 'AWS::S3::BucketPolicy', 'delivery of access logs', set('PolicyDocument.Statement', []), 'AccessLogsDelivered'],
    ['SecureBucket', 'AWS::S3::BucketPolicy', 'bound delivery of access logs', (policy) => policy.addPropertyDeletionOverride('PolicyDocument.Statement.2.Condition'), 'BucketLogsBoundToSource'],
    ['SecureBucket with a function', 'AWS::S3::Bucket', 'events', without('NotificationConfiguration'), 'BucketEventsSent'],
    ['SecureBucket with a function', 'AWS::Events::Rule', 'dead letters of the rule', without('Targets.0.DeadLetterConfig'), 'RuleTargetsDeadLettered'],
    ['SecureBucket with a function', 'AWS::SQS::QueuePolicy', 'leave of the rule to send', set('PolicyDocument.Statement', []), 'RuleMaySendToQueue'],
    ['SecureBucket with a function', 'AWS::CloudWatch::Alarm', 'an alarm on lost events', gone, 'RuleLossesAlarmed'],
    ['SecureBucket with a malware scan', 'AWS::GuardDuty::MalwareProtectionPlan', 'tags', without('Actions'), 'MalwareScanResultsTagged'],
    ['SecureBucket with a malware scan', 'AWS::S3::BucketPolicy', 'gate', set('PolicyDocument.Statement', []), 'MalwareScannedObjectsGated'],
    ['SecureBucket with a malware scan', 'AWS::S3::BucketPolicy', 'trust in the scanner alone', set('PolicyDocument.Statement', []), 'MalwareScanStatusTrusted'],
    ['SecureBucket with a malware scan', 'AWS::CloudWatch::Alarm', 'an alarm on malware', gone, 'MalwareFoundAlarmed'],
    ['SecureBucket with a malware scan', 'AWS::IAM::Role', 'bound scanner', (role) => role.addPropertyDeletionOverride('AssumeRolePolicyDocument.Statement.0.Condition'), 'RoleTrustBoundToSource'],
  ],
  notWeaker: [
    { mutations: /AWS::S3::Bucket .*NoncurrentVersionExpiration\.NoncurrentDays: more/, reason: 'How long old versions are of use only the owner knows.' },
    { mutations: /AWS::(S3::Bucket|Events::Rule|GuardDuty::MalwareProtectionPlan): removed/, reason: 'What is to be kept safe is gone with its protection; objects that nobody scans nobody can read.' },
    { mutations: /AWS::S3::Bucket .*ServerSideEncryptionConfiguration\[\]\.(BucketKeyEnabled: .*|ServerSideEncryptionByDefault\.KMSMasterKeyID: something else)/, reason: 'Another key of the owner\'s, or more requests to KMS.' },
    { mutations: /AWS::S3::Bucket .*LifecycleConfiguration\.Rules\[\]\.(Id: .*|ExpiredObjectDeleteMarker: .*|ExpirationInDays: (more|removed)|AbortIncompleteMultipartUpload\.DaysAfterInitiation: less)/, reason: 'Names, markers without an object, logs that are kept longer and uploads that are given up sooner.' },
    { mutations: /AWS::S3::Bucket Properties\.LoggingConfiguration\.TargetObjectKeyFormat.*/, reason: 'How logs are filed.' },
    { mutations: /AWS::S3::Bucket Properties\.OwnershipControls(\.Rules\[\])?: removed/, reason: 'BucketOwnerEnforced is the default.' },
    { mutations: /AWS::S3::BucketPolicy .*Statement\[Allow s3:PutObject\]: Condition: (ArnLike|StringEquals)IfExists/, reason: 'Of two conditions that name the account one is left.' },
    { mutations: /AWS::S3::BucketPolicy .*Statement\[Deny .*\]: Condition: (NumericLessThan|ForAnyValue:StringEquals) inverted/, reason: 'The mutation does not know the operator, and changes nothing.' },
    { mutations: /AWS::IAM::Role .*Statement\[Allow sts:AssumeRole\]: Condition: (StringEquals|ArnLike)(IfExists| inverted)/, reason: 'Of two conditions that name the account one is left.' },
    { mutations: /AWS::IAM::Policy .*Statement\[Allow events:DeleteRule .*\]: Condition: .*/, reason: 'The name of the rule says whose it is already.' },
    { mutations: /AWS::Events::Rule Properties\.EventPattern\.detail\.bucket\.name\[\]: something else/, reason: 'Which events are for whom is the app\'s; nothing is let in.' },
    { mutations: /AWS::CloudWatch::Alarm\(\w+ScanCount\) Properties\.Statistic: Maximum/, reason: 'A single one raises it still.' },
  ],
  refusedOnDeployment: [
    { mutations: /AWS::GuardDuty::MalwareProtectionPlan Properties\.ProtectedResource\.S3Bucket\.BucketName: (removed|something else)/, reason: 'A plan is of a bucket that there is.' },
    { mutations: /AWS::S3::Bucket .*AbortIncompleteMultipartUpload\.DaysAfterInitiation: none/, reason: 'S3 takes a day at least.' },
  ],
  survivors: [
    { mutations: /AWS::S3::Bucket .*LifecycleConfiguration\.Rules\[\]: removed/, reason: 'Logs are kept for longer; the rule for old versions is missed.' },
    { mutations: /AWS::S3::Bucket .*ServerSideEncryptionByDefault: removed/, reason: 'Of the log bucket alone: S3 encrypts with a key of its own by default.' },
  ],
};

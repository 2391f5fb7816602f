import { allOf, is, judge, present, some } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { takesAccessLogs } from './access-logs';

const encrypted = some('BucketEncryption.ServerSideEncryptionConfiguration', allOf(
  is('ServerSideEncryptionByDefault.SSEAlgorithm', 'aws:kms', 'aws:kms:dsse'), present('ServerSideEncryptionByDefault.KMSMasterKeyID'),
));
const bucket = (properties: object) => ({ Type: 'AWS::S3::Bucket', Properties: properties });
const withKey = { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/orders' } };

export const bucketEncryptedWithCustomerKey = graphControl({
  id: 'BucketEncryptedWithCustomerKey',
  title: 'S3 buckets are encrypted with a customer managed key',
  severity: 'low',
  why: 'With a key that AWS owns, whoever may read the bucket needs no right on a key: one mistaken policy is enough.',
  fix: 'Set ServerSideEncryptionByDefault to SSEAlgorithm aws:kms with KMSMasterKeyID, and BucketKeyEnabled to true.',
  profile: 'strict',
  resources: ['AWS::S3::Bucket'],
  * check(resource, graph) {
    // S3 delivers access logs only to buckets that are encrypted with a key of its own.
    if (takesAccessLogs(resource, graph)) return;
    const { verdict, explanation, path } = judge(encrypted, resource);
    if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}` };
  },
  satisfies: ['FSBP/S3.17', 'NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  examples: {
    fails: [
      { Orders: bucket({}) },
      { Orders: bucket({ BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] } }) },
    ],
    passes: [
      { Orders: bucket({ BucketEncryption: { ServerSideEncryptionConfiguration: [withKey] } }) },
      { Orders: bucket({ BucketEncryption: { ServerSideEncryptionConfiguration: [withKey] }, LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' } } }), Logs: bucket({}) },
    ],
    unknown: [{ Orders: bucket({ BucketEncryption: { Ref: 'Encryption' } }) }],
  },
});

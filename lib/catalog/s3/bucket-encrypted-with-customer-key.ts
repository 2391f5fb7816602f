import { allOf, is, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const bucketEncryptedWithCustomerKey = propertyControl({
  id: 'BucketEncryptedWithCustomerKey',
  title: 'S3 buckets are encrypted with a customer managed key',
  severity: 'low',
  why: 'With a key that AWS owns, whoever may read the bucket needs no right on a key: one mistaken policy is enough.',
  fix: 'Set ServerSideEncryptionByDefault to SSEAlgorithm aws:kms with KMSMasterKeyID, and BucketKeyEnabled to true.',
  profile: 'strict',
  resource: 'AWS::S3::Bucket',
  requires: some('BucketEncryption.ServerSideEncryptionConfiguration', allOf(
    is('ServerSideEncryptionByDefault.SSEAlgorithm', 'aws:kms', 'aws:kms:dsse'), present('ServerSideEncryptionByDefault.KMSMasterKeyID'),
  )),
  satisfies: ['FSBP/S3.17', 'NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  examples: {
    fails: [
      {},
      { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] } },
    ],
    passes: [
      { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/orders' } }] } },
    ],
    unknown: [{ BucketEncryption: { Ref: 'Encryption' } }],
  },
});

import { is, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const bucketCustomerProvidedKeysBlocked = propertyControl({
  id: 'BucketCustomerProvidedKeysBlocked',
  title: 'S3 buckets refuse objects encrypted with a key that AWS never keeps',
  severity: 'low',
  why: 'With stolen write access ransomware encrypts the objects with its own key (SSE-C), and no one at AWS can undo it.',
  fix: "Set BlockedEncryptionTypes.EncryptionType to ['SSE-C'] in BucketEncryption.ServerSideEncryptionConfiguration.",
  profile: 'strict',
  resource: 'AWS::S3::Bucket',
  requires: some('BucketEncryption.ServerSideEncryptionConfiguration', some('BlockedEncryptionTypes.EncryptionType', is('', 'SSE-C'))),
  satisfies: ['NIST-800-53/SC-28'],
  mitigates: ['store.denial', 'store.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html',
  examples: {
    fails: [{}, { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }] } }],
    passes: [{ BucketEncryption: { ServerSideEncryptionConfiguration: [{ BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] } }] } }],
    unknown: [{ BucketEncryption: { Ref: 'Encryption' } }],
  },
});

import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const bucketAclPrivate = propertyControl({
  id: 'BucketAclPrivate',
  title: 'S3 buckets are not opened by an ACL',
  severity: 'critical',
  why: 'Anyone on the internet, or anyone with an AWS account, can list the objects, and replace them where the ACL allows writing.',
  fix: 'Remove AccessControl, and grant access by a bucket policy.',
  profile: 'baseline',
  resource: 'AWS::S3::Bucket',
  requires: not(is('AccessControl', 'PublicRead', 'PublicReadWrite', 'AuthenticatedRead')),
  repair: { AccessControl: 'Private' },
  satisfies: ['FSBP/S3.2', 'FSBP/S3.3', 'NIST-800-53/AC-3'],
  mitigates: ['store.disclosure', 'store.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html',
  examples: {
    fails: [{ AccessControl: 'PublicRead' }, { AccessControl: 'PublicReadWrite' }, { AccessControl: 'AuthenticatedRead' }],
    passes: [{}, { AccessControl: 'Private' }, { AccessControl: 'LogDeliveryWrite' }],
    unknown: [{ AccessControl: { Ref: 'Acl' } }],
  },
});

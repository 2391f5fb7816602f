import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const bucketVersioned = propertyControl({
  id: 'BucketVersioned',
  title: 'S3 buckets keep the versions of their objects',
  severity: 'low',
  why: 'What a faulty release or ransomware overwrites or deletes is gone.',
  fix: "Set VersioningConfiguration.Status to 'Enabled', with a lifecycle rule that expires old versions.",
  resource: 'AWS::S3::Bucket',
  requires: is('VersioningConfiguration.Status', 'Enabled'),
  satisfies: ['FSBP/S3.14', 'NIST-800-53/CP-9'],
  mitigates: ['store.tampering', 'store.denial'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
  examples: {
    fails: [{}, { VersioningConfiguration: { Status: 'Suspended' } }],
    passes: [{ VersioningConfiguration: { Status: 'Enabled' } }],
    unknown: [{ VersioningConfiguration: { Status: { Ref: 'Versioning' } } }],
  },
});

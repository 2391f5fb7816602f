import { allOf, atLeast, is, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const rules = (...Rules: object[]) => ({ VersioningConfiguration: { Status: 'Enabled' }, LifecycleConfiguration: { Rules } });

export const bucketOldVersionsExpire = propertyControl({
  id: 'BucketOldVersionsExpire',
  title: 'S3 buckets keep old versions for a month, and not for good',
  severity: 'low',
  why: 'What a customer has had deleted is still there for whoever gets in years later; and whoever may write can run up a bill without end. Kept too shortly, what ransomware overwrote is gone before it is noticed.',
  fix: 'Add a rule to LifecycleConfiguration with NoncurrentVersionExpiration.NoncurrentDays of 30 or more.',
  profile: 'strict',
  resource: 'AWS::S3::Bucket',
  requires: some('LifecycleConfiguration.Rules', allOf(is('Status', 'Enabled'), atLeast('NoncurrentVersionExpiration.NoncurrentDays', 30))),
  satisfies: ['FSBP/S3.10', 'NIST-800-53/SI-12'],
  mitigates: ['store.disclosure', 'store.denial'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html',
  examples: {
    fails: [{}, { VersioningConfiguration: { Status: 'Enabled' } }, rules({ Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 1 } }), rules({ Status: 'Disabled', NoncurrentVersionExpiration: { NoncurrentDays: 90 } })],
    passes: [rules({ Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 90 } })],
    unknown: [rules({ Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: { Ref: 'Days' } } })],
  },
});

import { allOf, atMost, is, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const rules = (...Rules: object[]) => ({ LifecycleConfiguration: { Rules } });

export const bucketUploadsAborted = propertyControl({
  id: 'BucketUploadsAborted',
  title: 'S3 buckets forget uploads that nobody finishes',
  severity: 'low',
  why: 'Parts of unfinished uploads are in no list of objects, are scanned by nothing and cost like others: whoever may upload fills the bucket unseen.',
  fix: 'Add a rule to LifecycleConfiguration with AbortIncompleteMultipartUpload.DaysAfterInitiation of 7.',
  profile: 'strict',
  resource: 'AWS::S3::Bucket',
  requires: some('LifecycleConfiguration.Rules', allOf(is('Status', 'Enabled'), atMost('AbortIncompleteMultipartUpload.DaysAfterInitiation', 30))),
  satisfies: ['FSBP/S3.13', 'NIST-800-53/SI-12'],
  mitigates: ['store.denial'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html',
  examples: {
    fails: [{}, rules({ Status: 'Enabled', ExpirationInDays: 365 })],
    passes: [rules({ Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } })],
    unknown: [{ LifecycleConfiguration: { Ref: 'Lifecycle' } }],
  },
});

import { absent, allOf, anyOf, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const blocks = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

// Left out, S3 blocks all four for every new bucket; what a given configuration leaves out is off.
export const bucketPublicAccessBlocked = propertyControl({
  id: 'BucketPublicAccessBlocked',
  title: 'S3 buckets block public access',
  severity: 'high',
  why: 'One mistaken policy or ACL, and every object can be read by anyone who guesses the name of the bucket.',
  fix: `Set ${blocks.join(', ')} of PublicAccessBlockConfiguration to true, or leave it out.`,
  profile: 'baseline',
  resource: 'AWS::S3::Bucket',
  requires: anyOf(
    absent('PublicAccessBlockConfiguration'),
    allOf(...blocks.map((block) => is(`PublicAccessBlockConfiguration.${block}`, true))),
  ),
  satisfies: ['FSBP/S3.8', 'NIST-800-53/AC-3', 'NIST-800-53/SC-7'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  examples: {
    fails: [
      { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: false, IgnorePublicAcls: true } },
      { PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
    ],
    passes: [
      {},
      { PublicAccessBlockConfiguration: Object.fromEntries(blocks.map((block) => [block, true])) },
    ],
    unknown: [{ PublicAccessBlockConfiguration: { Ref: 'Block' } }],
  },
});

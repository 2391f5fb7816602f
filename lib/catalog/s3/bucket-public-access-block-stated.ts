import { allOf, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const blocks = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

export const bucketPublicAccessBlockStated = propertyControl({
  id: 'BucketPublicAccessBlockStated',
  title: 'S3 buckets state that they block public access',
  severity: 'low',
  why: 'Buckets that were made before April 2023 block nothing unless told to, and what was switched off by hand is not switched back on.',
  fix: `Set ${blocks.join(', ')} of PublicAccessBlockConfiguration to true.`,
  profile: 'strict',
  resource: 'AWS::S3::Bucket',
  requires: allOf(...blocks.map((block) => is(`PublicAccessBlockConfiguration.${block}`, true))),
  satisfies: ['FSBP/S3.8', 'NIST-800-53/AC-3', 'NIST-800-53/SC-7'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  examples: {
    fails: [{}, { PublicAccessBlockConfiguration: { BlockPublicAcls: true } }],
    passes: [
      { PublicAccessBlockConfiguration: Object.fromEntries(blocks.map((block) => [block, true])) },
    ],
    unknown: [{ PublicAccessBlockConfiguration: { Ref: 'Block' } }],
  },
});

import { absent, allOf, anyOf, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const blocks = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

// Left out, all four are on; what a given configuration leaves out is off.
export const multiRegionAccessPointPublicAccessBlocked = propertyControl({
  id: 'MultiRegionAccessPointPublicAccessBlocked',
  title: 'Multi-Region access points of S3 block public access',
  severity: 'high',
  why: 'One mistaken policy of the access point, and its objects can be read by anyone; the setting can\'t be changed later.',
  fix: 'Leave PublicAccessBlockConfiguration out, or set all four of its properties to true.',
  profile: 'baseline',
  resource: 'AWS::S3::MultiRegionAccessPoint',
  requires: anyOf(
    absent('PublicAccessBlockConfiguration'),
    allOf(...blocks.map((block) => is(`PublicAccessBlockConfiguration.${block}`, true))),
  ),
  satisfies: ['FSBP/S3.24', 'NIST-800-53/AC-3'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html',
  examples: {
    fails: [
      { PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
      { PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: false, IgnorePublicAcls: true } },
    ],
    passes: [{}, { PublicAccessBlockConfiguration: Object.fromEntries(blocks.map((block) => [block, true])) }],
    unknown: [{ PublicAccessBlockConfiguration: { Ref: 'Block' } }],
  },
});

import { absent, allOf, each } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const distributionSignedByKeyGroups = propertyControl({
  id: 'DistributionSignedByKeyGroups',
  title: 'Signed URLs of CloudFront are checked against key groups',
  severity: 'medium',
  why: 'The keys of trusted signers belong to the root user of an account: whoever makes one has signed in as root, and nobody can rotate it by code.',
  fix: 'Replace TrustedSigners by TrustedKeyGroups.',
  resource: 'AWS::CloudFront::Distribution',
  requires: allOf(
    absent('DistributionConfig.DefaultCacheBehavior.TrustedSigners'),
    each('DistributionConfig.CacheBehaviors', absent('TrustedSigners')),
  ),
  satisfies: ['FSBP/CloudFront.17'],
  mitigates: ['key.elevation'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html',
  examples: {
    fails: [
      { DistributionConfig: { DefaultCacheBehavior: { TrustedSigners: ['self'] } } },
      { DistributionConfig: { CacheBehaviors: [{ TrustedSigners: ['111122223333'] }] } },
    ],
    passes: [{ DistributionConfig: { DefaultCacheBehavior: { TrustedKeyGroups: ['a1b2'] } } }],
    unknown: [{ DistributionConfig: { DefaultCacheBehavior: { 'Fn::ImportValue': 'Behavior' } } }],
  },
});

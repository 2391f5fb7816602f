import { each, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// Left out, ACLs are disabled for every new bucket.
export const bucketAclsDisabled = propertyControl({
  id: 'BucketAclsDisabled',
  title: 'S3 buckets own their objects and ignore ACLs',
  severity: 'medium',
  why: 'Whoever may write an object may also give it away with an ACL, past the policy of the bucket.',
  fix: "Set ObjectOwnership to 'BucketOwnerEnforced' in OwnershipControls.Rules, or leave OwnershipControls out.",
  resource: 'AWS::S3::Bucket',
  requires: each('OwnershipControls.Rules', is('ObjectOwnership', 'BucketOwnerEnforced')),
  // Grants by ACL would stop to count, and a bucket with an ACL of its own would no longer deploy.
  repair: 'none',
  satisfies: ['FSBP/S3.12', 'NIST-800-53/AC-3'],
  mitigates: ['store.disclosure', 'store.elevation'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html',
  examples: {
    fails: [
      { OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
      { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] } },
    ],
    passes: [{}, { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } }],
    unknown: [{ OwnershipControls: { Rules: [{ ObjectOwnership: { Ref: 'Ownership' } }] } }],
  },
});

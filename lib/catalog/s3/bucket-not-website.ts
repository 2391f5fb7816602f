import { absent } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const bucketNotWebsite = propertyControl({
  id: 'BucketNotWebsite',
  title: 'S3 buckets are not served as websites without a distribution in front',
  severity: 'medium',
  why: 'Website endpoints speak plain HTTP only and need a public bucket: pages can be altered on the way, and no log or firewall sees the requests.',
  fix: 'Remove WebsiteConfiguration, and serve the bucket by CloudFront with origin access control.',
  resource: 'AWS::S3::Bucket',
  requires: absent('WebsiteConfiguration'),
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.tampering', 'store.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  examples: {
    fails: [{ WebsiteConfiguration: { IndexDocument: 'index.html' } }],
    passes: [{}],
    unknown: [{ WebsiteConfiguration: { Ref: 'Website' } }],
  },
});

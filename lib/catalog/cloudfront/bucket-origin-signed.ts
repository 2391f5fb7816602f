import { anyOf, each, present, when } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const bucketOriginSigned = propertyControl({
  id: 'BucketOriginSigned',
  title: 'CloudFront proves to its buckets who it is',
  severity: 'high',
  why: 'Without a signature the bucket has to be public: its objects are read past the web ACL, the log and signed URLs.',
  fix: 'Add AWS::CloudFront::OriginAccessControl, name it in OriginAccessControlId, and allow the distribution alone in the bucket policy.',
  resource: 'AWS::CloudFront::Distribution',
  requires: each('DistributionConfig.Origins', when(
    present('S3OriginConfig'),
    anyOf(present('S3OriginConfig.OriginAccessIdentity'), present('OriginAccessControlId')),
  )),
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  examples: {
    fails: [
      { DistributionConfig: { Origins: [{ Id: 'site', S3OriginConfig: {} }] } },
      { DistributionConfig: { Origins: [{ Id: 'site', S3OriginConfig: { OriginAccessIdentity: '' } }] } },
    ],
    passes: [
      { DistributionConfig: { Origins: [{ Id: 'site', S3OriginConfig: {}, OriginAccessControlId: 'E2QWRUHEXAMPLE' }, { Id: 'api', CustomOriginConfig: {} }] } },
      { DistributionConfig: { Origins: [{ Id: 'site', S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E127EXAMPLE51Z' } }] } },
    ],
    unknown: [{ DistributionConfig: { Origins: [{ Id: 'site', S3OriginConfig: {}, OriginAccessControlId: { 'Fn::ImportValue': 'Control' } }] } }],
  },
});

import { absent, each } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const bucketOriginWithoutAccessIdentity = propertyControl({
  id: 'BucketOriginWithoutAccessIdentity',
  title: 'CloudFront uses an origin access control rather than an origin access identity',
  severity: 'low',
  why: 'An origin access identity can\'t be bound to one distribution, and reads nothing that is encrypted with a key of yours.',
  fix: "Replace it by AWS::CloudFront::OriginAccessControl, and set S3OriginConfig.OriginAccessIdentity to ''.",
  resource: 'AWS::CloudFront::Distribution',
  requires: each('DistributionConfig.Origins', absent('S3OriginConfig.OriginAccessIdentity')),
  satisfies: ['FSBP/CloudFront.13'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  examples: {
    fails: [{ DistributionConfig: { Origins: [{ Id: 'site', S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E127EXAMPLE51Z' } }] } }],
    passes: [
      { DistributionConfig: { Origins: [{ Id: 'site', OriginAccessControlId: 'E2QWRUHEXAMPLE', S3OriginConfig: { OriginAccessIdentity: '' } }] } },
      { DistributionConfig: { Origins: [{ Id: 'api', CustomOriginConfig: {} }] } },
    ],
    unknown: [{ DistributionConfig: { Origins: [{ Id: 'site', S3OriginConfig: { 'Fn::ImportValue': 'Config' } }] } }],
  },
});

import { each, is, present, when } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const originEncrypted = propertyControl({
  id: 'OriginEncrypted',
  title: 'CloudFront calls its origins over HTTPS',
  severity: 'high',
  why: 'Between the edge and the origin lies the internet: whoever is on that path reads tokens, and forges answers that are then cached for all.',
  fix: "Set CustomOriginConfig.OriginProtocolPolicy to 'https-only'; replace an S3 website endpoint by the bucket and an origin access control.",
  resource: 'AWS::CloudFront::Distribution',
  requires: each('DistributionConfig.Origins', when(present('CustomOriginConfig'), is('CustomOriginConfig.OriginProtocolPolicy', 'https-only'))),
  // An origin without a certificate would not be reached any more.
  repair: 'none',
  satisfies: ['FSBP/CloudFront.9', 'NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html',
  examples: {
    fails: [
      { DistributionConfig: { Origins: [{ Id: 'api', CustomOriginConfig: { OriginProtocolPolicy: 'http-only' } }] } },
      { DistributionConfig: { Origins: [{ Id: 'api', CustomOriginConfig: { OriginProtocolPolicy: 'match-viewer' } }] } },
    ],
    passes: [{ DistributionConfig: { Origins: [{ Id: 'api', CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } }, { Id: 'site', S3OriginConfig: {} }] } }],
    unknown: [{ DistributionConfig: { Origins: [{ Id: 'api', CustomOriginConfig: { OriginProtocolPolicy: { Ref: 'Policy' } } }] } }],
  },
});

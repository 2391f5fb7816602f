import { allOf, each, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const encrypted = (path: string) => is(path, 'https-only', 'redirect-to-https');

export const distributionHttpsOnly = propertyControl({
  id: 'DistributionHttpsOnly',
  title: 'Viewers reach CloudFront distributions over HTTPS',
  severity: 'high',
  why: 'Whoever is on the path reads and alters what viewers send and get, their tokens included.',
  fix: "Set ViewerProtocolPolicy to 'https-only' for APIs and to 'redirect-to-https' for sites, in every cache behavior.",
  profile: 'baseline',
  resource: 'AWS::CloudFront::Distribution',
  requires: allOf(
    encrypted('DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy'),
    each('DistributionConfig.CacheBehaviors', encrypted('ViewerProtocolPolicy')),
  ),
  // Clients without TLS are led to it.
  repair: {
    'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy': 'redirect-to-https',
    'DistributionConfig.CacheBehaviors.*.ViewerProtocolPolicy': 'redirect-to-https',
  },
  satisfies: ['FSBP/CloudFront.3', 'NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html',
  examples: {
    fails: [
      { DistributionConfig: { DefaultCacheBehavior: { ViewerProtocolPolicy: 'allow-all' } } },
      { DistributionConfig: { DefaultCacheBehavior: { ViewerProtocolPolicy: 'https-only' }, CacheBehaviors: [{ ViewerProtocolPolicy: 'allow-all' }] } },
    ],
    passes: [{ DistributionConfig: { DefaultCacheBehavior: { ViewerProtocolPolicy: 'https-only' }, CacheBehaviors: [{ ViewerProtocolPolicy: 'redirect-to-https' }] } }],
    unknown: [{ DistributionConfig: { DefaultCacheBehavior: { ViewerProtocolPolicy: { Ref: 'Policy' } } } }],
  },
});

import { each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const originTls = propertyControl({
  id: 'OriginTls',
  title: 'CloudFront speaks no old version of TLS with its origins',
  severity: 'medium',
  why: 'Someone on the path to the origin talks the connection down to a broken version, and reads or alters what is sent.',
  fix: "Set CustomOriginConfig.OriginSSLProtocols to ['TLSv1.2'].",
  resource: 'AWS::CloudFront::Distribution',
  requires: each('DistributionConfig.Origins', each('CustomOriginConfig.OriginSSLProtocols', not(is('', 'SSLv3', 'TLSv1', 'TLSv1.1')))),
  satisfies: ['FSBP/CloudFront.10', 'NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html',
  examples: {
    fails: [{ DistributionConfig: { Origins: [{ Id: 'api', CustomOriginConfig: { OriginSSLProtocols: ['TLSv1', 'TLSv1.2'] } }] } }],
    passes: [
      { DistributionConfig: { Origins: [{ Id: 'api', CustomOriginConfig: { OriginSSLProtocols: ['TLSv1.2'] } }] } },
      { DistributionConfig: { Origins: [{ Id: 'site', S3OriginConfig: {} }] } },
    ],
    unknown: [{ DistributionConfig: { Origins: [{ Id: 'api', CustomOriginConfig: { OriginSSLProtocols: { 'Fn::ImportValue': 'Protocols' } } }] } }],
  },
});

import { anyOf, matches, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const certificate = 'DistributionConfig.ViewerCertificate';

// A distribution with CloudFront's own certificate can't choose.
export const distributionTls = propertyControl({
  id: 'DistributionTls',
  title: 'CloudFront distributions refuse old versions of TLS',
  severity: 'medium',
  why: 'Someone on the path talks an old client down to TLS 1.0, or to a cipher that is broken, and reads or alters what is sent.',
  fix: "Set ViewerCertificate.MinimumProtocolVersion to 'TLSv1.2_2021' or newer.",
  resource: 'AWS::CloudFront::Distribution',
  appliesWhen: anyOf(present(`${certificate}.AcmCertificateArn`), present(`${certificate}.IamCertificateId`)),
  requires: matches(`${certificate}.MinimumProtocolVersion`, /^TLSv1\.(2_202[1-9]|[3-9]_)/, 'be TLSv1.2_2021 or newer'),
  satisfies: ['FSBP/CloudFront.15', 'NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html',
  examples: {
    fails: [
      { DistributionConfig: { ViewerCertificate: { AcmCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a' } } },
      { DistributionConfig: { ViewerCertificate: { AcmCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a', MinimumProtocolVersion: 'TLSv1.1_2016' } } },
    ],
    passes: [
      { DistributionConfig: {} },
      { DistributionConfig: { ViewerCertificate: { AcmCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a', MinimumProtocolVersion: 'TLSv1.2_2021' } } },
      { DistributionConfig: { ViewerCertificate: { AcmCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a', MinimumProtocolVersion: 'TLSv1.3_2025' } } },
    ],
    unknown: [{ DistributionConfig: { ViewerCertificate: { AcmCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a', MinimumProtocolVersion: { Ref: 'Tls' } } } }],
  },
});

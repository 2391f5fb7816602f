import { anyOf, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const certificate = 'DistributionConfig.ViewerCertificate';

export const distributionOwnCertificate = propertyControl({
  id: 'DistributionOwnCertificate',
  title: 'CloudFront distributions have a certificate of their own domain',
  severity: 'low',
  why: 'With the certificate of cloudfront.net a distribution speaks TLS 1.0, whatever is set.',
  fix: 'Set Aliases, and ViewerCertificate with AcmCertificateArn and MinimumProtocolVersion.',
  profile: 'strict',
  resource: 'AWS::CloudFront::Distribution',
  requires: anyOf(present(`${certificate}.IamCertificateId`), present(`${certificate}.AcmCertificateArn`)),
  satisfies: ['FSBP/CloudFront.7', 'NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-values-specify.html',
  examples: {
    fails: [{ DistributionConfig: {} }, { DistributionConfig: { ViewerCertificate: { CloudFrontDefaultCertificate: true } } }],
    passes: [{ DistributionConfig: { ViewerCertificate: { AcmCertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a' } } }],
    unknown: [{ DistributionConfig: { ViewerCertificate: { 'Fn::ImportValue': 'Certificate' } } }],
  },
});

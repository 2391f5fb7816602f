import { allOf, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const config = 'DistributionConfig.ViewerMtlsConfig';

export const distributionClientCertificatesRequired = propertyControl({
  id: 'DistributionClientCertificatesRequired',
  title: 'CloudFront distributions with mutual TLS require a valid client certificate',
  severity: 'medium',
  why: 'Where the certificate is optional, or may have expired, whoever has none or an old one gets through as everybody else.',
  fix: "Set ViewerMtlsConfig.Mode to 'required', and leave IgnoreCertificateExpiry out.",
  resource: 'AWS::CloudFront::Distribution',
  appliesWhen: present(config),
  requires: allOf(is(`${config}.Mode`, 'required'), not(is(`${config}.TrustStoreConfig.IgnoreCertificateExpiry`, true))),
  // Clients without a certificate would be turned away.
  repair: 'none',
  satisfies: ['NIST-800-53/IA-5'],
  mitigates: ['api.spoofing'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/viewer-mtls.html',
  examples: {
    fails: [
      { DistributionConfig: { ViewerMtlsConfig: { Mode: 'optional', TrustStoreConfig: { TrustStoreId: 'ts-1' } } } },
      { DistributionConfig: { ViewerMtlsConfig: { Mode: 'required', TrustStoreConfig: { TrustStoreId: 'ts-1', IgnoreCertificateExpiry: true } } } },
    ],
    passes: [{ DistributionConfig: {} }, { DistributionConfig: { ViewerMtlsConfig: { Mode: 'required', TrustStoreConfig: { TrustStoreId: 'ts-1' } } } }],
    unknown: [{ DistributionConfig: { ViewerMtlsConfig: { Mode: { Ref: 'Mode' } } } }],
  },
});

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html, November 2026 */

/** The newest security policy that each type of REST API endpoint allows: TLS 1.3 alone. */
export const newestTlsPolicies: Readonly<Record<'REGIONAL' | 'PRIVATE' | 'EDGE', string>> = {
  REGIONAL: 'SecurityPolicy_TLS13_1_3_2025_09',
  PRIVATE: 'SecurityPolicy_TLS13_1_3_2025_09',
  EDGE: 'SecurityPolicy_TLS13_2025_EDGE',
};

/**
 * The newest policy that a domain with mutual TLS allows; it takes TLS 1.3 too, and has no endpoint access mode.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html
 */
export const newestMutualTlsPolicy: string = 'TLS_1_2';

/**
 * What CloudFront distributions allow, the newest last. With its own certificate CloudFront takes TLS 1.0, whatever is set.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
 */
export const strongDistributionTlsPolicies: readonly string[] = ['TLSv1.2_2021', 'TLSv1.2_2025', 'TLSv1.3_2025'];

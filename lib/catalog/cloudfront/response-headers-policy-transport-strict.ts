import { atLeast, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const policy = (SecurityHeadersConfig: object) => ({ ResponseHeadersPolicyConfig: { SecurityHeadersConfig } });
const security = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig';

export const responseHeadersPolicyTransportStrict = propertyControl({
  id: 'ResponseHeadersPolicyTransportStrict',
  title: 'Response headers policies tell browsers to keep to HTTPS for a year',
  severity: 'low',
  why: 'Once the time is over, the next request of a browser goes out in plain text, and can be answered by an attacker.',
  fix: 'Set SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec to 31536000 or more.',
  resource: 'AWS::CloudFront::ResponseHeadersPolicy',
  appliesWhen: present(security),
  requires: atLeast(`${security}.StrictTransportSecurity.AccessControlMaxAgeSec`, 31536000),
  // Browsers keep it for a year: sites of the domain without TLS would be lost to them.
  repair: 'none',
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html',
  examples: {
    fails: [
      policy({ ContentTypeOptions: { Override: true } }),
      policy({ StrictTransportSecurity: { AccessControlMaxAgeSec: 600, Override: true } }),
    ],
    passes: [
      { ResponseHeadersPolicyConfig: { CorsConfig: {} } },
      policy({ StrictTransportSecurity: { AccessControlMaxAgeSec: 63072000, Override: true } }),
    ],
    unknown: [policy({ StrictTransportSecurity: { AccessControlMaxAgeSec: { Ref: 'Age' } } })],
  },
});

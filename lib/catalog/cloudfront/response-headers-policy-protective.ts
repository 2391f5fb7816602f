import { allOf, is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const security = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig';
const policy = (SecurityHeadersConfig: object) => ({ ResponseHeadersPolicyConfig: { SecurityHeadersConfig } });
const all = {
  StrictTransportSecurity: { AccessControlMaxAgeSec: 63072000, IncludeSubdomains: true, Override: true },
  ContentTypeOptions: { Override: true },
  FrameOptions: { FrameOption: 'DENY', Override: true },
  ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
};

export const responseHeadersPolicyProtective = propertyControl({
  id: 'ResponseHeadersPolicyProtective',
  title: 'Response headers policies set every security header, whatever the origin says',
  severity: 'low',
  why: 'A page that is framed is clicked on unseen, one whose type is guessed runs as a script, and addresses with tokens go out as referrers.',
  fix: 'Set StrictTransportSecurity (with IncludeSubdomains), ContentTypeOptions, FrameOptions and ReferrerPolicy, each with Override true.',
  profile: 'strict',
  resource: 'AWS::CloudFront::ResponseHeadersPolicy',
  appliesWhen: present(security),
  requires: allOf(
    is(`${security}.StrictTransportSecurity.Override`, true),
    is(`${security}.StrictTransportSecurity.IncludeSubdomains`, true),
    is(`${security}.ContentTypeOptions.Override`, true),
    is(`${security}.FrameOptions.Override`, true),
    is(`${security}.ReferrerPolicy.Override`, true),
  ),
  // Pages that are framed on purpose, and domains without TLS, would be lost.
  repair: 'none',
  satisfies: [],
  mitigates: ['network.tampering', 'api.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html',
  examples: {
    fails: [policy({ ContentTypeOptions: { Override: true } }), policy({ ...all, FrameOptions: { FrameOption: 'DENY', Override: false } })],
    passes: [policy(all), { ResponseHeadersPolicyConfig: { CorsConfig: {} } }],
    unknown: [policy({ ...all, ReferrerPolicy: { 'Fn::ImportValue': 'Policy' } })],
  },
});

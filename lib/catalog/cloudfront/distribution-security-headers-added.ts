import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const distributionSecurityHeadersAdded = propertyControl({
  id: 'DistributionSecurityHeadersAdded',
  title: 'CloudFront distributions add security headers to responses',
  severity: 'low',
  why: 'Without Strict-Transport-Security the first request of a browser can be redirected to an attacker; without the others the page is framed and sniffed.',
  fix: 'Set ResponseHeadersPolicyId, such as the managed policy SecurityHeadersPolicy.',
  profile: 'strict',
  resource: 'AWS::CloudFront::Distribution',
  requires: present('DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId'),
  satisfies: [],
  mitigates: ['network.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-response-headers-policies.html',
  examples: {
    fails: [{ DistributionConfig: { DefaultCacheBehavior: { ViewerProtocolPolicy: 'https-only' } } }],
    passes: [{ DistributionConfig: { DefaultCacheBehavior: { ResponseHeadersPolicyId: '67f7725c-6f97-4210-82d7-5512b31e9d03' } } }],
    unknown: [{ DistributionConfig: { DefaultCacheBehavior: { 'Fn::ImportValue': 'Behavior' } } }],
  },
});

import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const distributionProtected = propertyControl({
  id: 'DistributionProtected',
  title: 'CloudFront distributions are behind a web ACL',
  severity: 'medium',
  why: 'Scanners, known exploits and floods from single addresses reach the origin unfiltered, and each of them is paid for.',
  fix: 'Set WebACLId to the ARN of a web ACL of the scope CLOUDFRONT.',
  resource: 'AWS::CloudFront::Distribution',
  requires: present('DistributionConfig.WebACLId'),
  satisfies: ['FSBP/CloudFront.6'],
  mitigates: ['api.denial', 'api.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html',
  examples: {
    fails: [{ DistributionConfig: {} }, { DistributionConfig: { WebACLId: '' } }],
    passes: [{ DistributionConfig: { WebACLId: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/site/a1b2' } }],
    unknown: [{ DistributionConfig: { WebACLId: { 'Fn::If': ['Known', { 'Fn::ImportValue': 'Acl' }, 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/site/a1b2'] } } }],
  },
});

import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const vpcOriginEncrypted = propertyControl({
  id: 'VpcOriginEncrypted',
  title: 'CloudFront calls origins within a VPC over HTTPS',
  severity: 'medium',
  why: 'Whoever has a foot in the VPC reads tokens on their way, and forges answers that are then cached for all.',
  fix: "Set VpcOriginEndpointConfig.OriginProtocolPolicy to 'https-only'.",
  resource: 'AWS::CloudFront::VpcOrigin',
  requires: is('VpcOriginEndpointConfig.OriginProtocolPolicy', 'https-only'),
  // An origin without a certificate would not be reached any more.
  repair: 'none',
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html',
  examples: {
    fails: [{ VpcOriginEndpointConfig: { OriginProtocolPolicy: 'match-viewer' } }, { VpcOriginEndpointConfig: { OriginProtocolPolicy: 'http-only' } }],
    passes: [{ VpcOriginEndpointConfig: { OriginProtocolPolicy: 'https-only' } }],
    unknown: [{ VpcOriginEndpointConfig: { OriginProtocolPolicy: { Ref: 'Policy' } } }],
  },
});

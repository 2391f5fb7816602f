import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const originAccessControlSigns = propertyControl({
  id: 'OriginAccessControlSigns',
  title: 'Origin access controls sign every request',
  severity: 'medium',
  why: "With 'never' the origin has to be public; with 'no-override' whatever a viewer sends as Authorization goes to the origin in place of the signature.",
  fix: "Set SigningBehavior to 'always'.",
  resource: 'AWS::CloudFront::OriginAccessControl',
  requires: is('OriginAccessControlConfig.SigningBehavior', 'always'),
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['store.disclosure', 'api.spoofing'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  examples: {
    fails: [{ OriginAccessControlConfig: { SigningBehavior: 'never' } }, { OriginAccessControlConfig: { SigningBehavior: 'no-override' } }],
    passes: [{ OriginAccessControlConfig: { SigningBehavior: 'always' } }],
    unknown: [{ OriginAccessControlConfig: { SigningBehavior: { Ref: 'Behavior' } } }],
  },
});

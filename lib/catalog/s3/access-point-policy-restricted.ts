import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const policy = (more: object = {}) => ({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*', ...more }] });

export const accessPointPolicyRestricted = graphControl({
  id: 'AccessPointPolicyRestricted',
  title: 'Policies of S3 access points name who may use them',
  severity: 'critical',
  why: 'Anyone with an AWS account reads or replaces the objects behind the access point.',
  fix: 'Name the principals, or add a condition on aws:PrincipalOrgID or aws:SourceVpce.',
  profile: 'baseline',
  resources: ['AWS::S3::AccessPoint', 'AWS::S3::MultiRegionAccessPointPolicy', 'AWS::S3ObjectLambda::AccessPointPolicy'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['store.disclosure', 'store.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html',
  examples: {
    fails: [
      { Policy: { Type: 'AWS::S3::AccessPoint', Properties: { Policy: policy() } } },
      { Policy: { Type: 'AWS::S3::MultiRegionAccessPointPolicy', Properties: { Policy: policy() } } },
      { Policy: { Type: 'AWS::S3ObjectLambda::AccessPointPolicy', Properties: { PolicyDocument: policy() } } },
    ],
    passes: [
      { Policy: { Type: 'AWS::S3::AccessPoint', Properties: { Policy: policy({ Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' } }) } } },
      { Policy: { Type: 'AWS::S3::AccessPoint', Properties: { Policy: policy({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }) } } },
    ],
    unknown: [{ Policy: { Type: 'AWS::S3::AccessPoint', Properties: { Policy: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});

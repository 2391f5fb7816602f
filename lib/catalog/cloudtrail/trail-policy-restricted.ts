import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const policy = (more: object = {}) => ({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'cloudtrail:GetQueryResults', Resource: '*', ...more }] });

export const trailPolicyRestricted = graphControl({
  id: 'TrailPolicyRestricted',
  title: 'Policies of CloudTrail Lake name who may use it',
  severity: 'high',
  why: 'Anyone with an AWS account reads the record of the account, or writes forged events into it.',
  fix: 'Name the accounts, or add a condition on aws:PrincipalOrgID.',
  profile: 'baseline',
  resources: ['AWS::CloudTrail::ResourcePolicy'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3', 'NIST-800-53/AU-9'],
  mitigates: ['log.disclosure', 'log.tampering'],
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/security_iam_resource-based-policy-examples.html',
  examples: {
    fails: [
      { Policy: { Type: 'AWS::CloudTrail::ResourcePolicy', Properties: { ResourcePolicy: policy() } } },
    ],
    passes: [
      { Policy: { Type: 'AWS::CloudTrail::ResourcePolicy', Properties: { ResourcePolicy: policy({ Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' } }) } } },
      { Policy: { Type: 'AWS::CloudTrail::ResourcePolicy', Properties: { ResourcePolicy: policy({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }) } } },
    ],
    unknown: [{ Policy: { Type: 'AWS::CloudTrail::ResourcePolicy', Properties: { ResourcePolicy: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});

import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const policy = (more: object = {}) => ({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ssm:GetParameter', Resource: '*', ...more }] });

export const parameterPolicyRestricted = graphControl({
  id: 'ParameterPolicyRestricted',
  title: 'Policies of Systems Manager parameters name who may read them',
  severity: 'high',
  why: 'Anyone with an AWS account reads the configuration that the parameter holds.',
  fix: 'Name the accounts, or add a condition on aws:PrincipalOrgID.',
  profile: 'baseline',
  resources: ['AWS::SSM::ResourcePolicy'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-shared-parameters.html',
  examples: {
    fails: [
      { Policy: { Type: 'AWS::SSM::ResourcePolicy', Properties: { Policy: policy() } } },
    ],
    passes: [
      { Policy: { Type: 'AWS::SSM::ResourcePolicy', Properties: { Policy: policy({ Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' } }) } } },
      { Policy: { Type: 'AWS::SSM::ResourcePolicy', Properties: { Policy: policy({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }) } } },
    ],
    unknown: [{ Policy: { Type: 'AWS::SSM::ResourcePolicy', Properties: { Policy: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});

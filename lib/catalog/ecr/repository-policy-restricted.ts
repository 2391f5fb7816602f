import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const policy = (more: object = {}) => ({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ecr:BatchGetImage', ...more }] });

export const repositoryPolicyRestricted = graphControl({
  id: 'RepositoryPolicyRestricted',
  title: 'Policies of image repositories name who may use them',
  severity: 'critical',
  why: 'Anyone with an AWS account pulls the code, or pushes an image that your functions run.',
  fix: 'Name the account or the service, with aws:SourceArn for lambda.amazonaws.com.',
  profile: 'baseline',
  resources: ['AWS::ECR::Repository', 'AWS::ECR::RegistryPolicy'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['supply-chain.disclosure', 'supply-chain.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html',
  examples: {
    fails: [
      { Policy: { Type: 'AWS::ECR::Repository', Properties: { RepositoryPolicyText: policy() } } },
      { Policy: { Type: 'AWS::ECR::RegistryPolicy', Properties: { PolicyText: policy() } } },
    ],
    passes: [
      { Policy: { Type: 'AWS::ECR::Repository', Properties: { RepositoryPolicyText: policy({ Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' } }) } } },
      { Policy: { Type: 'AWS::ECR::Repository', Properties: { RepositoryPolicyText: policy({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }) } } },
    ],
    unknown: [{ Policy: { Type: 'AWS::ECR::Repository', Properties: { RepositoryPolicyText: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});

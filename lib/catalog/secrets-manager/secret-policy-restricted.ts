import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const read = { Effect: 'Allow', Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' };
const policy = (statement: object) => ({
  Policy: { Type: 'AWS::SecretsManager::ResourcePolicy', Properties: { SecretId: 'orders', ResourcePolicy: { Statement: [statement] } } },
});

export const secretPolicyRestricted = graphControl({
  id: 'SecretPolicyRestricted',
  title: 'Policies of secrets name who may use them',
  severity: 'critical',
  why: 'Anyone with an AWS account can read the secret.',
  fix: 'Name the principals, or add a condition on aws:PrincipalOrgID or aws:PrincipalAccount.',
  profile: 'baseline',
  resources: ['AWS::SecretsManager::ResourcePolicy'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3', 'NIST-800-53/SC-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
  examples: {
    fails: [policy(read), policy({ ...read, Principal: { AWS: ['*'] }, Action: '*' })],
    passes: [
      policy({ ...read, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      policy({ ...read, Principal: { AWS: 'arn:aws:iam::111122223333:role/orders' } }),
      policy({ ...read, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ],
    unknown: [{ Policy: { Type: 'AWS::SecretsManager::ResourcePolicy', Properties: { ResourcePolicy: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});

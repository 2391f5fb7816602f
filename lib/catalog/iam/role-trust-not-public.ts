import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const role = (...statements: object[]) => ({ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: statements } } } });
const anybody = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };

export const roleTrustNotPublic = graphControl({
  id: 'RoleTrustNotPublic',
  title: 'Roles can not be taken by everybody',
  severity: 'critical',
  why: 'Anyone with an AWS account can take the role and do what it may.',
  fix: 'Name the principal that takes the role, or add a condition on aws:PrincipalOrgID or aws:PrincipalAccount.',
  profile: 'baseline',
  resources: ['AWS::IAM::Role'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html',
  examples: {
    fails: [
      role(anybody),
      role({ ...anybody, Principal: { AWS: ['arn:aws:iam::111122223333:role/deployer', '*'] } }),
      role({ ...anybody, Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      role({ ...anybody, Condition: { StringEquals: { 'sts:ExternalId': 'not-a-secret' } } }),
      role({ ...anybody, Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/deployer' } } }),
    ],
    passes: [
      role({ ...anybody, Principal: { Service: 'lambda.amazonaws.com' } }),
      role({ ...anybody, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      role(anybody, { ...anybody, Effect: 'Deny', Condition: { StringNotEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } } }),
    ],
    unknown: [role({ ...anybody, Principal: { AWS: { Ref: 'TrustedArn' } } }), { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Ref: 'Trust' } } } }],
  },
});

import { graphControl } from '../../core/control';
import { policiesOf } from '../../iam/policy';
import { isPublic } from '../../iam/reach';

export const roleTrustNotPublic = graphControl({
  id: 'RoleTrustNotPublic',
  title: 'Roles can not be taken by everybody',
  severity: 'critical',
  why: 'Anyone with an AWS account can take the role and do what it may.',
  fix: 'Name the principal that takes the role.',
  profile: 'baseline',
  resources: ['AWS::IAM::Role'],
  * check(role) {
    for (const { kind, statements, path, unknown } of policiesOf(role)) {
      if (kind !== 'trust') continue;
      if (unknown) yield { verdict: 'unknown', message: unknown, path };
      for (const statement of statements.filter(isPublic)) {
        yield { verdict: 'fail', message: "the principal '*' may take the role", path: statement.path };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html',
  examples: {
    fails: [{ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }] } } } }],
    passes: [{ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] } } } }, { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }] } } } }],
    unknown: [{ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Ref: 'Trust' } } } }],
  },
});

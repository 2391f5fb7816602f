import { graphControl } from '../../core/control';
import { identityPolicyTypes, statementsOf } from '../../iam/policy';
import { allowsEverywhere } from '../../iam/reach';

/** Each of them is, on every resource, a way to the rights of another identity. */
const escalating: readonly string[] = [
  'iam:AddUserToGroup', 'iam:AttachGroupPolicy', 'iam:AttachRolePolicy', 'iam:AttachUserPolicy', 'iam:CreateAccessKey', 'iam:CreateLoginProfile',
  'iam:CreatePolicyVersion', 'iam:PassRole', 'iam:PutGroupPolicy', 'iam:PutRolePolicy', 'iam:PutUserPolicy', 'iam:SetDefaultPolicyVersion',
  'iam:UpdateAssumeRolePolicy', 'iam:UpdateLoginProfile', 'lambda:UpdateFunctionCode', 'sts:AssumeRole',
];

export const policyWithoutPrivilegeEscalation = graphControl({
  id: 'PolicyWithoutPrivilegeEscalation',
  title: 'Policies do not allow to gain more rights',
  severity: 'high',
  why: 'Who may pass any role, or change policies or code, is an administrator in one more step.',
  fix: 'Give the ARN of the role, policy or function in Resource.',
  resources: identityPolicyTypes,
  * check(resource) {
    for (const statement of statementsOf(resource, 'identity')) {
      if (statement.conditions.length > 0) continue;
      for (const action of escalating.filter((one) => allowsEverywhere(statement, one))) {
        yield { verdict: 'fail', message: `${action} on every resource makes whoever holds it an administrator`, path: statement.path, detail: action };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  examples: {
    fails: [{ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' }] } } } }, { Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:*', Resource: '*' }] } } } }],
    passes: [{ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/orders' }] } } } }],
  },
});

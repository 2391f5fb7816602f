import { graphControl } from '../../core/control';
import { identityPolicyTypes, policiesOf } from '../../iam/policy';
import { escalationsIn } from '../../iam/privilege-escalation';

const policy = (...statements: object[]) => ({ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: statements } } } });
const pass = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' };

export const policyWithoutPrivilegeEscalation = graphControl({
  id: 'PolicyWithoutPrivilegeEscalation',
  title: 'Policies do not allow to gain more rights',
  severity: 'high',
  why: 'Who may pass any role, or change policies or code, is an administrator in one more step.',
  fix: 'Give the ARN of the role, policy or function in Resource; for iam:PassRole also a condition on iam:PassedToService.',
  resources: identityPolicyTypes,
  * check(resource) {
    for (const { kind, statements } of policiesOf(resource)) {
      if (kind !== 'identity') continue;
      for (const { name, action, statement: { path } } of escalationsIn(statements)) {
        yield { verdict: 'fail', message: `${action} on every resource is a way to the rights of another identity`, path, detail: name };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  examples: {
    fails: [
      policy(pass),
      policy(pass, { Effect: 'Allow', Action: 'lambda:CreateFunction', Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:orders' }),
      policy({ Effect: 'Allow', Action: 'iam:*', Resource: '*' }),
      policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/*' } }),
      policy({ Effect: 'Allow', Action: ['lambda:UpdateFunctionCode'], Resource: ['*'] }),
    ],
    passes: [
      policy({ ...pass, Resource: { 'Fn::GetAtt': ['OrdersRole', 'Arn'] } }),
      policy({ ...pass, Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } }),
      policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/cdk-hnb659fds-deploy-role-*' }),
      { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] } } } },
    ],
  },
});

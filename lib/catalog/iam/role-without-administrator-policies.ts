import { graphControl } from '../../core/control';
import { policyTexts } from '../../iam/statement';

export const roleWithoutAdministratorPolicies = graphControl({
  id: 'RoleWithoutAdministratorPolicies',
  title: 'Roles are no administrators',
  severity: 'critical',
  why: 'One bug in the code that holds the role is the whole account.',
  fix: 'Write a policy with the actions and resources that are needed.',
  profile: 'baseline',
  resources: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'],
  * check(resource) {
    for (const arns of resource.get('ManagedPolicyArns')) {
      for (const arn of arns.kind === 'list' ? policyTexts(arns.items, arns.stack) : []) {
        const name = /^arn:[^:]+:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(arn)?.[1];
        if (name !== undefined && /^(AdministratorAccess|PowerUserAccess|IAMFullAccess)/.test(name)) yield { verdict: 'fail', message: `the policy ${name} is attached`, path: 'Properties.ManagedPolicyArns', detail: name };
      }
    }
  },
  satisfies: ['FSBP/IAM.1', 'NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  examples: {
    fails: [{ Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] } } }],
    passes: [{ Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'] } } }],
  },
});

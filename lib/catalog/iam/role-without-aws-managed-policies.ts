import { graphControl } from '../../core/control';
import { policyTexts } from '../../iam/statement';

/** Those are a finding of their own. */
const isAdministrator = (name: string) => /^(AdministratorAccess|PowerUserAccess|IAMFullAccess)/.test(name);

export const roleWithoutAwsManagedPolicies = graphControl({
  id: 'RoleWithoutAwsManagedPolicies',
  title: 'Roles do without AWS managed policies',
  severity: 'medium',
  why: 'They are written for every customer: even the one for writing logs allows every log group of the account, and AWS can widen them.',
  fix: 'Write a policy with the actions and resources that are needed.',
  resources: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group'],
  * check(resource) {
    for (const arns of resource.get('ManagedPolicyArns')) {
      for (const arn of arns.kind === 'list' ? policyTexts(arns.items, arns.stack) : []) {
        const name = /^arn:[^:]+:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(arn)?.[1];
        if (name !== undefined && !isAdministrator(name)) yield { verdict: 'fail', message: `the AWS managed policy ${name} is attached`, path: 'Properties.ManagedPolicyArns', detail: name };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  examples: {
    fails: [{ Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']] }] } } }],
    passes: [{ Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: [{ Ref: 'OwnPolicy' }] } } }],
  },
});

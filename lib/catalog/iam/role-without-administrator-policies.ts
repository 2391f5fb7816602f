import { graphControl } from '../../core/control';
import { attachedPolicies, isAdministratorPolicy, managedPolicyHolders } from '../../iam/managed-policies';

const role = (arn: unknown, Type = 'AWS::IAM::Role') => ({ Role: { Type, Properties: { ManagedPolicyArns: [arn] } } });

export const roleWithoutAdministratorPolicies = graphControl({
  id: 'RoleWithoutAdministratorPolicies',
  title: 'Roles are no administrators',
  severity: 'critical',
  why: 'One bug in the code that holds the role is the whole account.',
  fix: 'Write a policy with the actions and resources that are needed.',
  profile: 'baseline',
  resources: managedPolicyHolders,
  * check(resource) {
    for (const { awsName, path } of attachedPolicies(resource)) {
      if (awsName !== undefined && isAdministratorPolicy(awsName)) yield { verdict: 'fail', message: `the policy ${awsName} is attached`, path, detail: awsName };
    }
  },
  satisfies: ['FSBP/IAM.1', 'NIST-800-53/AC-6', 'CIS-AWS-3.0/1.16'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  examples: {
    fails: [
      role('arn:aws:iam::aws:policy/AdministratorAccess'),
      role({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/IAMFullAccess']] }),
      role({ 'Fn::If': ['IsProd', { Ref: 'OwnPolicy' }, { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/PowerUserAccess' }] }, 'AWS::IAM::Group'),
    ],
    passes: [role('arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'), role({ Ref: 'OwnPolicy' })],
  },
});

import { graphControl } from '../../core/control';
import { attachedPolicies, isWidePolicy, managedPolicyHolders } from '../../iam/managed-policies';
import { isUndecided } from '../../iam/policy-text';

const role = (...ManagedPolicyArns: unknown[]) => ({ Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns } } });
const basic = ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

export const roleWithoutAwsManagedPolicies = graphControl({
  id: 'RoleWithoutAwsManagedPolicies',
  title: 'Roles do without AWS managed policies',
  severity: 'medium',
  why: 'They are written for every customer: even the one for writing logs allows every log group of the account, and AWS can widen them.',
  fix: 'Write a policy with the actions and resources that are needed.',
  resources: managedPolicyHolders,
  * check(resource) {
    for (const { awsName, text, path } of attachedPolicies(resource)) {
      if (awsName !== undefined && !isWidePolicy(awsName)) {
        yield { verdict: 'fail', message: `the AWS managed policy ${awsName} is attached`, path, detail: awsName };
      } else if (isUndecided(text)) {
        yield { verdict: 'unknown', message: 'which policy is attached is known only on deployment', path };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html',
  examples: {
    fails: [role({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, basic]] }), role({ Ref: 'OwnPolicy' }, `arn:aws${basic}`)],
    passes: [role({ Ref: 'AWS::NoValue' }), role('arn:aws:iam::111122223333:policy/orders'), role({ 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:policy/orders' })],
    unknown: [role({ 'Fn::ImportValue': 'Policy' })],
  },
});

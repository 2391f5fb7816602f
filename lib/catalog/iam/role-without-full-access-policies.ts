import { graphControl } from '../../core/control';
import { attachedPolicies, isAdministratorPolicy, isWidePolicy, managedPolicyHolders } from '../../iam/managed-policies';

const role = (...ManagedPolicyArns: unknown[]) => ({ Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns } } });

export const roleWithoutFullAccessPolicies = graphControl({
  id: 'RoleWithoutFullAccessPolicies',
  title: 'Roles do not have all rights to a service',
  severity: 'high',
  why: 'One bug in the code that holds the role reads, changes and deletes everything of the service in the account.',
  fix: 'Write a policy with the actions and resources that are needed, or use the grant methods of the resource.',
  resources: managedPolicyHolders,
  * check(resource) {
    for (const { awsName, path } of attachedPolicies(resource)) {
      if (awsName === undefined || isAdministratorPolicy(awsName) || !isWidePolicy(awsName)) continue;
      yield { verdict: 'fail', message: `the policy ${awsName} is attached`, path, detail: awsName };
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  examples: {
    fails: [role('arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess'), role({ 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/AmazonS3FullAccess' })],
    passes: [
      role('arn:aws:iam::aws:policy/AmazonDynamoDBReadOnlyAccess'),
      role({ Ref: 'OrdersFullAccess' }),
      role(),
      // A finding of RoleWithoutAdministratorPolicies.
      role('arn:aws:iam::aws:policy/AdministratorAccess'),
    ],
  },
});

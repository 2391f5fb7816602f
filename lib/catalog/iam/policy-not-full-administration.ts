import { graphControl } from '../../core/control';
import { isEverything } from '../../iam/action-pattern';
import { grantsOf } from '../../iam/grants';
import { identityPolicyTypes, policiesOf } from '../../iam/policy';
import { isUndecided } from '../../iam/policy-text';

const policy = (statement: object, type = 'AWS::IAM::Policy') => ({ Policy: { Type: type, Properties: { PolicyDocument: { Statement: [statement] } } } });

export const policyNotFullAdministration = graphControl({
  id: 'PolicyNotFullAdministration',
  title: 'Policies do not allow everything on everything',
  severity: 'critical',
  why: 'One bug in the code that holds the policy is the whole account.',
  fix: 'List the actions and resources that are needed.',
  profile: 'baseline',
  resources: identityPolicyTypes,
  * check(resource) {
    for (const { kind, unknown, path } of policiesOf(resource)) if (kind === 'identity' && unknown) yield { verdict: 'unknown', message: unknown, path };
    for (const { statement: { actions, resources, path }, verdict } of grantsOf(resource, 'identity')) {
      if (!resources.some(isEverything)) continue;
      if (actions.some(isEverything)) yield { verdict, message: "Action '*' is allowed on Resource '*'", path };
      else if (actions.some(isUndecided)) yield { verdict: 'unknown', message: "what is allowed on Resource '*' is known only on deployment", path };
    }
  },
  satisfies: ['FSBP/IAM.1', 'NIST-800-53/AC-6', 'CIS-AWS-3.0/1.16'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  examples: {
    fails: [
      policy({ Effect: 'Allow', Action: '*', Resource: '*' }),
      policy({ Effect: 'Allow', Action: ['s3:GetObject', '*'], Resource: ['arn:aws:s3:::orders/*', '*'] }, 'AWS::IAM::ManagedPolicy'),
      policy({ Effect: 'Allow', Action: { 'Fn::If': ['IsProd', 's3:GetObject', '*'] }, Resource: '*' }, 'AWS::IAM::RolePolicy'),
      { Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: '*:*', Resource: '*' } } }] } } },
    ],
    passes: [
      policy({ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }),
      policy({ Effect: 'Deny', Action: '*', Resource: '*' }),
      policy({ Effect: 'Allow', Action: '*', Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sqs:eu-west-1:111122223333:orders']] } }),
      { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { 'Fn::Transform': { Name: 'AWS::Include' } } } } },
    ],
    unknown: [
      policy({ Effect: 'Allow', Action: { 'Fn::ImportValue': 'Actions' }, Resource: '*' }),
      policy({ Effect: 'Allow', Action: ['s3:ListAllMyBuckets', { 'Fn::ImportValue': 'Action' }], Resource: '*' }),
      { Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { 'Fn::Transform': { Name: 'AWS::Include' } } } } },
    ],
  },
});

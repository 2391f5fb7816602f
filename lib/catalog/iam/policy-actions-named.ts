import { graphControl } from '../../core/control';
import { isEverything, isServiceWildcard, serviceOf } from '../../iam/action-pattern';
import { grantsOf } from '../../iam/grants';
import { identityPolicyTypes } from '../../iam/policy';
import { isUndecided } from '../../iam/policy-text';

const policy = (statement: object) => ({ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [statement] } } } });
const role = (properties: object) => ({ Role: { Type: 'AWS::IAM::Role', Properties: properties } });

export const policyActionsNamed = graphControl({
  id: 'PolicyActionsNamed',
  title: 'Policies name the actions that they allow',
  severity: 'high',
  why: 'A service wildcard also allows what nobody thought of: deleting, changing policies, and every action AWS adds later.',
  fix: 'List the actions, such as s3:GetObject, or use the grant methods of the resource.',
  resources: identityPolicyTypes,
  * check(resource) {
    for (const { statement: { actions, path }, verdict } of grantsOf(resource, 'identity', 'trust')) {
      for (const action of actions.filter(isServiceWildcard)) {
        const message = `every action of ${isEverything(action) ? 'every service' : serviceOf(action)} is allowed`;
        yield { verdict, message, path, detail: `Action::${action}` };
      }
      if (actions.some(isUndecided)) yield { verdict: 'unknown', message: 'an action is known only on deployment', path };
    }
  },
  satisfies: ['FSBP/IAM.21', 'NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  examples: {
    fails: [
      policy({ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::orders/*' }),
      policy({ Effect: 'Allow', Action: ['dynamodb:GetItem', 'DynamoDB:*'], Resource: { 'Fn::GetAtt': ['Orders', 'Arn'] } }),
      role({ Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: 'arn:aws:sqs:eu-west-1:111122223333:orders' } } }] }),
      role({ AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:*' }] } }),
    ],
    passes: [
      policy({ Effect: 'Allow', Action: ['s3:GetObject*', 's3:List*'], Resource: 'arn:aws:s3:::orders/*' }),
      policy({ Effect: 'Deny', Action: 's3:*', Resource: '*' }),
    ],
    unknown: [
      policy({ Effect: 'Allow', Action: { Ref: 'AllowedAction' }, Resource: 'arn:aws:s3:::orders/*' }),
      policy({ Effect: 'Allow', Action: ['s3:GetObject', { Ref: 'AllowedAction' }], Resource: 'arn:aws:s3:::orders/*' }),
    ],
  },
});

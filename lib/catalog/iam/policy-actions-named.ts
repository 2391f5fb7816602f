import { graphControl } from '../../core/control';
import { identityPolicyTypes, statementsOf } from '../../iam/policy';

export const policyActionsNamed = graphControl({
  id: 'PolicyActionsNamed',
  title: 'Policies name the actions that they allow',
  severity: 'high',
  why: 'A service wildcard also allows what nobody thought of: deleting, changing policies, and every action AWS adds later.',
  fix: 'List the actions, such as s3:GetObject, or use the grant methods of the resource.',
  resources: identityPolicyTypes,
  * check(resource) {
    for (const { effect, actions, path } of statementsOf(resource, 'identity')) {
      if (effect !== 'Allow') continue;
      for (const action of actions.filter((one) => /^(\*|[\w-]+:\*)$/.test(one))) {
        yield { verdict: 'fail', message: `every action of ${action === '*' ? 'every service' : action.split(':')[0]} is allowed`, path, detail: `Action::${action}` };
      }
    }
  },
  satisfies: ['FSBP/IAM.21', 'NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
  examples: {
    fails: [{ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::orders/*' }] } } } }, { Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyDocument: { Statement: { Effect: 'Allow', Action: ['dynamodb:*'], Resource: 'arn:aws:dynamodb:*:*:table/orders' } } }] } } }],
    passes: [{ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:List*'], Resource: 'arn:aws:s3:::orders/*' }] } } } }, { Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] } } } }],
  },
});

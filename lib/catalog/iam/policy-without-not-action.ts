import { graphControl } from '../../core/control';
import { identityPolicyTypes, statementsOf } from '../../iam/policy';

export const policyWithoutNotAction = graphControl({
  id: 'PolicyWithoutNotAction',
  title: 'Policies do not allow all but some actions',
  severity: 'high',
  why: 'Allow with NotAction grants every action that was not thought of, in every service.',
  fix: 'List the actions in Action.',
  resources: identityPolicyTypes,
  * check(resource) {
    for (const { effect, notActions, path } of statementsOf(resource, 'identity')) {
      if (effect === 'Allow' && notActions.length > 0) yield { verdict: 'fail', message: 'all actions but some are allowed (NotAction)', path };
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
  examples: {
    fails: [{ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }] } } } }],
    passes: [{ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Deny', NotAction: 's3:GetObject', Resource: '*' }] } } } }],
  },
});

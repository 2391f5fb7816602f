import { graphControl } from '../../core/control';
import { identityPolicyTypes, statementsOf } from '../../iam/policy';

export const policyWithoutNotResource = graphControl({
  id: 'PolicyWithoutNotResource',
  title: 'Policies do not allow all but some resources',
  severity: 'high',
  why: 'Allow with NotResource grants every resource that was not thought of, those made later included.',
  fix: 'List the resources in Resource.',
  resources: identityPolicyTypes,
  * check(resource) {
    for (const { effect, notResources, path } of statementsOf(resource, 'identity')) {
      if (effect === 'Allow' && notResources.length > 0) yield { verdict: 'fail', message: 'all resources but some are allowed (NotResource)', path };
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html',
  examples: {
    fails: [{ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::secret/*' }] } } } }],
    passes: [{ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::orders/*' }] } } } }],
  },
});

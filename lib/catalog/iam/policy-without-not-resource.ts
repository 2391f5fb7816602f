import { graphControl } from '../../core/control';
import { grantsOf } from '../../iam/grants';
import { policyTypes } from '../../iam/policy';

const policy = (statement: object) => ({ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [statement] } } } });

export const policyWithoutNotResource = graphControl({
  id: 'PolicyWithoutNotResource',
  title: 'Policies do not allow all but some resources',
  severity: 'high',
  why: 'Allow with NotResource grants every resource that was not thought of, those made later included.',
  fix: 'List the resources in Resource.',
  resources: policyTypes,
  * check(resource) {
    for (const { statement: { notResources, path }, verdict } of grantsOf(resource, 'identity', 'trust', 'resource')) {
      if (notResources.length > 0) yield { verdict, message: 'all resources but some are allowed (NotResource)', path };
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notresource.html',
  examples: {
    fails: [policy({ Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::secret/*' })],
    passes: [
      policy({ Effect: 'Deny', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::orders/*' }),
      policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*' }),
    ],
    unknown: [policy({ Effect: { Ref: 'Effect' }, Action: 's3:GetObject', NotResource: 'arn:aws:s3:::secret/*' })],
  },
});

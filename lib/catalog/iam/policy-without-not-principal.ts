import { graphControl } from '../../core/control';
import { policyTypes, statementsOf } from '../../iam/policy';

export const policyWithoutNotPrincipal = graphControl({
  id: 'PolicyWithoutNotPrincipal',
  title: 'Policies do not allow all but some principals',
  severity: 'critical',
  why: 'Allow with NotPrincipal lets in everybody on earth who was not named.',
  fix: 'Name whom to let in, in Principal.',
  profile: 'baseline',
  resources: policyTypes,
  * check(resource) {
    for (const { effect, notPrincipals, path } of statementsOf(resource, 'trust', 'resource')) {
      if (effect === 'Allow' && notPrincipals.length > 0) yield { verdict: 'fail', message: 'everybody but some is let in (NotPrincipal)', path };
    }
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
  examples: {
    fails: [{ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole' }] } } } }],
    passes: [{ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] } } } }],
  },
});

import { graphControl } from '../../core/control';
import { bounds } from '../../iam/condition';
import { grantsOf } from '../../iam/grants';
import { policyTypes } from '../../iam/policy';

const role = (statement: object) => ({ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [statement] } } } });
const queue = (statement: object) => ({ Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { PolicyDocument: { Statement: [statement] } } } });
const others = { NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } };

export const policyWithoutNotPrincipal = graphControl({
  id: 'PolicyWithoutNotPrincipal',
  title: 'Policies do not allow all but some principals',
  severity: 'critical',
  why: 'Allow with NotPrincipal lets in everybody on earth who was not named.',
  fix: 'Name whom to let in, in Principal.',
  profile: 'baseline',
  resources: policyTypes,
  * check(resource) {
    for (const { statement: { notPrincipals, conditions, path }, verdict } of grantsOf(resource, 'trust', 'resource')) {
      if (notPrincipals.length > 0 && !conditions.some(bounds)) yield { verdict, message: 'everybody but some is let in (NotPrincipal)', path };
    }
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html',
  examples: {
    fails: [
      role({ Effect: 'Allow', ...others, Action: 'sts:AssumeRole' }),
      queue({ Effect: 'Allow', NotPrincipal: '111122223333', Action: 'sqs:SendMessage', Resource: '*' }),
    ],
    passes: [
      role({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }),
      queue({ Effect: 'Deny', ...others, Action: 'sqs:*', Resource: '*' }),
    ],
    unknown: [queue({ Effect: { Ref: 'Effect' }, ...others, Action: 'sqs:SendMessage', Resource: '*' })],
  },
});

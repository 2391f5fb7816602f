import { graphControl } from '../../core/control';
import { grantsOf } from '../../iam/grants';
import { policyTypes } from '../../iam/policy';

const policy = (statement: object) => ({ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [statement] } } } });

export const policyWithoutNotAction = graphControl({
  id: 'PolicyWithoutNotAction',
  title: 'Policies do not allow all but some actions',
  severity: 'high',
  why: 'Allow with NotAction grants every action that was not thought of, in every service.',
  fix: 'List the actions in Action.',
  resources: policyTypes,
  * check(resource) {
    for (const { statement: { notActions, path }, verdict } of grantsOf(resource, 'identity', 'trust', 'resource')) {
      if (notActions.length > 0) yield { verdict, message: 'all actions but some are allowed (NotAction)', path };
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html',
  examples: {
    fails: [
      policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, NotAction: 'sts:TagSession' }] } } } },
      { Topic: { Type: 'AWS::SNS::TopicPolicy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: '111122223333' }, NotAction: 'sns:DeleteTopic', Resource: '*' }] } } } },
    ],
    passes: [policy({ Effect: 'Deny', NotAction: 's3:GetObject', Resource: '*' }), policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*' })],
    unknown: [policy({ Effect: { Ref: 'Effect' }, NotAction: 'iam:*', Resource: '*' })],
  },
});

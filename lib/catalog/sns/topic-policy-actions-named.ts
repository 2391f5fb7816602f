import { graphControl } from '../../core/control';
import { serviceWildcards } from '../../iam/resource-policy-outcomes';

const allow = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/orders' }, Action: 'sns:*', Resource: '*' };
const policy = (statement: object) => ({
  Policy: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: ['orders'], PolicyDocument: { Statement: [statement] } } },
});

export const topicPolicyActionsNamed = graphControl({
  id: 'TopicPolicyActionsNamed',
  title: 'Topic policies name the actions that they allow',
  severity: 'high',
  why: 'Whoever takes over the principal can also subscribe, or change the policy to let others in.',
  fix: 'List the actions, such as sns:Publish.',
  resources: ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
  check: serviceWildcards,
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['queue.elevation'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html',
  examples: {
    fails: [policy(allow), policy({ ...allow, Action: ['sns:Publish', '*'] })],
    passes: [policy({ ...allow, Action: 'sns:Publish' }), policy({ ...allow, Effect: 'Deny' })],
    unknown: [{ Policy: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: ['orders'], PolicyDocument: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});

import { graphControl } from '../../core/control';
import { serviceWildcards } from '../../iam/resource-policy-outcomes';

const allow = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/orders' }, Action: 'sqs:*', Resource: '*' };
const policy = (statement: object) => ({
  Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: ['orders'], PolicyDocument: { Statement: [statement] } } },
});

export const queuePolicyActionsNamed = graphControl({
  id: 'QueuePolicyActionsNamed',
  title: 'Queue policies name the actions that they allow',
  severity: 'high',
  why: 'Whoever takes over the principal can also purge the queue, or change its policy to let others in.',
  fix: 'List the actions, such as sqs:SendMessage.',
  resources: ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
  check: serviceWildcards,
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['queue.elevation'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
  examples: {
    fails: [policy(allow), policy({ ...allow, Action: ['sqs:SendMessage', '*'] })],
    passes: [policy({ ...allow, Action: 'sqs:SendMessage' }), policy({ ...allow, Effect: 'Deny' })],
    unknown: [{ Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: ['orders'], PolicyDocument: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});

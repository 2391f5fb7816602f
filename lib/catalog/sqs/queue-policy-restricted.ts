import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const send = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' };
const policy = (statement: object) => ({
  Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: ['orders'], PolicyDocument: { Statement: [statement] } } },
});

export const queuePolicyRestricted = graphControl({
  id: 'QueuePolicyRestricted',
  title: 'Queue policies name who may use the queue',
  severity: 'critical',
  why: 'Anyone with an AWS account can send messages that are processed as if they were your own, or read and delete the real ones.',
  fix: 'Name the principals, or add a condition on aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID.',
  profile: 'baseline',
  resources: ['AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
  check: publicStatements,
  satisfies: ['FSBP/SQS.3', 'NIST-800-53/AC-3', 'NIST-800-53/SC-7'],
  mitigates: ['queue.spoofing', 'queue.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
  examples: {
    fails: [policy(send), policy({ ...send, Principal: { AWS: '*' }, Action: 'sqs:*' })],
    passes: [
      policy({ ...send, Condition: { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:orders' } } }),
      policy({ ...send, Principal: { Service: 'sns.amazonaws.com' } }),
      policy({ ...send, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ],
    unknown: [{ Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: ['orders'], PolicyDocument: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});

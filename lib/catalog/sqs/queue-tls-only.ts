import { graphControl } from '../../core/control';
import { isAbout, plainHttpRefused, policyHoldersOf } from '../../iam/transport';

const targets = [['AWS::SQS::QueuePolicy', 'Queues'], ['AWS::SQS::QueueInlinePolicy', 'Queue']] as const;
const queue = { Type: 'AWS::SQS::Queue' };
const policy = (properties: object) => ({ Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Orders' }], ...properties } });
const denial = { Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

export const queueTlsOnly = graphControl({
  id: 'QueueTlsOnly',
  title: 'SQS queues refuse requests without TLS',
  severity: 'low',
  why: 'A client that speaks plain HTTP shows its messages to everyone on the path, who can send others in their place.',
  fix: 'Add a queue policy that denies sqs:* to everyone where aws:SecureTransport is false.',
  resources: ['AWS::SQS::Queue'],
  * check(resource, graph) {
    const holders = policyHoldersOf(resource, graph, targets, 'QueueName');
    const verdict = plainHttpRefused(holders, ['sqs:SendMessage', 'sqs:ReceiveMessage'], (statement) => isAbout(statement, resource, 'QueueName'));
    if (verdict !== 'pass') yield { verdict, message: 'no policy denies sending and receiving without TLS to everyone' };
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html',
  examples: {
    fails: [{ Orders: queue }, { Orders: queue, Policy: policy({ PolicyDocument: { Statement: { ...denial, Action: 'sqs:SendMessage' } } }) }],
    passes: [
      { Orders: queue, Policy: policy({ PolicyDocument: { Statement: [denial] } }) },
      { Orders: queue, Policy: { Type: 'AWS::SQS::QueueInlinePolicy', Properties: { Queue: { Ref: 'Orders' }, PolicyDocument: { Statement: [denial] } } } },
      {
        Orders: { ...queue, Properties: { QueueName: 'orders' } },
        Policy: policy({ PolicyDocument: { Statement: [{ ...denial, Resource: 'arn:aws:sqs:eu-west-1:111122223333:orders' }] } }),
      },
    ],
    unknown: [{ Orders: queue, Policy: policy({ PolicyDocument: { Ref: 'Policy' } }) }],
  },
});

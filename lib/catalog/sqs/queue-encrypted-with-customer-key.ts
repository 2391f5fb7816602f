import { allOf, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const queueEncryptedWithCustomerKey = propertyControl({
  id: 'QueueEncryptedWithCustomerKey',
  title: 'SQS queues are encrypted with a customer managed key',
  severity: 'low',
  why: 'With a key that AWS owns, whoever may read the queue needs no right on a key: one mistaken policy is enough.',
  fix: 'Set KmsMasterKeyId to a key whose policy names who may decrypt.',
  profile: 'strict',
  resource: 'AWS::SQS::Queue',
  requires: allOf(present('KmsMasterKeyId'), not(is('KmsMasterKeyId', 'alias/aws/sqs'))),
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['queue.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html',
  examples: {
    fails: [{}, { KmsMasterKeyId: 'alias/aws/sqs' }],
    passes: [{ KmsMasterKeyId: 'alias/orders' }],
    unknown: [{ KmsMasterKeyId: { 'Fn::ImportValue': 'Key' } }],
  },
});

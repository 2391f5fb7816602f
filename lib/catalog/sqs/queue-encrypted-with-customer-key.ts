import { graphControl } from '../../core/control';
import { withoutCustomerKey } from '../kms/customer-key';

const queue = (properties: object) => ({ Key: { Type: 'AWS::KMS::Key' }, Queue: { Type: 'AWS::SQS::Queue', Properties: properties } });

export const queueEncryptedWithCustomerKey = graphControl({
  id: 'QueueEncryptedWithCustomerKey',
  title: 'SQS queues are encrypted with a customer managed key',
  severity: 'low',
  why: 'With a key that AWS owns, whoever may read the queue needs no right on a key: one mistaken policy is enough.',
  fix: 'Set KmsMasterKeyId to a key whose policy names who may decrypt.',
  profile: 'strict',
  resources: ['AWS::SQS::Queue'],
  check: (resource) => withoutCustomerKey(resource, 'KmsMasterKeyId'),
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['queue.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html',
  examples: {
    fails: [queue({}), queue({ KmsMasterKeyId: 'alias/aws/sqs' })],
    passes: [queue({ KmsMasterKeyId: 'alias/orders' }), queue({ KmsMasterKeyId: { Ref: 'Key' } })],
    unknown: [queue({ KmsMasterKeyId: { 'Fn::ImportValue': 'Key' } })],
  },
});

import { anyOf, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// Left out, SQS encrypts with a key of its own.
export const queueEncrypted = propertyControl({
  id: 'QueueEncrypted',
  title: 'SQS queues are encrypted at rest',
  severity: 'medium',
  why: 'Messages that wait lie on disk in plain text.',
  fix: 'Remove SqsManagedSseEnabled false, or set KmsMasterKeyId.',
  profile: 'baseline',
  resource: 'AWS::SQS::Queue',
  requires: anyOf(present('KmsMasterKeyId'), not(is('SqsManagedSseEnabled', false))),
  satisfies: ['FSBP/SQS.1', 'NIST-800-53/SC-28'],
  mitigates: ['queue.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html',
  examples: {
    fails: [{ SqsManagedSseEnabled: false }],
    passes: [{}, { SqsManagedSseEnabled: true }, { KmsMasterKeyId: 'alias/orders' }],
    unknown: [{ SqsManagedSseEnabled: { Ref: 'Encrypt' } }],
  },
});

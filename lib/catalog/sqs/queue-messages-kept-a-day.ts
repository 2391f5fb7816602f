import { absent, anyOf, atLeast } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const queueMessagesKeptADay = propertyControl({
  id: 'QueueMessagesKeptADay',
  title: 'Queues keep messages for at least a day',
  severity: 'low',
  why: 'Whoever brings the receiver down for a while has made messages vanish that nobody will ever know of.',
  fix: 'Leave MessageRetentionPeriod out, or set it to 86400 or more.',
  profile: 'strict',
  resource: 'AWS::SQS::Queue',
  requires: anyOf(absent('MessageRetentionPeriod'), atLeast('MessageRetentionPeriod', 86_400)),
  satisfies: [],
  mitigates: ['queue.denial'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-architecture.html',
  examples: {
    fails: [{ MessageRetentionPeriod: 600 }],
    passes: [{}, { MessageRetentionPeriod: 345600 }],
    unknown: [{ MessageRetentionPeriod: { Ref: 'Seconds' } }],
  },
});

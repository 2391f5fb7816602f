import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const queueRedriveRestricted = propertyControl({
  id: 'QueueRedriveRestricted',
  title: 'Dead-letter queues name the queues that may use them',
  severity: 'low',
  why: 'Any queue of the account can pour its messages in: forged failures that are processed on redrive, or a flood that hides the real ones.',
  fix: "Set RedriveAllowPolicy to redrivePermission 'byQueue' with sourceQueueArns, or to 'denyAll'.",
  resource: 'AWS::SQS::Queue',
  requires: not(is('RedriveAllowPolicy.redrivePermission', 'allowAll')),
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['queue.tampering'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  examples: {
    fails: [{ RedriveAllowPolicy: { redrivePermission: 'allowAll' } }],
    passes: [
      {},
      { RedriveAllowPolicy: { redrivePermission: 'byQueue', sourceQueueArns: ['arn:aws:sqs:eu-west-1:111122223333:orders'] } },
    ],
    unknown: [{ RedriveAllowPolicy: { redrivePermission: { Ref: 'Permission' } } }],
  },
});

import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const eventBusUndecryptableKept = propertyControl({
  id: 'EventBusUndecryptableKept',
  title: 'Event buses with a customer managed key keep events that they can not encrypt or decrypt',
  severity: 'low',
  why: 'When the key is disabled, or its policy is changed, events vanish without a trace.',
  fix: 'Set DeadLetterConfig.Arn to the ARN of a queue.',
  resource: 'AWS::Events::EventBus',
  appliesWhen: present('KmsKeyIdentifier'),
  requires: present('DeadLetterConfig.Arn'),
  satisfies: [],
  mitigates: ['queue.denial', 'queue.repudiation'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-dlq.html',
  examples: {
    fails: [{ Name: 'orders', KmsKeyIdentifier: 'alias/orders' }],
    passes: [
      { Name: 'orders' },
      { Name: 'orders', KmsKeyIdentifier: 'alias/orders', DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:111122223333:failed' } },
    ],
    unknown: [{ Name: 'orders', KmsKeyIdentifier: 'alias/orders', DeadLetterConfig: { 'Fn::ImportValue': 'Failed' } }],
  },
});

import { is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// What comes from a stream or a cluster is encrypted there.
export const deliveryStreamEncrypted = propertyControl({
  id: 'DeliveryStreamEncrypted',
  title: 'Delivery streams encrypt what waits for delivery',
  severity: 'medium',
  why: 'Records that wait lie on disk in clear text.',
  fix: 'Set DeliveryStreamEncryptionConfigurationInput.KeyType.',
  resource: 'AWS::KinesisFirehose::DeliveryStream',
  appliesWhen: not(is('DeliveryStreamType', 'KinesisStreamAsSource', 'MSKAsSource', 'DatabaseAsSource')),
  requires: present('DeliveryStreamEncryptionConfigurationInput.KeyType'),
  satisfies: ['FSBP/DataFirehose.1', 'NIST-800-53/SC-28'],
  mitigates: ['queue.disclosure'],
  source: 'https://docs.aws.amazon.com/firehose/latest/dev/encryption.html',
  examples: {
    fails: [{ DeliveryStreamType: 'DirectPut' }, {}],
    passes: [
      { DeliveryStreamType: 'DirectPut', DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK' } },
      { DeliveryStreamType: 'KinesisStreamAsSource' },
      { DeliveryStreamType: 'MSKAsSource' },
      { DeliveryStreamType: 'DatabaseAsSource' },
    ],
    unknown: [{ DeliveryStreamEncryptionConfigurationInput: { 'Fn::ImportValue': 'Encryption' } }],
  },
});

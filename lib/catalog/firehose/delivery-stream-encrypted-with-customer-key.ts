import { allOf, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const deliveryStreamEncryptedWithCustomerKey = propertyControl({
  id: 'DeliveryStreamEncryptedWithCustomerKey',
  title: 'Delivery streams are encrypted with a customer managed key',
  severity: 'low',
  why: 'With a key that AWS owns, nothing shows who decrypted the records, and no one can shut them off.',
  fix: "Set DeliveryStreamEncryptionConfigurationInput.KeyType to 'CUSTOMER_MANAGED_CMK', with a KeyARN.",
  profile: 'strict',
  resource: 'AWS::KinesisFirehose::DeliveryStream',
  appliesWhen: not(is('DeliveryStreamType', 'KinesisStreamAsSource', 'MSKAsSource', 'DatabaseAsSource')),
  requires: allOf(
    is('DeliveryStreamEncryptionConfigurationInput.KeyType', 'CUSTOMER_MANAGED_CMK'),
    present('DeliveryStreamEncryptionConfigurationInput.KeyARN'),
  ),
  // The key is the owner's to name.
  repair: 'none',
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['queue.disclosure'],
  source: 'https://docs.aws.amazon.com/firehose/latest/dev/encryption.html',
  examples: {
    fails: [{}, { DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK' } }],
    passes: [
      { DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: 'arn:aws:kms:eu-west-1:111122223333:key/a1b2c3' } },
      { DeliveryStreamType: 'MSKAsSource' },
      { DeliveryStreamType: 'KinesisStreamAsSource' },
      { DeliveryStreamType: 'DatabaseAsSource' },
    ],
    unknown: [{ DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: { 'Fn::ImportValue': 'Key' } } }],
  },
});

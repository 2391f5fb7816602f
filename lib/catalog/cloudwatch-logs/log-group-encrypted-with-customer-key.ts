import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const logGroupEncryptedWithCustomerKey = propertyControl({
  id: 'LogGroupEncryptedWithCustomerKey',
  title: 'Log groups are encrypted with a customer managed key',
  severity: 'low',
  why: 'Without a key of your own, access to logs can neither be revoked nor audited apart from CloudWatch.',
  fix: 'Set KmsKeyId to a key that lets CloudWatch Logs use it.',
  profile: 'strict',
  resource: 'AWS::Logs::LogGroup',
  requires: present('KmsKeyId'),
  satisfies: ['NIST-800-53/SC-28'],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
  examples: {
    fails: [{}],
    passes: [{ KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/orders' }],
  },
});

import { graphControl } from '../../core/control';
import { withoutCustomerKey } from '../kms/customer-key';

const bus = (properties: object) => ({ Key: { Type: 'AWS::KMS::Key' }, Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders', ...properties } } });

export const eventBusEncryptedWithCustomerKey = graphControl({
  id: 'EventBusEncryptedWithCustomerKey',
  title: 'Event buses are encrypted with a customer managed key',
  severity: 'low',
  why: 'With a key that AWS owns, nothing shows who read the events, and no one can shut them off.',
  fix: 'Set KmsKeyIdentifier to a key whose policy names who may decrypt.',
  profile: 'strict',
  resources: ['AWS::Events::EventBus'],
  check: (resource) => withoutCustomerKey(resource, 'KmsKeyIdentifier'),
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['queue.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html',
  examples: {
    fails: [bus({})],
    passes: [bus({ KmsKeyIdentifier: 'arn:aws:kms:eu-west-1:111122223333:key/a1b2c3' }), bus({ KmsKeyIdentifier: { Ref: 'Key' } })],
    unknown: [bus({ KmsKeyIdentifier: { 'Fn::ImportValue': 'Key' } })],
  },
});

import { graphControl } from '../../core/control';
import { withoutCustomerKey } from '../kms/customer-key';

const stream = (properties: object) => ({ Stream: { Type: 'AWS::Kinesis::Stream', Properties: properties } });

export const streamEncryptedWithCustomerKey = graphControl({
  id: 'StreamEncryptedWithCustomerKey',
  title: 'Kinesis data streams are encrypted with a customer managed key',
  severity: 'low',
  why: "The policy of alias/aws/kinesis is AWS's: it lets in whoever may read the stream, and other accounts can not be let in.",
  fix: 'Set StreamEncryption.KeyId to a key whose policy names who may decrypt.',
  profile: 'strict',
  resources: ['AWS::Kinesis::Stream'],
  check: (resource) => withoutCustomerKey(resource, 'StreamEncryption.KeyId'),
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/streams/latest/dev/creating-using-sse-master-keys.html',
  examples: {
    fails: [stream({}), stream({ StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } })],
    passes: [stream({ StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/orders' } })],
    unknown: [stream({ StreamEncryption: { EncryptionType: 'KMS', KeyId: { 'Fn::ImportValue': 'Key' } } })],
  },
});

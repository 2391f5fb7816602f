import { allOf, is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const streamEncrypted = propertyControl({
  id: 'StreamEncrypted',
  title: 'Kinesis data streams are encrypted',
  severity: 'medium',
  why: 'Records lie on disk in clear text for up to a year.',
  fix: "Set StreamEncryption.EncryptionType to 'KMS' with a KeyId.",
  resource: 'AWS::Kinesis::Stream',
  requires: allOf(is('StreamEncryption.EncryptionType', 'KMS'), present('StreamEncryption.KeyId')),
  repair: { 'StreamEncryption.KeyId': 'alias/aws/kinesis' },
  satisfies: ['FSBP/Kinesis.1', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html',
  examples: {
    fails: [{ ShardCount: 1 }, { StreamEncryption: { EncryptionType: 'KMS' } }],
    passes: [{ ShardCount: 1, StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' } }],
    unknown: [{ StreamEncryption: { EncryptionType: { Ref: 'Type' }, KeyId: 'alias/orders' } }],
  },
});

import { allOf, each, is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const globalTableEncryptedWithCustomerKey = propertyControl({
  id: 'GlobalTableEncryptedWithCustomerKey',
  title: 'DynamoDB global tables are encrypted with a customer managed key in every region',
  severity: 'low',
  why: 'With a key that AWS owns, access to the data can be neither restricted nor cut off nor seen at the key.',
  fix: "Set SSESpecification to SSEEnabled true and SSEType KMS, and SSESpecification.KMSMasterKeyId of each of Replicas.",
  profile: 'strict',
  resource: 'AWS::DynamoDB::GlobalTable',
  requires: allOf(is('SSESpecification.SSEEnabled', true), each('Replicas', present('SSESpecification.KMSMasterKeyId'))),
  // Without the owner's key, encryption alone would be one more charge and no answer.
  repair: 'none',
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html',
  examples: {
    fails: [{ Replicas: [{ Region: 'eu-west-1' }] }, { SSESpecification: { SSEEnabled: true, SSEType: 'KMS' }, Replicas: [{ Region: 'eu-west-1' }] }],
    passes: [{ SSESpecification: { SSEEnabled: true, SSEType: 'KMS' }, Replicas: [{ Region: 'eu-west-1', SSESpecification: { KMSMasterKeyId: 'alias/orders' } }] }],
    unknown: [{ SSESpecification: { Ref: 'Encryption' }, Replicas: [] }],
  },
});

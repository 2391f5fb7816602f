import { allOf, is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const tableEncryptedWithCustomerKey = propertyControl({
  id: 'TableEncryptedWithCustomerKey',
  title: 'DynamoDB tables are encrypted with a customer managed key',
  severity: 'low',
  why: 'With a key that AWS owns, access to the data can be neither restricted nor cut off nor seen at the key.',
  fix: 'Set SSESpecification.SSEEnabled to true and SSESpecification.KMSMasterKeyId to a key of your own.',
  profile: 'strict',
  resource: 'AWS::DynamoDB::Table',
  requires: allOf(is('SSESpecification.SSEEnabled', true), present('SSESpecification.KMSMasterKeyId')),
  // Without the owner's key, encryption alone would be one more charge and no answer.
  repair: 'none',
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html',
  examples: {
    fails: [{}, { SSESpecification: { SSEEnabled: true } }],
    passes: [{ SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: 'alias/orders' } }],
    unknown: [{ SSESpecification: { SSEEnabled: true, KMSMasterKeyId: { 'Fn::ImportValue': 'Key' } } }],
  },
});

import { allOf, is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const activityEncryptedWithCustomerKey = propertyControl({
  id: 'ActivityEncryptedWithCustomerKey',
  title: 'Activities of Step Functions are encrypted with a customer managed key',
  severity: 'low',
  why: 'With a key that AWS owns, whoever may get tasks of the activity reads their data: no right on a key is asked.',
  fix: "Set EncryptionConfiguration.Type to 'CUSTOMER_MANAGED_KMS_KEY', with a KmsKeyId.",
  profile: 'strict',
  resource: 'AWS::StepFunctions::Activity',
  requires: allOf(is('EncryptionConfiguration.Type', 'CUSTOMER_MANAGED_KMS_KEY'), present('EncryptionConfiguration.KmsKeyId')),
  // The key is the owner's to name.
  repair: 'none',
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html',
  examples: {
    fails: [{}, { EncryptionConfiguration: { Type: 'AWS_OWNED_KEY' } }],
    passes: [{ EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: 'alias/orders' } }],
    unknown: [{ EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: { 'Fn::ImportValue': 'Key' } } }],
  },
});

import { SecureKey } from '../../../lib';
import { ConstructCases, set, somebody } from '../construct-cases';

export const kms: ConstructCases = {
  minimal: {
    SecureKey: (scope) => new SecureKey(scope, 'Key'),
  },
  weakenings: [
    ['SecureKey', 'AWS::KMS::Key', 'rotation', set('EnableKeyRotation', false), 'KeyRotated'],
    ['SecureKey', 'AWS::KMS::Key', 'pending window', set('PendingWindowInDays', 7), 'KeyDeletionSlow'],
    ['SecureKey', 'AWS::KMS::Key', 'key policy', set('KeyPolicy.Statement', [somebody]), 'KeyPolicyNotPublic'],
  ],
};

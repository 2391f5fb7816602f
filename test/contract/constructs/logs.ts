import { SecureLogGroup } from '../../../lib';
import { ConstructCases, set, without } from '../construct-cases';

export const logs: ConstructCases = {
  minimal: {
    SecureLogGroup: (scope) => new SecureLogGroup(scope, 'LogGroup'),
  },
  weakenings: [
    ['SecureLogGroup', 'AWS::Logs::LogGroup', 'retention', without('RetentionInDays'), 'LogGroupExpires'],
    ['SecureLogGroup', 'AWS::Logs::LogGroup', 'a year of retention', set('RetentionInDays', 7), 'LogGroupKeptAYear'],
    ['SecureLogGroup', 'AWS::Logs::LogGroup', 'customer key', without('KmsKeyId'), 'LogGroupEncryptedWithCustomerKey'],
    ['SecureLogGroup', 'AWS::Logs::LogGroup', 'masking of secrets', without('DataProtectionPolicy'), 'LogGroupMasksSecrets'],
  ],
};

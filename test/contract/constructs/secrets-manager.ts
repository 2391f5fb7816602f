import { Rotation, SecureSecret } from '../../../lib';
import { ConstructCases, deleted, gone, set, somebody, Weaken, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

const unbound: Weaken = (permission) => {
  permission.addPropertyDeletionOverride('SourceArn');
  permission.addPropertyDeletionOverride('SourceAccount');
};

export const secretsManager: ConstructCases = {
  minimal: {
    SecureSecret: (scope) => new SecureSecret(scope, 'Secret', {
      rotation: Rotation.none({ reason: 'the minimal case of a test' }),
    }),
    'SecureSecret with a rotation': (scope) => new SecureSecret(scope, 'Secret', { rotation: Rotation.function(minimalFunction(scope)) }),
  },
  weakenings: [
    ['SecureSecret', 'AWS::SecretsManager::Secret', 'generated value', set('SecretString', 'hunter2'), 'SecretValueNotInTemplate'],
    ['SecureSecret', 'AWS::SecretsManager::Secret', 'customer key', without('KmsKeyId'), 'SecretEncryptedWithCustomerKey'],
    ['SecureSecret', 'AWS::SecretsManager::Secret', 'length', set('GenerateSecretString.PasswordLength', 8), 'GeneratedSecretStrong'],
    ['SecureSecret', 'AWS::SecretsManager::Secret', 'retention', deleted, 'SecretRetained'],
    ['SecureSecret', 'AWS::SecretsManager::ResourcePolicy', 'blocked public policy', set('BlockPublicPolicy', false), 'SecretPolicyPublicAccessBlocked'],
    ['SecureSecret', 'AWS::SecretsManager::ResourcePolicy', 'no public statement', set('ResourcePolicy.Statement', [somebody]), 'SecretPolicyRestricted'],
    ['SecureSecret', 'AWS::SecretsManager::ResourcePolicy', 'TLS only', without('ResourcePolicy.Statement.0'), 'SecretTlsOnly'],
    ['SecureSecret', 'AWS::SecretsManager::ResourcePolicy', 'closed account', without('ResourcePolicy.Statement.1'), 'SecretClosedToStrangers'],
    ['SecureSecret with a rotation', 'AWS::SecretsManager::RotationSchedule', 'rotation', gone, 'SecretRotated'],
    ['SecureSecret with a rotation', 'AWS::SecretsManager::RotationSchedule', 'rotation in time', set('RotationRules.ScheduleExpression', 'rate(180 days)'), 'SecretRotatedWithin90Days'],
    ['SecureSecret with a rotation', 'AWS::Lambda::Permission', 'permission bound to this secret', unbound, 'PermissionBoundToSource'],
  ],
};

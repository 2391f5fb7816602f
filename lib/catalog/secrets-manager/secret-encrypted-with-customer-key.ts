import { allOf, each, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const secretEncryptedWithCustomerKey = propertyControl({
  id: 'SecretEncryptedWithCustomerKey',
  title: 'Secrets and their replicas are encrypted with a customer managed key',
  severity: 'low',
  why: 'With the key of the AWS account, whoever is allowed to read the secret needs no right on a key: one mistaken policy is enough.',
  fix: 'Set KmsKeyId, of each of ReplicaRegions too, to a key whose policy names who may decrypt.',
  profile: 'strict',
  resource: 'AWS::SecretsManager::Secret',
  requires: allOf(
    present('KmsKeyId'),
    not(is('KmsKeyId', 'alias/aws/secretsmanager')),
    each('ReplicaRegions', present('KmsKeyId')),
  ),
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
  examples: {
    fails: [
      {},
      { KmsKeyId: 'alias/aws/secretsmanager' },
      { KmsKeyId: 'alias/orders', ReplicaRegions: [{ Region: 'eu-central-1' }] },
    ],
    passes: [{ KmsKeyId: 'alias/orders' }, { KmsKeyId: { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:key/1234abcd' } }],
    unknown: [{ KmsKeyId: { 'Fn::ImportValue': 'Key' } }],
  },
});

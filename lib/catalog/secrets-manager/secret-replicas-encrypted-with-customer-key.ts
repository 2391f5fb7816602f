import { allOf,each, matches, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const secretReplicasEncryptedWithCustomerKey = propertyControl({
  id: 'SecretReplicasEncryptedWithCustomerKey',
  title: 'Replicas of secrets are encrypted with a key of the customer',
  severity: 'low',
  why: 'The policy of your key guards the secret in one Region; in the other, permission to read the replica is enough.',
  fix: 'Set KmsKeyId of each entry of ReplicaRegions to a key in that Region.',
  profile: 'strict',
  resource: 'AWS::SecretsManager::Secret',
  requires: each('ReplicaRegions', allOf(present('KmsKeyId'), not(matches('KmsKeyId', /(^|:)alias\/aws\//, 'be a key of AWS')))),
  satisfies: ['NIST-800-53/SC-28'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/replicate-secrets.html',
  examples: {
    fails: [{ ReplicaRegions: [{ Region: 'eu-central-1' }] }, { ReplicaRegions: [{ Region: 'eu-central-1', KmsKeyId: 'alias/aws/secretsmanager' }] }],
    passes: [{}, { ReplicaRegions: [{ Region: 'eu-central-1', KmsKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/a1b2' }] }],
    unknown: [{ ReplicaRegions: { 'Fn::ImportValue': 'Regions' } }],
  },
});

import { each, judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { withoutCustomerKey } from '../kms/customer-key';

const secret = (properties: object) => ({
  Key: { Type: 'AWS::KMS::Key' },
  Secret: { Type: 'AWS::SecretsManager::Secret', Properties: properties },
});

export const secretEncryptedWithCustomerKey = graphControl({
  id: 'SecretEncryptedWithCustomerKey',
  title: 'Secrets and their replicas are encrypted with a customer managed key',
  severity: 'low',
  why: 'With the key of the AWS account, whoever is allowed to read the secret needs no right on a key: one mistaken policy is enough.',
  fix: 'Set KmsKeyId, of each of ReplicaRegions too, to a key whose policy names who may decrypt.',
  profile: 'strict',
  resources: ['AWS::SecretsManager::Secret'],
  * check(resource) {
    yield* withoutCustomerKey(resource, 'KmsKeyId');
    const { verdict, explanation, path } = judge(each('ReplicaRegions', present('KmsKeyId')), resource);
    if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}`, detail: 'ReplicaRegions' };
  },
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
  examples: {
    fails: [
      secret({}),
      secret({ KmsKeyId: 'alias/aws/secretsmanager' }),
      secret({ KmsKeyId: 'alias/orders', ReplicaRegions: [{ Region: 'eu-central-1' }] }),
    ],
    passes: [secret({ KmsKeyId: 'alias/orders' }), secret({ KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } })],
    unknown: [secret({ KmsKeyId: { 'Fn::ImportValue': 'Key' } })],
  },
});

import { graphControl } from '../../core/control';
import { withoutCustomerKey } from '../kms/customer-key';

const connection = (properties: object) => ({ Connection: { Type: 'AWS::Events::Connection', Properties: { AuthorizationType: 'API_KEY', ...properties } } });

export const connectionEncryptedWithCustomerKey = graphControl({
  id: 'ConnectionEncryptedWithCustomerKey',
  title: 'Credentials of connections are encrypted with a customer managed key',
  severity: 'low',
  why: 'The secret that EventBridge keeps for the connection is under a key whose policy is not yours.',
  fix: 'Set KmsKeyIdentifier to a key whose policy names who may decrypt.',
  profile: 'strict',
  resources: ['AWS::Events::Connection'],
  check: (resource) => withoutCustomerKey(resource, 'KmsKeyIdentifier'),
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-connections.html',
  examples: {
    fails: [connection({})],
    passes: [connection({ KmsKeyIdentifier: 'arn:aws:kms:eu-west-1:111122223333:key/a1b2c3' })],
    unknown: [connection({ KmsKeyIdentifier: { 'Fn::ImportValue': 'Key' } })],
  },
});

import { graphControl } from '../../core/control';
import { withoutCustomerKey } from '../kms/customer-key';

const archive = (properties: object) => ({ Archive: { Type: 'AWS::Events::Archive', Properties: { SourceArn: 'arn:aws:events:eu-west-1:111122223333:event-bus/orders', ...properties } } });

export const archiveEncryptedWithCustomerKey = graphControl({
  id: 'ArchiveEncryptedWithCustomerKey',
  title: 'Archives of events are encrypted with a customer managed key',
  severity: 'low',
  why: 'An archive holds every event of months; with a key that AWS owns, nothing shows who replayed them.',
  fix: 'Set KmsKeyIdentifier to a key whose policy names who may decrypt.',
  profile: 'strict',
  resources: ['AWS::Events::Archive'],
  check: (resource) => withoutCustomerKey(resource, 'KmsKeyIdentifier'),
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-archives.html',
  examples: {
    fails: [archive({})],
    passes: [archive({ KmsKeyIdentifier: 'arn:aws:kms:eu-west-1:111122223333:key/a1b2c3' })],
    unknown: [archive({ KmsKeyIdentifier: { 'Fn::ImportValue': 'Key' } })],
  },
});

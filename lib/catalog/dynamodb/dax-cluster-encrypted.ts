import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const daxClusterEncrypted = propertyControl({
  id: 'DaxClusterEncrypted',
  title: 'DAX clusters are encrypted at rest',
  severity: 'medium',
  why: 'The cache writes items, and keeps them, in clear text on disk.',
  fix: 'Set SSESpecification.SSEEnabled to true.',
  resource: 'AWS::DAX::Cluster',
  requires: is('SSESpecification.SSEEnabled', true),
  satisfies: ['FSBP/DynamoDB.3', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html',
  examples: {
    fails: [{ NodeType: 'dax.r5.large' }],
    passes: [{ SSESpecification: { SSEEnabled: true } }],
    unknown: [{ SSESpecification: { SSEEnabled: { Ref: 'Encrypt' } } }],
  },
});

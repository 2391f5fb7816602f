import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const daxClusterTls = propertyControl({
  id: 'DaxClusterTls',
  title: 'DAX clusters are reached over TLS',
  severity: 'medium',
  why: 'Whoever is on the network of the cluster reads the items as they pass, or changes them.',
  fix: "Set ClusterEndpointEncryptionType to 'TLS'.",
  resource: 'AWS::DAX::Cluster',
  requires: is('ClusterEndpointEncryptionType', 'TLS'),
  // Clients have to connect by TLS too.
  repair: 'none',
  satisfies: ['FSBP/DynamoDB.7', 'NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html',
  examples: {
    fails: [{ NodeType: 'dax.r5.large' }, { ClusterEndpointEncryptionType: 'NONE' }],
    passes: [{ ClusterEndpointEncryptionType: 'TLS' }],
    unknown: [{ ClusterEndpointEncryptionType: { Ref: 'Encryption' } }],
  },
});

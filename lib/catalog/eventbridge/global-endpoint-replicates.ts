import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const globalEndpointReplicates = propertyControl({
  id: 'GlobalEndpointReplicates',
  title: 'Global endpoints replicate events',
  severity: 'medium',
  why: 'After a failover the events of the failed region are stranded, and someone has to fail back by hand.',
  fix: "Leave ReplicationConfig out, or set its State to 'ENABLED'.",
  resource: 'AWS::Events::Endpoint',
  requires: not(is('ReplicationConfig.State', 'DISABLED')),
  satisfies: ['FSBP/EventBridge.4'],
  mitigates: ['queue.denial'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-global-endpoints.html',
  examples: {
    fails: [{ ReplicationConfig: { State: 'DISABLED' } }],
    passes: [{}, { ReplicationConfig: { State: 'ENABLED' } }],
    unknown: [{ ReplicationConfig: { State: { Ref: 'State' } } }],
  },
});

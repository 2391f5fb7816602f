import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const discovererForOwnAccount = propertyControl({
  id: 'DiscovererForOwnAccount',
  title: 'Schemas are discovered from events of this account',
  severity: 'low',
  why: 'Events of other accounts write schemas into the registry that developers generate code from.',
  fix: 'Set CrossAccount to false.',
  profile: 'strict',
  resource: 'AWS::EventSchemas::Discoverer',
  requires: is('CrossAccount', false),
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['queue.tampering'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema-infer.html',
  examples: {
    fails: [{ SourceArn: 'arn:aws:events:eu-west-1:111122223333:event-bus/orders' }, { CrossAccount: true }],
    passes: [{ CrossAccount: false }],
    unknown: [{ CrossAccount: { Ref: 'Others' } }],
  },
});

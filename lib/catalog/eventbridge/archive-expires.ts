import { atLeast } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const archiveExpires = propertyControl({
  id: 'ArchiveExpires',
  title: 'Archives of events forget',
  severity: 'low',
  why: 'Personal data that nobody needs any more lies there for good, to be read by whoever gets in years later.',
  fix: 'Set RetentionDays.',
  profile: 'strict',
  resource: 'AWS::Events::Archive',
  requires: atLeast('RetentionDays', 1),
  // The least bound would throw events away that somebody counts on.
  repair: 'none',
  satisfies: ['NIST-800-53/SI-12'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html',
  examples: {
    fails: [{ SourceArn: 'arn:aws:events:eu-west-1:111122223333:event-bus/orders' }, { RetentionDays: 0 }],
    passes: [{ RetentionDays: 90 }],
    unknown: [{ RetentionDays: { Ref: 'Days' } }],
  },
});

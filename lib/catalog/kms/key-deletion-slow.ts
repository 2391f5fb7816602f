import { absent, anyOf, atLeast } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const keyDeletionSlow = propertyControl({
  id: 'KeyDeletionSlow',
  title: 'The deletion of KMS keys can be cancelled for 30 days',
  severity: 'medium',
  why: 'Whoever deletes the key has deleted all data under it, and nobody has time to notice.',
  fix: 'Set PendingWindowInDays to 30, or leave it out.',
  resource: 'AWS::KMS::Key',
  requires: anyOf(absent('PendingWindowInDays'), atLeast('PendingWindowInDays', 30)),
  satisfies: ['NIST-800-53/SC-12'],
  mitigates: ['key.denial'],
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html',
  examples: {
    fails: [{ PendingWindowInDays: 7 }],
    passes: [{}, { PendingWindowInDays: 30 }],
    unknown: [{ PendingWindowInDays: { Ref: 'Days' } }],
  },
});

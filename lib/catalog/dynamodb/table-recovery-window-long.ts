import { atMost, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const tableRecoveryWindowLong = propertyControl({
  id: 'TableRecoveryWindowLong',
  title: 'Tables can be restored to a point at least a week ago',
  severity: 'low',
  why: 'Items that were changed on a Friday evening can no longer be restored once someone looks.',
  fix: 'Leave RecoveryPeriodInDays out, which gives 35 days, or set it to 7 or more.',
  resource: 'AWS::DynamoDB::Table',
  requires: not(atMost('PointInTimeRecoverySpecification.RecoveryPeriodInDays', 6)),
  satisfies: ['NIST-800-53/CP-9'],
  mitigates: ['store.tampering'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html',
  examples: {
    fails: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 1 } }],
    passes: [{}, { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 14 } }],
    unknown: [{ PointInTimeRecoverySpecification: { RecoveryPeriodInDays: { Ref: 'Days' } } }],
  },
});

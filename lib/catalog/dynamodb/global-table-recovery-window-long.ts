import { atMost, each, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const globalTableRecoveryWindowLong = propertyControl({
  id: 'GlobalTableRecoveryWindowLong',
  title: 'Every replica of a global table can be restored to a point at least a week ago',
  severity: 'low',
  why: 'Items that were changed on a Friday evening can no longer be restored once someone looks.',
  fix: 'Leave RecoveryPeriodInDays of each of Replicas out, which gives 35 days, or set it to 7 or more.',
  resource: 'AWS::DynamoDB::GlobalTable',
  requires: each('Replicas', not(atMost('PointInTimeRecoverySpecification.RecoveryPeriodInDays', 6))),
  satisfies: ['NIST-800-53/CP-9'],
  mitigates: ['store.tampering'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html',
  examples: {
    fails: [{ Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 1 } }] }],
    passes: [{ Replicas: [{ Region: 'eu-west-1' }] }],
    unknown: [{ Replicas: [{ PointInTimeRecoverySpecification: { RecoveryPeriodInDays: { Ref: 'Days' } } }] }],
  },
});

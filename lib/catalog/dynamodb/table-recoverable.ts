import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// Streams and exports are not a substitute: neither restores a table to the second before a bad deploy.
export const tableRecoverable = propertyControl({
  id: 'TableRecoverable',
  title: 'DynamoDB tables can be restored to any point in the last 35 days',
  severity: 'medium',
  why: 'A faulty release or a stolen credential overwrites good items in seconds, and there is no undo.',
  fix: 'Set PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled to true.',
  resource: 'AWS::DynamoDB::Table',
  requires: is('PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', true),
  satisfies: ['FSBP/DynamoDB.2', 'NIST-800-53/CP-9', 'NIST-800-53/CP-10'],
  mitigates: ['store.tampering', 'store.denial'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html',
  examples: {
    fails: [{}, { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false } }],
    passes: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    unknown: [{ PointInTimeRecoverySpecification: { Ref: 'Recovery' } }],
  },
});

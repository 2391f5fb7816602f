import { each, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const globalTableRecoverable = propertyControl({
  id: 'GlobalTableRecoverable',
  title: 'Every replica of a DynamoDB global table can be restored to any point in the last 35 days',
  severity: 'medium',
  why: 'A faulty release or a stolen credential overwrites good items in seconds, in every region, and there is no undo.',
  fix: 'Set PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled of each of Replicas to true.',
  resource: 'AWS::DynamoDB::GlobalTable',
  requires: each('Replicas', is('PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled', true)),
  satisfies: ['FSBP/DynamoDB.2', 'NIST-800-53/CP-9', 'NIST-800-53/CP-10'],
  mitigates: ['store.tampering', 'store.denial'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html',
  examples: {
    fails: [
      { Replicas: [{ Region: 'eu-west-1' }] },
      { Replicas: [{ Region: 'eu-west-1', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }, { Region: 'eu-central-1' }] },
    ],
    passes: [{ Replicas: [{ Region: 'eu-west-1', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }] }],
    unknown: [{ Replicas: [{ Region: 'eu-west-1', PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: { Ref: 'Recovery' } } }] }],
  },
});

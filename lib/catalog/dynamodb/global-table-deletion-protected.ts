import { each, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const globalTableDeletionProtected = propertyControl({
  id: 'GlobalTableDeletionProtected',
  title: 'Replicas of DynamoDB global tables can not be deleted by mistake',
  severity: 'medium',
  why: 'One call of DeleteTable, by a script, a replacement or a stolen credential, removes every item of the replica.',
  fix: 'Set DeletionProtectionEnabled of each of Replicas to true.',
  resource: 'AWS::DynamoDB::GlobalTable',
  requires: each('Replicas', is('DeletionProtectionEnabled', true)),
  satisfies: ['FSBP/DynamoDB.6'],
  mitigates: ['store.denial'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html',
  examples: {
    fails: [{ Replicas: [{ Region: 'eu-west-1' }] }],
    passes: [{ Replicas: [{ Region: 'eu-west-1', DeletionProtectionEnabled: true }] }],
    unknown: [{ Replicas: [{ Region: 'eu-west-1', DeletionProtectionEnabled: { Ref: 'Protect' } }] }],
  },
});

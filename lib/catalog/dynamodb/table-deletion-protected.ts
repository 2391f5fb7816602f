import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const tableDeletionProtected = propertyControl({
  id: 'TableDeletionProtected',
  title: 'DynamoDB tables can not be deleted by mistake',
  severity: 'medium',
  why: 'One call of DeleteTable, by a script, a replacement or a stolen credential, removes every item.',
  fix: 'Set DeletionProtectionEnabled to true.',
  resource: 'AWS::DynamoDB::Table',
  requires: is('DeletionProtectionEnabled', true),
  satisfies: ['FSBP/DynamoDB.6'],
  mitigates: ['store.denial'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html',
  examples: {
    fails: [{}, { DeletionProtectionEnabled: false }],
    passes: [{ DeletionProtectionEnabled: true }],
    unknown: [{ DeletionProtectionEnabled: { Ref: 'Protect' } }],
  },
});

import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolDeletionProtected = propertyControl({
  id: 'UserPoolDeletionProtected',
  title: 'User pools can not be deleted by mistake',
  severity: 'medium',
  why: 'With the pool all users are gone, and their passwords can not be restored from anywhere.',
  fix: "Set DeletionProtection to 'ACTIVE'.",
  resource: 'AWS::Cognito::UserPool',
  requires: is('DeletionProtection', 'ACTIVE'),
  satisfies: ['FSBP/Cognito.6'],
  mitigates: ['store.denial'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html',
  examples: {
    fails: [{}, { DeletionProtection: 'INACTIVE' }],
    passes: [{ DeletionProtection: 'ACTIVE' }],
    unknown: [{ DeletionProtection: { Ref: 'Protection' } }],
  },
});

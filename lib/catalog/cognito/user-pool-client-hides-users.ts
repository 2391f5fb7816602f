import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolClientHidesUsers = propertyControl({
  id: 'UserPoolClientHidesUsers',
  title: 'Signing in does not tell which users exist',
  severity: 'low',
  why: 'An attacker first learns who has an account, and then tries passwords for those alone.',
  fix: "Set PreventUserExistenceErrors to 'ENABLED'.",
  resource: 'AWS::Cognito::UserPoolClient',
  requires: is('PreventUserExistenceErrors', 'ENABLED'),
  satisfies: [],
  mitigates: ['identity.disclosure'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html',
  examples: {
    fails: [{ UserPoolId: 'users' }, { UserPoolId: 'users', PreventUserExistenceErrors: 'LEGACY' }],
    passes: [{ UserPoolId: 'users', PreventUserExistenceErrors: 'ENABLED' }],
    unknown: [{ UserPoolId: 'users', PreventUserExistenceErrors: { Ref: 'Errors' } }],
  },
});

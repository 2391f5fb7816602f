import { each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolClientWithoutPasswordFlow = propertyControl({
  id: 'UserPoolClientWithoutPasswordFlow',
  title: 'Clients do not send passwords in clear to the API',
  severity: 'medium',
  why: 'The application, and whatever can read its memory or logs, sees the password instead of a proof of it.',
  fix: 'Leave USER_PASSWORD_AUTH out of ExplicitAuthFlows; use ALLOW_USER_SRP_AUTH or the hosted sign-in.',
  resource: 'AWS::Cognito::UserPoolClient',
  requires: each('ExplicitAuthFlows', not(is('', 'USER_PASSWORD_AUTH', 'ALLOW_USER_PASSWORD_AUTH'))),
  satisfies: [],
  mitigates: ['identity.disclosure'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html',
  examples: {
    fails: [{ UserPoolId: 'users', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] }],
    passes: [{ UserPoolId: 'users', ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] }],
    unknown: [{ UserPoolId: 'users', ExplicitAuthFlows: { Ref: 'Flows' } }],
  },
});

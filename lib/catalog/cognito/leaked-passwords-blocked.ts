import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const leakedPasswordsBlocked = propertyControl({
  id: 'LeakedPasswordsBlocked',
  title: 'Passwords that are known to have leaked are refused',
  severity: 'medium',
  why: 'The pool notices that a password is on a list of leaked ones, and lets the attacker in.',
  fix: "Set CompromisedCredentialsRiskConfiguration.Actions.EventAction to 'BLOCK'.",
  resource: 'AWS::Cognito::UserPoolRiskConfigurationAttachment',
  requires: not(is('CompromisedCredentialsRiskConfiguration.Actions.EventAction', 'NO_ACTION')),
  satisfies: ['NIST-800-53/IA-5'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-compromised-credentials.html',
  examples: {
    fails: [{ UserPoolId: 'users', CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'NO_ACTION' } } }],
    passes: [{ UserPoolId: 'users', CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } } }, { UserPoolId: 'users' }],
    unknown: [{ UserPoolId: 'users', CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: { Ref: 'Action' } } } }],
  },
});

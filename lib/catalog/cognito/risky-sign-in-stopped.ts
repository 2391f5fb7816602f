import { is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const riskySignInStopped = propertyControl({
  id: 'RiskySignInStopped',
  title: 'Sign-ins with a high risk are stopped',
  severity: 'medium',
  why: 'The pool notices that somebody else signs in, from elsewhere, and lets them.',
  fix: "Set AccountTakeoverRiskConfiguration.Actions.HighAction.EventAction to 'BLOCK' or 'MFA_REQUIRED'.",
  resource: 'AWS::Cognito::UserPoolRiskConfigurationAttachment',
  appliesWhen: present('AccountTakeoverRiskConfiguration'),
  requires: is('AccountTakeoverRiskConfiguration.Actions.HighAction.EventAction', 'BLOCK', 'MFA_REQUIRED', 'MFA_IF_CONFIGURED'),
  // Whom to turn away is the owner's to say.
  repair: 'none',
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html',
  examples: {
    fails: [{ UserPoolId: 'users', AccountTakeoverRiskConfiguration: { Actions: { HighAction: { EventAction: 'NO_ACTION', Notify: true } } } }],
    passes: [
      { UserPoolId: 'users', AccountTakeoverRiskConfiguration: { Actions: { HighAction: { EventAction: 'BLOCK', Notify: true } } } },
      { UserPoolId: 'users' },
    ],
    unknown: [{ UserPoolId: 'users', AccountTakeoverRiskConfiguration: { Actions: { HighAction: { EventAction: { Ref: 'Action' } } } } }],
  },
});

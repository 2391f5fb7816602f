import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolSignUpClosed = propertyControl({
  id: 'UserPoolSignUpClosed',
  title: 'Users are created by administrators',
  severity: 'low',
  why: 'Anyone on the internet becomes a user, and reaches what is open to every user.',
  fix: 'Set AdminCreateUserConfig.AllowAdminCreateUserOnly to true; acknowledge this for an application that is open to the public.',
  profile: 'strict',
  resource: 'AWS::Cognito::UserPool',
  requires: is('AdminCreateUserConfig.AllowAdminCreateUserOnly', true),
  // An app that people sign up for would lose its way in.
  repair: 'none',
  satisfies: ['NIST-800-53/AC-2'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html',
  examples: {
    fails: [{}, { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } }],
    passes: [{ AdminCreateUserConfig: { AllowAdminCreateUserOnly: true } }],
    unknown: [{ AdminCreateUserConfig: { AllowAdminCreateUserOnly: { Ref: 'Closed' } } }],
  },
});

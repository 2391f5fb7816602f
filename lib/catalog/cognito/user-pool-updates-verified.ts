import { is, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolUpdatesVerified = propertyControl({
  id: 'UserPoolUpdatesVerified',
  title: 'A changed e-mail address counts only once it is verified',
  severity: 'medium',
  why: 'Whoever has the session of a user for a moment sets another address, and resets the password to it.',
  fix: "Add 'email' to UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate.",
  resource: 'AWS::Cognito::UserPool',
  appliesWhen: some('AutoVerifiedAttributes', is('', 'email')),
  requires: some('UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate', is('', 'email')),
  satisfies: ['NIST-800-53/IA-5'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-email-phone-verification.html',
  examples: {
    fails: [{ AutoVerifiedAttributes: ['email'] }],
    passes: [{}, { AutoVerifiedAttributes: ['email'], UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] } }],
    unknown: [{ AutoVerifiedAttributes: ['email'], UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: { Ref: 'Verified' } } }],
  },
});

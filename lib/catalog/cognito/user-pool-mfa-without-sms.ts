import { is, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolMfaWithoutSms = propertyControl({
  id: 'UserPoolMfaWithoutSms',
  title: 'User pools offer a second factor other than text messages',
  severity: 'low',
  why: 'Text messages are read by whoever talks the phone company into another SIM card.',
  fix: 'Add SOFTWARE_TOKEN_MFA or a passkey to EnabledMfas.',
  resource: 'AWS::Cognito::UserPool',
  appliesWhen: is('MfaConfiguration', 'ON', 'OPTIONAL'),
  requires: some('EnabledMfas', is('', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP')),
  satisfies: ['NIST-800-53/IA-2'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html',
  examples: {
    fails: [{ MfaConfiguration: 'ON', EnabledMfas: ['SMS_MFA'] }, { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SMS_MFA'] }],
    passes: [{}, { MfaConfiguration: 'ON', EnabledMfas: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] }],
  },
});

import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolSmsRoleBound = propertyControl({
  id: 'UserPoolSmsRoleBound',
  title: 'Cognito sends text messages with an external id',
  severity: 'low',
  why: 'The role that sends text messages can be taken for a user pool of another account: a confused deputy.',
  fix: 'Set SmsConfiguration.ExternalId, and a condition on sts:ExternalId in the trust of the role.',
  resource: 'AWS::Cognito::UserPool',
  appliesWhen: present('SmsConfiguration.SnsCallerArn'),
  requires: present('SmsConfiguration.ExternalId'),
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html',
  examples: {
    fails: [{ SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::111122223333:role/sms' } }],
    passes: [{}, { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::111122223333:role/sms', ExternalId: 'orders' } }],
    unknown: [{ SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::111122223333:role/sms', ExternalId: { 'Fn::ImportValue': 'Id' } } }],
  },
});

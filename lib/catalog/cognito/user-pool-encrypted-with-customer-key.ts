import { allOf, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolEncryptedWithCustomerKey = propertyControl({
  id: 'UserPoolEncryptedWithCustomerKey',
  title: 'User pools are encrypted with a customer managed key',
  severity: 'low',
  why: 'With a key that AWS owns, no one can shut off who reads the profiles of users.',
  fix: 'Set KeyConfiguration.KmsKeyArn to the ARN of a key whose policy names who may decrypt.',
  profile: 'strict',
  resource: 'AWS::Cognito::UserPool',
  requires: allOf(present('KeyConfiguration.KmsKeyArn'), not(is('KeyConfiguration.KeyType', 'AWS_OWNED_KEY'))),
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-cognito-userpool-keyconfiguration.html',
  examples: {
    fails: [{}, { KeyConfiguration: { KeyType: 'AWS_OWNED_KEY' } }],
    passes: [{ KeyConfiguration: { KmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/a1b2c3' } }],
    unknown: [{ KeyConfiguration: { KmsKeyArn: { 'Fn::ImportValue': 'Key' } } }],
  },
});

import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const functionEnvironmentEncryptedWithCustomerKey = propertyControl({
  id: 'FunctionEnvironmentEncryptedWithCustomerKey',
  title: 'Environment variables are encrypted with a customer managed key',
  severity: 'low',
  why: 'Without a key of your own, everybody who may read the function reads its configuration.',
  fix: 'Set KmsKeyArn.',
  profile: 'strict',
  resource: 'AWS::Lambda::Function',
  appliesWhen: present('Environment.Variables'),
  requires: present('KmsKeyArn'),
  satisfies: ['NIST-800-53/SC-28'],
  mitigates: ['function.disclosure'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html',
  examples: {
    fails: [{ Environment: { Variables: { TABLE: 'orders' } } }],
    passes: [{}, { Environment: { Variables: { TABLE: 'orders' } }, KmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/orders' }],
  },
});

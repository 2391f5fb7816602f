import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const secretPolicyPublicAccessBlocked = propertyControl({
  id: 'SecretPolicyPublicAccessBlocked',
  title: 'Secrets Manager refuses public policies of secrets',
  severity: 'medium',
  why: 'A later edit opens the secret to every AWS account, and nothing stops the deployment.',
  fix: 'Set BlockPublicPolicy to true: Secrets Manager then refuses a policy that grants broad access.',
  resource: 'AWS::SecretsManager::ResourcePolicy',
  requires: is('BlockPublicPolicy', true),
  satisfies: ['NIST-800-53/AC-3', 'NIST-800-53/SC-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
  examples: {
    fails: [{ SecretId: 'orders', ResourcePolicy: {} }, { SecretId: 'orders', BlockPublicPolicy: false }],
    passes: [{ SecretId: 'orders', BlockPublicPolicy: true }],
    unknown: [{ SecretId: 'orders', BlockPublicPolicy: { Ref: 'Block' } }],
  },
});

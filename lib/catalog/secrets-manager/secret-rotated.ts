import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';

const secret = { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: {} } };
const schedule = (secretId: unknown) => ({
  Type: 'AWS::SecretsManager::RotationSchedule', Properties: { SecretId: secretId, RotationRules: { AutomaticallyAfterDays: 30 } },
});

// An attachment stands for its secret: its Ref is the secret's ARN.
export const secretRotated = graphControl({
  id: 'SecretRotated',
  title: 'Secrets are rotated',
  severity: 'medium',
  why: 'A secret that leaked once, in a log or with a laptop, keeps working for years.',
  fix: 'Add AWS::SecretsManager::RotationSchedule for the secret.',
  resources: ['AWS::SecretsManager::Secret'],
  * check(resource, graph) {
    const schedules = referencesFrom(graph, 'AWS::SecretsManager::RotationSchedule', 'SecretId');
    const attachments = referencesFrom(graph, 'AWS::SecretsManager::SecretTargetAttachment', 'SecretId').to(resource);
    if ([resource, ...attachments].some((one) => schedules.to(one, ...one.get('Name')).length > 0)) return;
    yield schedules.open.length > 0
      ? { verdict: 'unknown', message: 'which secret is rotated is known only on deployment' }
      : { verdict: 'fail', message: 'no rotation schedule names this secret' };
  },
  satisfies: ['FSBP/SecretsManager.1', 'NIST-800-53/IA-5'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html',
  examples: {
    fails: [{ Secret: secret }, { Secret: secret, Other: secret, Rotation: schedule({ Ref: 'Other' }) }],
    passes: [
      { Secret: secret, Rotation: schedule({ Ref: 'Secret' }) },
      { Secret: { ...secret, Properties: { ...secret.Properties, Name: 'orders' } }, Rotation: schedule('orders') },
      {
        Secret: secret,
        Attachment: { Type: 'AWS::SecretsManager::SecretTargetAttachment', Properties: { SecretId: { Ref: 'Secret' }, TargetId: { Ref: 'Database' } } },
        Rotation: schedule({ Ref: 'Attachment' }),
      },
    ],
    unknown: [{ Secret: secret, Rotation: schedule({ 'Fn::ImportValue': 'SecretArn' }) }],
  },
});

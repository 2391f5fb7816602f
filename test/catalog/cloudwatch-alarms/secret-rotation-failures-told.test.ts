import { secretRotationFailuresTold } from '../../../lib/catalog/cloudwatch-alarms/secret-rotation-failures-told';
import { exampleFindings } from '../../../lib/core/example';

const Secret = { Type: 'AWS::SecretsManager::Secret' };
const Attachment = { Type: 'AWS::SecretsManager::SecretTargetAttachment', Properties: { SecretId: { Ref: 'Secret' } } };
const target = { Id: 'told', Arn: 'arn:aws:sns:eu-west-1:111122223333:told' };

const rule = (detail: object, Targets: object[] = [target]) => (
  { Type: 'AWS::Events::Rule', Properties: { Targets, EventPattern: { source: ['aws.secretsmanager'], detail } } }
);
const ruleOn = (secret: string) => rule({ eventName: ['RotationFailed'], additionalEventData: { SecretId: [{ Ref: secret }] } });

function isTold(SecretId: unknown, Rule: object): boolean {
  const Rotation = { Type: 'AWS::SecretsManager::RotationSchedule', Properties: { SecretId } };
  return exampleFindings(secretRotationFailuresTold, { Secret, Other: Secret, Attachment, Rotation, Rule }).length === 0;
}

test.each([
  ['every event of the service', { Ref: 'Secret' }, rule({})],
  ['the secret of an attachment', { Ref: 'Attachment' }, ruleOn('Secret')],
  ['an attachment', { Ref: 'Attachment' }, ruleOn('Attachment')],
])('a rule on %s tells', (_, secret, one) => {
  expect(isTold(secret, one)).toBe(true);
});

test.each([
  ['without the ARN of its target', { Ref: 'Secret' }, rule({ eventName: ['RotationFailed'] }, [{ Id: 'told' }])],
  ['on another secret than the one that is named', 'orders', ruleOn('Secret')],
  ['on one of two secrets', { 'Fn::If': ['Shared', { Ref: 'Secret' }, { Ref: 'Other' }] }, ruleOn('Secret')],
])('a rule %s does not', (_, secret, one) => {
  expect(isTold(secret, one)).toBe(false);
});

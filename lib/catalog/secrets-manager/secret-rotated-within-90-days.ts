import { anyOf, atMost, matches } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// cron(Minutes Hours Day Month Weekday Year): every month, every second or third, or at least four named ones.
const often = /^(rate\(\s*(([1-9]|[1-8]\d|90) days?|\d+ hours?)\s*\)|cron\(\s*\S+\s+\S+\s+\S+\s+(\*|[\w*]+\/[1-3]|\w+(,\w+){3,}|\w+-\w+)\s+\S+\s+\S+\s*\))$/;

export const secretRotatedWithin90Days = propertyControl({
  id: 'SecretRotatedWithin90Days',
  title: 'Secrets are rotated at least every 90 days',
  severity: 'low',
  why: 'A secret that leaked keeps working until it is rotated.',
  fix: "Set RotationRules.AutomaticallyAfterDays to 90 or less, or ScheduleExpression to such as 'rate(30 days)'.",
  resource: 'AWS::SecretsManager::RotationSchedule',
  requires: anyOf(
    matches('RotationRules.ScheduleExpression', often, 'run at least every 90 days'),
    atMost('RotationRules.AutomaticallyAfterDays', 90),
  ),
  // A schedule and a number of days exclude each other, and what rotates decides how often it can.
  repair: 'none',
  satisfies: ['FSBP/SecretsManager.4', 'NIST-800-53/IA-5', 'PCI-DSS-4.0.1/8.6.3'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html',
  examples: {
    fails: [
      { SecretId: 'orders' },
      { SecretId: 'orders', RotationRules: { AutomaticallyAfterDays: 365 } },
      { SecretId: 'orders', RotationRules: { ScheduleExpression: 'rate(180 days)' } },
      { SecretId: 'orders', RotationRules: { ScheduleExpression: 'cron(0 8 1 1 ? *)' } },
    ],
    passes: [
      { SecretId: 'orders', RotationRules: { AutomaticallyAfterDays: 30 } },
      { SecretId: 'orders', RotationRules: { ScheduleExpression: 'rate(90 days)' } },
      ...[
        'rate(1 day)', 'rate(30 days)', 'rate(12 hours)', 'cron(0 8 1 * ? *)', 'cron(0 8 1 */2 ? *)', 'cron(30 16 ? JAN/3 SUN#1 *)',
        'cron(0 8 15 JAN,APR,JUL,OCT ? 2030-2034)', 'cron(0 8 1 MAR-NOV ? *)',
      ].map((ScheduleExpression) => ({ SecretId: 'orders', RotationRules: { ScheduleExpression } })),
    ],
    unknown: [
      { SecretId: 'orders', RotationRules: { AutomaticallyAfterDays: { Ref: 'Days' } } },
      { SecretId: 'orders', RotationRules: { ScheduleExpression: { Ref: 'Schedule' } } },
    ],
  },
});

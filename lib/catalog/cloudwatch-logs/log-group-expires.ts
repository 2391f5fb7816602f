import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const logGroupExpires = propertyControl({
  id: 'LogGroupExpires',
  title: 'Log groups have a retention period',
  severity: 'low',
  why: 'Logs that are kept for ever hold personal data longer than anyone needs it, and cost more each month.',
  fix: 'Set RetentionInDays.',
  resource: 'AWS::Logs::LogGroup',
  requires: present('RetentionInDays'),
  repair: { RetentionInDays: 365 },
  satisfies: ['FSBP/CloudWatch.16', 'NIST-800-53/AU-11'],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
  examples: {
    fails: [{}],
    passes: [{ RetentionInDays: 365 }],
  },
});

import { absent, anyOf, atLeast } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const logGroupKeptAYear = propertyControl({
  id: 'LogGroupKeptAYear',
  title: 'Log groups keep events for a year',
  severity: 'low',
  why: 'Most intrusions are noticed after months; by then the trace is gone.',
  fix: 'Set RetentionInDays to at least 365.',
  profile: 'strict',
  resource: 'AWS::Logs::LogGroup',
  requires: anyOf(absent('RetentionInDays'), atLeast('RetentionInDays', 365)),
  // Longer retention costs more.
  repair: 'none',
  satisfies: ['FSBP/CloudWatch.16', 'NIST-800-53/AU-11', 'PCI-DSS-4.0.1/10.5.1'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html',
  examples: {
    fails: [{ RetentionInDays: 7 }],
    passes: [{}, { RetentionInDays: 365 }],
    unknown: [{ RetentionInDays: { Ref: 'Days' } }],
  },
});

import { absent, anyOf, atLeast, each, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { takesAccessLogs } from './access-logs';

const kept = each('LifecycleConfiguration.Rules', anyOf(absent('ExpirationInDays'), atLeast('ExpirationInDays', 365)));
const logs = (ExpirationInDays: unknown) => ({
  Orders: { Type: 'AWS::S3::Bucket', Properties: { LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' } } } },
  Logs: { Type: 'AWS::S3::Bucket', Properties: { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays }] } } },
});

export const accessLogsKeptAYear = graphControl({
  id: 'AccessLogsKeptAYear',
  title: 'Access logs of S3 are kept for a year',
  severity: 'low',
  why: 'A leak comes to light after months. Then nobody can tell any more which objects were read, and by whom.',
  fix: 'Set ExpirationInDays in the rules of the log bucket to 365 or more.',
  profile: 'strict',
  resources: ['AWS::S3::Bucket'],
  * check(resource, graph) {
    if (!takesAccessLogs(resource, graph)) return;
    const { verdict, explanation, path } = judge(kept, resource);
    if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}` };
  },
  satisfies: ['NIST-800-53/AU-11', 'PCI-DSS-4.0.1/10.5.1'],
  mitigates: ['store.repudiation'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
  examples: {
    fails: [logs(30)],
    passes: [logs(365), logs(730), { Orders: { Type: 'AWS::S3::Bucket', Properties: { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays: 30 }] } } } }],
    unknown: [logs({ Ref: 'Days' })],
  },
});

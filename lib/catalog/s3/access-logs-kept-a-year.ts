import { absent, anyOf, atLeast, each, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { takesAccessLogs } from './access-logs';

const kept = each('LifecycleConfiguration.Rules', anyOf(absent('ExpirationInDays'), atLeast('ExpirationInDays', 365)));
const bucket = (properties: object) => ({ Type: 'AWS::S3::Bucket', Properties: properties });
const expiring = (ExpirationInDays: unknown) => ({ LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationInDays }] } });
const logs = (days: unknown) => ({
  Orders: bucket({ LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' } } }),
  Logs: bucket(expiring(days)),
});
const month = expiring(30);

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
    fails: [logs(30), { Logs: bucket({ AccessControl: 'LogDeliveryWrite', ...month }) }, {
      Orders: bucket({ LoggingConfiguration: { DestinationBucketName: 'access-logs-111122223333' } }),
      Logs: bucket({ BucketName: 'access-logs-111122223333', ...month }),
    }],
    passes: [
      logs(365), logs(730),
      { ...logs(365), Logs: bucket({ LifecycleConfiguration: { Rules: [{ Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }] } }) },
      { Orders: bucket(month) }, { Orders: bucket({ AccessControl: 'Private', ...month }) },
    ],
    unknown: [logs({ Ref: 'Days' })],
  },
});

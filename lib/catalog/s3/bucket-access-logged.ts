import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { takesAccessLogs } from './access-logs';

const bucket = (properties: object) => ({ Type: 'AWS::S3::Bucket', Properties: properties });

export const bucketAccessLogged = graphControl({
  id: 'BucketAccessLogged',
  title: 'S3 buckets log who reads and writes their objects',
  severity: 'low',
  why: 'After a leak no one can tell which objects were read, by whom and since when.',
  fix: 'Set LoggingConfiguration.DestinationBucketName to a bucket for logs.',
  resources: ['AWS::S3::Bucket'],
  * check(resource, graph) {
    // A bucket for logs does not log itself, and a prefix alone means the bucket itself.
    if (takesAccessLogs(resource, graph)) return;
    const { verdict, explanation } = judge(present('LoggingConfiguration'), resource);
    if (verdict !== 'pass') yield { verdict, message: explanation, path: 'Properties.LoggingConfiguration' };
  },
  satisfies: ['FSBP/S3.9', 'NIST-800-53/AU-2', 'NIST-800-53/AU-12'],
  mitigates: ['store.repudiation'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html',
  examples: {
    fails: [{ Orders: bucket({}) }],
    passes: [{ Orders: bucket({ LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' } } }), Logs: bucket({}) }],
    unknown: [{ Orders: bucket({ LoggingConfiguration: { 'Fn::Transform': { Name: 'Logging' } } }) }],
  },
});

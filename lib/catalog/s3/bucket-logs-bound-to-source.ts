import { graphControl } from '../../core/control';
import { grantsOf } from '../../iam/grants';
import { serviceNameOf, servicesWithoutSource } from '../../iam/service-principals';

/** Services that say whose logs they deliver, by AWS's own words on buckets for them. */
const senders: ReadonlySet<string> = new Set(['delivery', 'logging']);
const policy = (Service: string, more: object = {}) => ({
  Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'logs', PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 's3:PutObject', Resource: 'arn:aws:s3:::logs/*', ...more }] } } },
});

export const bucketLogsBoundToSource = graphControl({
  id: 'BucketLogsBoundToSource',
  title: 'Buckets take logs only of a known source',
  severity: 'low',
  why: 'Any account can name the bucket for its logs: forged records stand among yours, and you pay for them.',
  fix: 'Add a condition on aws:SourceAccount or aws:SourceArn.',
  profile: 'strict',
  resources: ['AWS::S3::BucketPolicy'],
  * check(resource) {
    for (const { statement, verdict } of grantsOf(resource, 'resource')) {
      for (const service of servicesWithoutSource(statement, senders)) {
        yield { verdict, message: `${serviceNameOf(service)} may write on behalf of every account`, path: statement.path, detail: service };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-3', 'NIST-800-53/AU-9'],
  mitigates: ['store.tampering', 'store.repudiation'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html',
  examples: {
    fails: [policy('logging.s3.amazonaws.com'), policy('delivery.logs.amazonaws.com')],
    passes: [
      policy('logging.s3.amazonaws.com', { Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } }),
      policy('logging.s3.amazonaws.com', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::orders' } } }),
    ],
    unknown: [policy('logging.s3.amazonaws.com', { Effect: { Ref: 'Effect' } })],
  },
});

import { graphControl } from '../../core/control';
import { Condition } from '../../iam/condition';
import { deniedToAll } from '../../iam/denial';
import { isAbout, policyHoldersOf } from '../../iam/transport';

const Orders = { Type: 'AWS::S3::Bucket' };
const policy = (PolicyDocument: object, bucket: unknown = { Ref: 'Orders' }) => ({
  Orders, Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: bucket, PolicyDocument } },
});
const denial = (condition: object, bucket?: unknown) => (
  policy({ Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: condition }] }, bucket)
);
const below = (version: unknown) => denial({ NumericLessThan: { 's3:TlsVersion': version } });

/** The operators of which every version below 1.2 is told, by the least version that they have to be given. */
const operators: Readonly<Record<string, number>> = {
  numericlessthan: 1.2, numericlessthanifexists: 1.2, numericlessthanequals: 1.1, numericlessthanequalsifexists: 1.1,
};

function isOldTls(conditions: readonly Condition[]): boolean {
  // Of several versions, the newest tells.
  return conditions.length === 1 && conditions.every(({ operator, key, values }) => (
    key === 's3:tlsversion' && values.some((version) => Number(version) >= operators[operator])));
}

export const bucketTlsPinned = graphControl({
  id: 'BucketTlsPinned',
  title: 'S3 buckets state the TLS version that they ask for',
  severity: 'low',
  why: 'What a bucket takes is otherwise up to the endpoint, an access point or a proxy before it: with TLS 1.0 what is read can be deciphered on the way.',
  fix: 'Add a bucket policy that denies s3:* to everyone where s3:TlsVersion is less than 1.2.',
  profile: 'strict',
  resources: ['AWS::S3::Bucket'],
  * check(resource, graph) {
    const holders = policyHoldersOf(resource, graph, [['AWS::S3::BucketPolicy', 'Bucket']], 'BucketName');
    const verdict = deniedToAll(holders, ['s3:GetObject', 's3:PutObject'], isOldTls, (statement) => isAbout(statement, resource, 'BucketName'));
    if (verdict !== 'pass') yield { verdict, message: 'no policy denies reading and writing over TLS below 1.2 to everyone' };
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
  examples: {
    fails: [
      { Orders },
      below(1.1),
      denial({ NumericLessThan: { 's3:TlsVersion': 1.2 }, StringEquals: { 'aws:PrincipalType': 'Anonymous' } }),
      denial({ NumericLessThanEquals: { 's3:TlsVersion': 1.0 } }),
      denial({ NumericGreaterThan: { 's3:TlsVersion': 1.2 } }),
      denial({ NumericLessThan: { 's3:signatureAge': 600000 } }),
    ],
    passes: [
      below(1.2),
      below('1.3'),
      below([1.1, 1.2]),
      denial({ NumericLessThanEquals: { 's3:TlsVersion': 1.1 } }),
      { ...denial({ NumericLessThan: { 's3:TlsVersion': 1.2 } }, 'orders'), Orders: { ...Orders, Properties: { BucketName: 'orders' } } },
    ],
    unknown: [policy({ Ref: 'Policy' })],
  },
});

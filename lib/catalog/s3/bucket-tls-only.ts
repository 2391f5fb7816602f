import { graphControl } from '../../core/control';
import { Resource, TemplateGraph } from '../../core/template-graph';
import { isAbout, plainHttpRefused, policyHoldersOf } from '../../iam/transport';

const actions = ['s3:GetObject', 's3:PutObject'];
const bucket = { Type: 'AWS::S3::Bucket' };
const policy = (statement: object, target: unknown = { Ref: 'Orders' }) => ({
  Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: target, PolicyDocument: { Statement: [statement] } },
});
const denial = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

function policiesOfBucket(subject: Resource, graph: TemplateGraph): Resource[] {
  return policyHoldersOf(subject, graph, [['AWS::S3::BucketPolicy', 'Bucket']], 'BucketName');
}

function policiesOfBuckets(graph: TemplateGraph): ReadonlySet<Resource> {
  return graph.once('policies of buckets', () => new Set(graph.ofType('AWS::S3::Bucket').flatMap((one) => policiesOfBucket(one, graph))));
}

export const bucketTlsOnly = graphControl({
  id: 'BucketTlsOnly',
  title: 'S3 buckets refuse requests without TLS',
  severity: 'medium',
  why: 'A client that speaks plain HTTP shows its objects, and signed links to more of them, to everyone on the path.',
  fix: 'Add a bucket policy that denies s3:* to everyone where aws:SecureTransport is false.',
  resources: ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
  * check(resource, graph) {
    // A policy is asked itself where its bucket is not among the templates.
    const orphaned = resource.type === 'AWS::S3::BucketPolicy';
    if (orphaned && policiesOfBuckets(graph).has(resource)) return;
    const holders = orphaned ? [resource] : policiesOfBucket(resource, graph);
    const verdict = plainHttpRefused(holders, actions, orphaned ? undefined : (statement) => isAbout(statement, resource, 'BucketName'));
    if (verdict !== 'pass') yield { verdict, message: 'no policy denies reading and writing without TLS to everyone' };
  },
  satisfies: ['FSBP/S3.5', 'NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
  examples: {
    fails: [
      { Orders: bucket },
      { Orders: bucket, Policy: policy({ ...denial, Action: 's3:PutObject' }) },
      { Orders: bucket, Policy: policy({ ...denial, Resource: 'arn:aws:s3:::invoices' }) },
      { Policy: policy({ ...denial, Effect: 'Allow' }, { 'Fn::ImportValue': 'Bucket' }) },
      { Orders: { ...bucket, Properties: { BucketName: 'invoices' } }, Own: policy(denial), Policy: policy({ ...denial, Effect: 'Allow' }, 'orders') },
    ],
    passes: [
      { Orders: bucket, Policy: policy(denial) },
      { Orders: { ...bucket, Properties: { BucketName: 'orders' } }, Policy: policy(denial, 'orders') },
      { Policy: policy(denial, { 'Fn::ImportValue': 'Bucket' }) },
      { Policy: policy(denial, 'orders') },
    ],
    unknown: [{ Orders: bucket, Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: { Ref: 'Orders' }, PolicyDocument: { Ref: 'Policy' } } } }],
  },
});

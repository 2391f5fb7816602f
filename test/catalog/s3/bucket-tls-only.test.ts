import { bucketTlsOnly } from '../../../lib/catalog/s3/bucket-tls-only';
import { exampleFindings } from '../../../lib/core/example';

const policy = (Bucket: unknown) => ({ Type: 'AWS::S3::BucketPolicy', Properties: { Bucket, PolicyDocument: { Statement: [] } } });

function subjects(resources: Record<string, unknown>): string[] {
  return exampleFindings(bucketTlsOnly, resources).map(({ logicalId }) => logicalId);
}

test('of a bucket and its policy, only the bucket is asked', () => {
  expect(subjects({ Orders: { Type: 'AWS::S3::Bucket' }, Policy: policy({ Ref: 'Orders' }) })).toEqual(['Orders']);
  expect(subjects({ Orders: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'orders' } }, Policy: policy('orders') })).toEqual(['Orders']);
});

test('a policy is asked whose bucket only deployment knows', () => {
  expect(subjects({ Policy: policy({ 'Fn::ImportValue': 'Bucket' }) })).toEqual(['Policy']);
});

import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const policy = (more: object = {}) => ({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*', ...more }] });

export const specialBucketPolicyRestricted = graphControl({
  id: 'SpecialBucketPolicyRestricted',
  title: 'Policies of table, vector and directory buckets name who may use them',
  severity: 'critical',
  why: 'Anyone with an AWS account reads or replaces what the bucket holds.',
  fix: 'Name the principals, or add a condition on aws:PrincipalOrgID.',
  profile: 'baseline',
  resources: ['AWS::S3Tables::TableBucketPolicy', 'AWS::S3Tables::TablePolicy', 'AWS::S3Vectors::VectorBucketPolicy', 'AWS::S3Express::BucketPolicy'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['store.disclosure', 'store.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-resource-based-policies.html',
  examples: {
    fails: [
      { Policy: { Type: 'AWS::S3Tables::TableBucketPolicy', Properties: { ResourcePolicy: policy() } } },
      { Policy: { Type: 'AWS::S3Tables::TablePolicy', Properties: { ResourcePolicy: policy() } } },
      { Policy: { Type: 'AWS::S3Vectors::VectorBucketPolicy', Properties: { Policy: policy() } } },
      { Policy: { Type: 'AWS::S3Express::BucketPolicy', Properties: { PolicyDocument: policy() } } },
    ],
    passes: [
      { Policy: { Type: 'AWS::S3Tables::TableBucketPolicy', Properties: { ResourcePolicy: policy({ Principal: { AWS: 'arn:aws:iam::111122223333:role/reader' } }) } } },
      { Policy: { Type: 'AWS::S3Tables::TableBucketPolicy', Properties: { ResourcePolicy: policy({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }) } } },
    ],
    unknown: [{ Policy: { Type: 'AWS::S3Tables::TableBucketPolicy', Properties: { ResourcePolicy: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});

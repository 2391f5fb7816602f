import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const read = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*' };
const policy = (statement: object) => ({
  Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'orders', PolicyDocument: { Statement: [statement] } } },
});

export const bucketPolicyRestricted = graphControl({
  id: 'BucketPolicyRestricted',
  title: 'Bucket policies name who may use the bucket',
  severity: 'critical',
  why: 'Anyone on the internet can read, list or replace the objects, whatever the statement allows.',
  fix: 'Name the principals, such as the CloudFront service with aws:SourceArn, or add a condition on aws:PrincipalOrgID or aws:SourceVpce.',
  profile: 'baseline',
  resources: ['AWS::S3::BucketPolicy'],
  check: publicStatements,
  satisfies: ['FSBP/S3.2', 'FSBP/S3.3', 'NIST-800-53/AC-3', 'NIST-800-53/SC-7'],
  mitigates: ['store.disclosure', 'store.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  examples: {
    fails: [policy(read), policy({ ...read, Principal: { AWS: '*' }, Action: ['s3:ListBucket', 's3:PutObject'] })],
    passes: [
      policy({ ...read, Principal: { Service: 'cloudfront.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceArn': 'arn:aws:cloudfront::111122223333:distribution/A' } } }),
      policy({ ...read, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      policy({ ...read, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ],
    unknown: [{ Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'orders', PolicyDocument: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});

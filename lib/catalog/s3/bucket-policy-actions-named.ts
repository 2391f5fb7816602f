import { graphControl } from '../../core/control';
import { serviceWildcards } from '../../iam/resource-policy-outcomes';

const allow = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:role/orders' }, Action: 's3:*', Resource: 'arn:aws:s3:::orders/*' };
const policy = (statement: object) => ({
  Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'orders', PolicyDocument: { Statement: [statement] } } },
});

export const bucketPolicyActionsNamed = graphControl({
  id: 'BucketPolicyActionsNamed',
  title: 'Bucket policies name the actions that they allow',
  severity: 'high',
  why: 'Whoever takes over the principal can also change the policy itself, open the bucket to the world or delete every version.',
  fix: 'List the actions, such as s3:GetObject.',
  resources: ['AWS::S3::BucketPolicy'],
  check: serviceWildcards,
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['store.elevation'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
  examples: {
    fails: [policy(allow), policy({ ...allow, Action: ['s3:GetObject', '*'] })],
    passes: [policy({ ...allow, Action: 's3:GetObject' }), policy({ ...allow, Effect: 'Deny' })],
    unknown: [{ Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'orders', PolicyDocument: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});

import { anyOf, is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const permissionForBucketsBoundToAccount = propertyControl({
  id: 'PermissionForBucketsBoundToAccount',
  title: 'S3 invokes functions only for buckets of this account',
  severity: 'medium',
  why: "The ARN of a bucket names no account: whoever takes over the deleted bucket's name invokes the function.",
  fix: 'Set SourceAccount beside SourceArn.',
  resource: 'AWS::Lambda::Permission',
  appliesWhen: is('Principal', 's3.amazonaws.com'),
  requires: anyOf(present('SourceAccount'), present('PrincipalOrgID')),
  satisfies: ['FSBP/Lambda.1'],
  mitigates: ['function.spoofing'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-s3.html',
  examples: {
    fails: [{ Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::orders' }],
    passes: [{ Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::orders', SourceAccount: { Ref: 'AWS::AccountId' } }, { Principal: 'sns.amazonaws.com' }],
  },
});

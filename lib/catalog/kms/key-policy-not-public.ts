import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const key = (statement: object) => ({ Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } } } });

export const keyPolicyNotPublic = graphControl({
  id: 'KeyPolicyNotPublic',
  title: 'KMS key policies let nobody in unconditionally',
  severity: 'critical',
  why: 'Anyone with an AWS account can decrypt what the key protects.',
  fix: 'Name the principal, or add a condition such as kms:CallerAccount.',
  profile: 'baseline',
  resources: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  check: publicStatements,
  satisfies: ['FSBP/KMS.5', 'NIST-800-53/AC-3'],
  mitigates: ['key.disclosure', 'key.elevation'],
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
  examples: {
    fails: [
      key({ Principal: '*', Action: 'kms:*' }),
      // Any account can come through Amazon S3.
      key({ Principal: { AWS: '*' }, Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } } }),
    ],
    passes: [
      key({ Principal: { AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':root']] } }, Action: 'kms:*' }),
      key({ Principal: { AWS: '*' }, Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:CallerAccount': { Ref: 'AWS::AccountId' } } } }),
    ],
    unknown: [{ Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Ref: 'Policy' } } } }],
  },
});

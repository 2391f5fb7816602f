import { graphControl } from '../../core/control';
import { policiesOf } from '../../iam/policy';
import { isPublic } from '../../iam/reach';

export const keyPolicyNotPublic = graphControl({
  id: 'KeyPolicyNotPublic',
  title: 'KMS key policies let nobody in unconditionally',
  severity: 'critical',
  why: 'Anyone with an AWS account can decrypt what the key protects.',
  fix: 'Name the principal, or add a condition such as kms:CallerAccount.',
  profile: 'baseline',
  resources: ['AWS::KMS::Key'],
  * check(key) {
    for (const { statements, path, unknown } of policiesOf(key)) {
      if (unknown) yield { verdict: 'unknown', message: unknown, path };
      for (const statement of statements.filter(isPublic)) {
        yield { verdict: 'fail', message: "the principal '*' may use the key without a condition", path: statement.path };
      }
    }
  },
  satisfies: ['FSBP/KMS.5', 'NIST-800-53/AC-3'],
  mitigates: ['key.disclosure', 'key.elevation'],
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
  examples: {
    fails: [{ Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'kms:*', Resource: '*' }] } } } }],
    passes: [{
      Key: {
        Type: 'AWS::KMS::Key',
        Properties: {
          KeyPolicy: {
            Statement: [{
              Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:Decrypt', Resource: '*',
              Condition: { StringEquals: { 'kms:CallerAccount': { Ref: 'AWS::AccountId' } } },
            }],
          },
        },
      },
    }],
    unknown: [{ Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Ref: 'Policy' } } } }],
  },
});

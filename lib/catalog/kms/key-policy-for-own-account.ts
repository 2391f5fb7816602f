import { graphControl } from '../../core/control';
import { matchesPattern } from '../../iam/action-pattern';
import { policiesOf } from '../../iam/policy';
import { foreignAccounts, mayBeOwnAccount } from '../../iam/reach';
import { takeOverActions } from './take-over-actions';

const allow = (AWS: unknown, Action: unknown, more: object = {}) => ({ Effect: 'Allow', Principal: { AWS }, Action, Resource: '*', ...more });
const own = allow({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':root']] }, 'kms:*');
const partner = 'arn:aws:iam::111122223333:root';
const key = (...Statement: object[]) => ({ Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement } } } });

export const keyPolicyForOwnAccount = graphControl({
  id: 'KeyPolicyForOwnAccount',
  title: 'KMS keys are not administered by other accounts',
  severity: 'high',
  why: 'Whoever takes over the other account can give the key to others, lock you out of it, or schedule its deletion.',
  fix: 'Allow the other account kms:Decrypt, kms:GenerateDataKey and kms:DescribeKey; for kms:CreateGrant add kms:GrantIsForAWSResource.',
  resources: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  * check(resource) {
    for (const policy of policiesOf(resource)) {
      // A key policy names the account that the key is in: whoever it names alone is that account, or the key can't be administered.
      const verdict = mayBeOwnAccount(resource, policy) ? 'unknown' : 'fail';
      for (const { effect, principals, actions, conditions, path } of policy.statements) {
        if (effect !== 'Allow' || conditions.some(({ key: name }) => name === 'kms:grantisforawsresource')) continue;
        const action = actions.find((pattern) => takeOverActions.some((one) => matchesPattern(pattern, one)));
        if (action === undefined) continue;
        for (const account of foreignAccounts(principals, resource)) {
          const doubt = verdict === 'unknown' ? '; whether that is the own account is known only on deployment' : '';
          yield { verdict, message: `account ${account} is allowed ${action}${doubt}`, path, detail: account };
        }
      }
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['key.elevation', 'key.denial'],
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html',
  examples: {
    fails: [
      key(own, allow(partner, 'kms:*')),
      key(own, allow(partner, ['kms:Decrypt', 'kms:Put*'])),
      key(own, allow(partner, 'kms:CreateGrant', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } })),
    ],
    passes: [
      key(own),
      key(own, allow(partner, 'kms:*', { Effect: 'Deny' })),
      key(own, allow(partner, ['kms:Decrypt', 'kms:DescribeKey'])),
      key(own, allow(partner, 'kms:CreateGrant', { Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } })),
    ],
    unknown: [key(allow(partner, 'kms:*'))],
  },
});

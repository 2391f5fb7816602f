import { graphControl } from '../../core/control';
import { isServiceWildcard } from '../../iam/action-pattern';
import { grantsOf } from '../../iam/grants';
import { allows, foreignAccounts } from '../../iam/reach';

/** Each of them is, alone, a way to all others. */
const administrative = ['kms:PutKeyPolicy', 'kms:CreateGrant', 'kms:ScheduleKeyDeletion'];

const key = (statement: object) => ({ Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } } } });
const partner = { Principal: { AWS: 'arn:aws:iam::111122223333:root' } };

export const keyPolicyForOwnAccount = graphControl({
  id: 'KeyPolicyForOwnAccount',
  title: 'KMS keys are not administered by other accounts',
  severity: 'high',
  why: 'Whoever takes over the other account can give the key to others, lock you out of it, or schedule its deletion.',
  fix: 'Allow the other account kms:Decrypt, kms:GenerateDataKey and kms:DescribeKey; for kms:CreateGrant add kms:GrantIsForAWSResource.',
  resources: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  * check(resource) {
    for (const { statement, verdict } of grantsOf(resource, 'resource')) {
      if (statement.conditions.some(({ key: name }) => name === 'kms:grantisforawsresource')) continue;
      const action = statement.actions.find(isServiceWildcard) ?? administrative.find((one) => allows({ ...statement, effect: 'Allow' }, one));
      if (action === undefined) continue;
      for (const account of foreignAccounts(statement.principals, resource)) {
        yield { verdict, message: `account ${account} is allowed ${action}`, path: statement.path, detail: account };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['key.elevation', 'key.denial'],
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html',
  examples: {
    fails: [key({ ...partner, Action: 'kms:*' }), key({ ...partner, Action: ['kms:Decrypt', 'kms:PutKeyPolicy'] })],
    passes: [
      key({ ...partner, Action: ['kms:Decrypt', 'kms:DescribeKey'] }),
      key({ ...partner, Action: 'kms:CreateGrant', Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } }),
      key({ Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } }, Action: 'kms:*' }),
    ],
    unknown: [key({ ...partner, Action: 'kms:*', Effect: { Ref: 'Effect' } })],
  },
});

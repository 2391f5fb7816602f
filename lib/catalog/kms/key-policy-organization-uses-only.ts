import { graphControl } from '../../core/control';
import { matchesPattern } from '../../iam/action-pattern';
import { grantsOf } from '../../iam/grants';
import { isForOrganization } from './organization-grant';
import { takeOverActions } from './take-over-actions';

const key = (Action: unknown, more: object = {}) => ({
  Key: {
    Type: 'AWS::KMS::Key',
    Properties: {
      KeyPolicy: {
        Statement: [{ Effect: 'Allow', Principal: '*', Action, Resource: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', ...more } } }],
      },
    },
  },
});

export const keyPolicyOrganizationUsesOnly = graphControl({
  id: 'KeyPolicyOrganizationUsesOnly',
  title: 'The accounts of an organization may use KMS keys, not administer them',
  severity: 'high',
  why: 'Whoever takes over any account of the organization can give the key to others, lock you out of it, or schedule its deletion.',
  fix: 'Allow the organization kms:Decrypt, kms:GenerateDataKey and kms:DescribeKey; for kms:CreateGrant add kms:GrantIsForAWSResource.',
  resources: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  * check(resource) {
    for (const { statement, verdict } of grantsOf(resource, 'resource')) {
      const { conditions, actions, path } = statement;
      if (!isForOrganization(statement) || conditions.some(({ key: name }) => name === 'kms:grantisforawsresource')) continue;
      const action = actions.find((pattern) => takeOverActions.some((one) => matchesPattern(pattern, one)));
      if (action !== undefined) yield { verdict, message: `every account of the organization is allowed ${action}`, path };
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['key.elevation', 'key.denial'],
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
  examples: {
    fails: [key('kms:*'), key(['kms:Decrypt', 'kms:CreateGrant']), key('kms:ScheduleKeyDeletion')],
    passes: [key(['kms:Decrypt', 'kms:DescribeKey']), key('kms:CreateGrant', { 'kms:GrantIsForAWSResource': 'true' })],
  },
});

import { graphControl } from '../../core/control';
import { matchesPattern } from '../../iam/action-pattern';
import { grantsOf } from '../../iam/grants';

const administrative = ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:DisableKey'];

const key = (Action: unknown, principal: object = { Service: 'cloudwatch.amazonaws.com' }) => ({
  Key: {
    Type: 'AWS::KMS::Key',
    Properties: { KeyPolicy: { Statement: [{ Effect: 'Allow', Principal: principal, Action, Resource: '*' }] } },
  },
});

export const keyPolicyServicesUseOnly = graphControl({
  id: 'KeyPolicyServicesUseOnly',
  title: 'AWS services may use KMS keys, not administer them',
  severity: 'medium',
  why: 'A service encrypts and decrypts; what else it is allowed serves only those who find a way to make it act for them.',
  fix: 'Allow the service the actions that its documentation names, such as kms:Decrypt and kms:GenerateDataKey*.',
  resources: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  * check(resource) {
    for (const { statement, verdict } of grantsOf(resource, 'resource')) {
      const services = statement.principals.filter(({ kind }) => kind === 'Service');
      const action = statement.actions.find((pattern) => administrative.some((one) => matchesPattern(pattern, one)));
      if (action === undefined) continue;
      for (const { id } of services) yield { verdict, message: `${id} is allowed ${action}`, path: statement.path, detail: id };
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['key.elevation', 'key.denial'],
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/least-privilege.html',
  examples: {
    fails: [key('kms:*'), key(['kms:Decrypt', 'kms:Put*']), key('kms:ScheduleKeyDeletion'), key('kms:Disable*')],
    passes: [
      key(['kms:Decrypt', 'kms:GenerateDataKey*']),
      key('kms:CreateGrant'),
      key('kms:*', { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } }),
    ],
  },
});

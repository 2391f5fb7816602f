import { graphControl } from '../../core/control';
import { statementsOf } from '../../iam/policy';
import { accountIn, bounds } from '../../iam/reach';

export const roleTrustAsksExternalId = graphControl({
  id: 'RoleTrustAsksExternalId',
  title: 'Roles for other accounts ask for an external id',
  severity: 'medium',
  why: 'A service provider that works for many customers can be made to use your role for another of them.',
  fix: 'Add a condition on sts:ExternalId, or on aws:PrincipalOrgID for accounts of your own.',
  resources: ['AWS::IAM::Role'],
  * check(role) {
    for (const { effect, principals, conditions, path } of statementsOf(role, 'trust')) {
      if (effect !== 'Allow' || conditions.some(bounds) || conditions.some(({ key }) => key === 'sts:externalid' || key.startsWith('aws:multifactorauth'))) continue;
      const accounts = new Set(principals.map(accountIn).filter((account) => account !== undefined && account !== role.stack.source.account));
      for (const account of accounts) {
        yield { verdict: 'fail', message: `account ${account} may take the role without an external id`, path, detail: account };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  examples: {
    fails: [{ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole' }] } } } }],
    passes: [{ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': 'orders' } } }] } } } }, { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { AWS: { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:root' } }, Action: 'sts:AssumeRole' }] } } } }],
  },
});

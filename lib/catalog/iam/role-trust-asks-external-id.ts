import { graphControl } from '../../core/control';
import { bounds } from '../../iam/condition';
import { grantsOf } from '../../iam/grants';
import { foreignAccounts } from '../../iam/reach';

const role = (Principal: object, more: object = {}) => ({
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...more }] } } },
});

export const roleTrustAsksExternalId = graphControl({
  id: 'RoleTrustAsksExternalId',
  title: 'Roles for other accounts ask for an external id',
  severity: 'medium',
  why: 'A service provider that works for many customers can be made to use your role for another of them.',
  fix: 'Add a condition on sts:ExternalId, or on aws:PrincipalOrgID for accounts of your own.',
  resources: ['AWS::IAM::Role'],
  * check(resource) {
    for (const { statement: { principals, conditions, path }, verdict } of grantsOf(resource, 'trust')) {
      if (conditions.some((condition) => bounds(condition) || asksForMore(condition.operator, condition.key))) continue;
      for (const account of foreignAccounts(principals, resource)) {
        yield { verdict, message: `account ${account} may take the role without an external id`, path, detail: account };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
  examples: {
    fails: [
      role({ AWS: 'arn:aws:iam::111122223333:root' }),
      role({ AWS: '111122223333' }, { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      role({ AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::111122223333:root']] } }),
    ],
    passes: [
      role({ AWS: 'arn:aws:iam::111122223333:root' }, { Condition: { StringEquals: { 'sts:ExternalId': 'orders-7f3a' } } }),
      role({ AWS: 'arn:aws:iam::111122223333:root' }, { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      role({ AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':root']] } }),
      role({ Service: 'lambda.amazonaws.com' }),
    ],
    unknown: [role({ AWS: '111122223333' }, { Effect: { Ref: 'Effect' } })],
  },
});

/** An external id, or a second factor, which only people have. */
function asksForMore(operator: string, key: string): boolean {
  return /^(?:sts:externalid|aws:multifactorauth(?:present|age))$/.test(key) && !/ifexists$|^null$/.test(operator);
}

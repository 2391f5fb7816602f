import { graphControl } from '../../core/control';
import { statementsOf } from '../../iam/policy';

/** Continuous integration and clusters: an audience is the same for all their tenants. Cognito's is the identity pool. */
const isWorkload = (provider: string) => !provider.includes('cognito-identity');
const isAnySubject = (subject: string) => /^(\*|repo:\*.*|project_path:\*.*|system:serviceaccount:\*.*)$/.test(subject);

export const federatedTrustBoundToSubject = graphControl({
  id: 'FederatedTrustBoundToSubject',
  title: 'Roles for federated workloads name the subject',
  severity: 'critical',
  why: 'Every repository, or every user, of the identity provider can take the role.',
  fix: 'Add a condition on <provider>:sub that names the repository and branch.',
  profile: 'baseline',
  resources: ['AWS::IAM::Role'],
  * check(role) {
    for (const { effect, principals, conditions, path } of statementsOf(role, 'trust')) {
      const provider = principals.find(({ kind, id }) => kind === 'Federated' && !id.includes(':saml-provider/'));
      if (effect !== 'Allow' || !provider) continue;
      const named = conditions.some(({ operator, key, values }) => !operator.endsWith('ifexists') && /^(foranyvalue:)?string(equals|like)/.test(operator)
        && /:(sub|aud|amr)$/.test(key) && (key.endsWith(':sub') || !isWorkload(provider.id)) && values.length > 0 && !values.some(isAnySubject));
      if (!named) yield { verdict: 'fail', message: `every subject of ${provider.id.split('/').slice(1).join('/') || provider.id} may take the role`, path };
    }
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
  examples: {
    fails: [{ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }, Action: 'sts:AssumeRoleWithWebIdentity' }] } } } }, { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }, Action: 'sts:AssumeRoleWithWebIdentity', Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' } } }] } } } }],
    passes: [{ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' }, Action: 'sts:AssumeRoleWithWebIdentity', Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:example/orders:ref:refs/heads/main' } } }] } } } }],
  },
});

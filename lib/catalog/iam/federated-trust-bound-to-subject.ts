import { graphControl } from '../../core/control';
import { demandsClaim, federationOf, providerName } from '../../iam/federation';
import { grantsOf } from '../../iam/grants';

const github = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const role = (Federated: unknown, Condition?: object) => ({
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Federated }, Action: 'sts:AssumeRoleWithWebIdentity', Condition }] } },
  },
});
const sub = 'token.actions.githubusercontent.com:sub';
const aud = { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' };

/** GitHub and GitLab repeat parts of the subject in claims of their own. */
const subjectClaims = /:(?:sub|repository|repository_id|repository_owner|repository_owner_id|job_workflow_ref|project_path|project_id|namespace_path|namespace_id)$/;

// Continuous integration and clusters: their audience is the same for all tenants, so that only the subject tells them apart.
export const federatedTrustBoundToSubject = graphControl({
  id: 'FederatedTrustBoundToSubject',
  title: 'Roles for federated workloads name the subject',
  severity: 'critical',
  why: 'Every repository of the platform, those of strangers included, can take the role.',
  fix: 'Add a condition on <provider>:sub that names the organization, repository and branch or environment.',
  profile: 'baseline',
  resources: ['AWS::IAM::Role'],
  * check(resource) {
    for (const { statement: { principals, actions, conditions, path }, verdict } of grantsOf(resource, 'trust')) {
      for (const { id } of principals.filter((one) => one.kind === 'Federated' && federationOf(one.id, actions) === 'workload')) {
        const demanded = demandsClaim(conditions, subjectClaims);
        if (demanded === true) continue;
        const message = demanded === false
          ? `every subject of ${providerName(id)} may take the role`
          : `which subjects of ${providerName(id)} may take the role is known only on deployment`;
        yield { verdict: demanded === false ? verdict : 'unknown', message, path };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
  examples: {
    fails: [
      role(github),
      role({ Ref: 'GitHub' }, { StringEquals: aud }),
      role(github, { StringEquals: aud, StringLike: { [sub]: 'repo:*' } }),
      role(github, { StringLikeIfExists: { [sub]: 'repo:example/orders:*' } }),
      role(github, { StringLike: { [sub]: ['repo:example/orders:*', '*'] } }),
      role(github, { StringEquals: { 'token.actions.githubusercontent.com:repository_visibility': 'private' } }),
    ],
    passes: [
      role(github, { StringEquals: { ...aud, [sub]: 'repo:example/orders:ref:refs/heads/main' } }),
      role({ 'Fn::GetAtt': ['GitHub', 'Arn'] }, { StringLike: { [sub]: { 'Fn::Sub': 'repo:${Organization}/orders:*' } } }),
      role('cognito-identity.amazonaws.com'),
      { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] } } } },
    ],
    unknown: [role(github, { StringEquals: { [sub]: { 'Fn::ImportValue': 'Subject' } } })],
  },
});

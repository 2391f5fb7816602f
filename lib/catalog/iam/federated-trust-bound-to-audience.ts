import { graphControl } from '../../core/control';
import { demandsClaim, federationOf, providerName } from '../../iam/federation';
import { grantsOf } from '../../iam/grants';

const role = (Federated: unknown, Condition?: object) => ({
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Federated }, Action: 'sts:AssumeRoleWithWebIdentity', Condition }] } },
  },
});
const cognito = 'cognito-identity.amazonaws.com';
const saml = 'arn:aws:iam::111122223333:saml-provider/Company';

const claims = { cognito: /^cognito-identity\.amazonaws\.com:aud$/, saml: /^saml:(?:aud|iss|sub)$/, web: /:(?:aud|app_id)$/ };

export const federatedTrustBoundToAudience = graphControl({
  id: 'FederatedTrustBoundToAudience',
  title: 'Roles for users of an identity provider name the audience',
  severity: 'high',
  why: "Users of anyone's identity pool or application at the same provider can take the role.",
  fix: 'Add a condition on cognito-identity.amazonaws.com:aud (the identity pool), SAML:aud, or the aud of the provider.',
  profile: 'baseline',
  resources: ['AWS::IAM::Role'],
  * check(resource) {
    for (const { statement: { principals, actions, conditions, path }, verdict } of grantsOf(resource, 'trust')) {
      for (const { id } of principals.filter(({ kind }) => kind === 'Federated')) {
        const federation = federationOf(id, actions);
        const demanded = federation === 'workload' || demandsClaim(conditions, claims[federation]);
        if (demanded === true) continue;
        const message = demanded === false
          ? `users of every audience of ${providerName(id)} may take the role`
          : `whose users of ${providerName(id)} may take the role is known only on deployment`;
        yield { verdict: demanded === false ? verdict : 'unknown', message, path };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html',
  examples: {
    fails: [
      role(cognito),
      role(cognito, { 'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' } }),
      role(saml),
      role(saml, { StringEquals: { 'SAML:sub_type': 'persistent' } }),
    ],
    passes: [
      {
        IdentityPool: { Type: 'AWS::Cognito::IdentityPool', Properties: { AllowUnauthenticatedIdentities: false } },
        ...role(cognito, { StringEquals: { 'cognito-identity.amazonaws.com:aud': { Ref: 'IdentityPool' } } }),
      },
      role(saml, { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } }),
      role('accounts.google.com', { StringEquals: { 'accounts.google.com:aud': '66677788899900pro0' } }),
      role('arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com'),
      { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] } } } },
    ],
    unknown: [role(cognito, { StringEquals: { 'cognito-identity.amazonaws.com:aud': { 'Fn::ImportValue': 'IdentityPool' } } })],
  },
});

import { graphControl } from '../../core/control';
import { matchesPattern } from '../../iam/action-pattern';
import { excludesStrangers, sparesServices } from '../../iam/condition';
import { policiesOf } from '../../iam/policy';
import { isAbout, policyHoldersOf } from '../../iam/transport';

const targets = [['AWS::SecretsManager::ResourcePolicy', 'SecretId']] as const;
const secret = { Type: 'AWS::SecretsManager::Secret' };
const policy = (document: unknown) => ({
  Type: 'AWS::SecretsManager::ResourcePolicy', Properties: { SecretId: { Ref: 'Orders' }, ResourcePolicy: document },
});
const denial = { Effect: 'Deny', Principal: '*', Action: 'secretsmanager:*', Resource: '*' };

export const secretClosedToStrangers = graphControl({
  id: 'SecretClosedToStrangers',
  title: 'Secrets refuse principals from outside the account or organization',
  severity: 'low',
  why: 'One careless grant to another account is enough to hand the secret out; a denial stands whatever is granted later.',
  fix: 'Add a resource policy that denies secretsmanager:* where aws:PrincipalAccount is not your account, or aws:PrincipalOrgID not your organization.',
  profile: 'strict',
  resources: ['AWS::SecretsManager::Secret'],
  * check(resource, graph) {
    const policies = policyHoldersOf(resource, graph, targets, 'Name').flatMap(policiesOf);
    // With any further condition some strangers are let in.
    const denials = policies.flatMap(({ statements }) => statements)
      .filter((statement) => statement.effect === 'Deny' && isAbout(statement, resource, 'Name'));
    const closed = denials.some(({ actions, principals, conditions }) =>
      actions.some((action) => matchesPattern(action, 'secretsmanager:GetSecretValue')) && principals.some(({ kind }) => kind === 'any')
      && conditions.some(excludesStrangers) && conditions.every((condition) => excludesStrangers(condition) || sparesServices(condition)));
    if (closed) return;
    const verdict = policies.some(({ unknown }) => unknown !== undefined) ? 'unknown' : 'fail';
    yield { verdict, message: 'no policy denies the secret to principals from elsewhere' };
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
  examples: {
    fails: [{ Orders: secret }, {
      Orders: secret,
      Policy: policy({ Statement: [{
        ...denial, Condition: { StringNotEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } }, StringEquals: { 'aws:username': 'eve' } },
      }] }),
    }, { Orders: secret, Policy: policy({ Statement: [{ ...denial, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }] }) }],
    passes: [{
      Orders: secret,
      Policy: policy({ Statement: [{ ...denial, Condition: { StringNotEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } } }] }),
    }],
    unknown: [{ Orders: secret, Policy: policy({ Ref: 'Policy' }) }],
  },
});

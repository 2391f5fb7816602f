import { graphControl } from '../../core/control';
import { matchesPattern } from '../../iam/action-pattern';
import { excludesStrangers, sparesServices } from '../../iam/condition';
import { policiesOf } from '../../iam/policy';
import { isAbout, policyHoldersOf } from '../../iam/transport';

const targets = [['AWS::SecretsManager::ResourcePolicy', 'SecretId']] as const;
const secret = { Type: 'AWS::SecretsManager::Secret' };
const policy = (document: unknown, secretId: unknown = { Ref: 'Orders' }) => ({
  Type: 'AWS::SecretsManager::ResourcePolicy', Properties: { SecretId: secretId, ResourcePolicy: document },
});
const denial = { Effect: 'Deny', Principal: '*', Action: 'secretsmanager:*', Resource: '*' };
const denied = (statement: object) => ({ Orders: secret, Policy: policy({ Statement: [{ ...denial, ...statement }] }) });
const strangers = { StringNotEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } };

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
    fails: [
      { Orders: secret },
      denied({ Condition: { ...strangers, StringEquals: { 'aws:username': 'eve' } } }),
      denied({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      denied({ Condition: strangers, Effect: 'Allow' }),
      denied({ Condition: strangers, Action: 'secretsmanager:PutSecretValue' }),
      denied({ Condition: strangers, Principal: { AWS: 'arn:aws:iam::444455556666:root' } }),
      denied({ Condition: strangers, Resource: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:invoices-a1b2c3' }),
    ],
    passes: [
      denied({ Condition: strangers }),
      denied({ Condition: strangers, Action: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'] }),
      denied({ Condition: { ...strangers, Bool: { 'aws:PrincipalIsAWSService': 'false' } } }),
      {
        Orders: { ...secret, Properties: { Name: 'orders' } },
        Policy: policy({ Statement: [{ ...denial, Condition: strangers, Resource: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-a1b2c3' }] }, 'orders'),
      },
    ],
    unknown: [{ Orders: secret, Policy: policy({ Ref: 'Policy' }) }],
  },
});

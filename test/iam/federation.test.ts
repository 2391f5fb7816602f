import { demandsClaim, federationOf, providerName } from '../../lib/iam/federation';
import { statementFrom } from './policy-fixture';

test.each([
  ['arn:aws:iam::111122223333:saml-provider/Company', 'sts:AssumeRoleWithSAML', 'saml'],
  ['${Company.Arn}', 'sts:AssumeRoleWithSAML', 'saml'],
  ['${GitHub.Ref}', 'sts:AssumeRoleWithWebIdentity', 'workload'],
  ['arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com', 'sts:AssumeRoleWithWebIdentity', 'workload'],
  ['cognito-identity.amazonaws.com', 'sts:AssumeRoleWithWebIdentity', 'cognito'],
  ['accounts.google.com', 'sts:AssumeRoleWithWebIdentity', 'web'],
])('%s with %s is %s', (provider, action, federation) => {
  expect(federationOf(provider, [action])).toBe(federation);
});

test('a provider is called by its name', () => {
  expect(providerName('arn:aws:iam::111122223333:oidc-provider/gitlab.com')).toBe('gitlab.com');
  expect(providerName('accounts.google.com')).toBe('accounts.google.com');
});

const sub = (operator: string, value: unknown) =>
  demandsClaim(statementFrom({ Effect: 'Allow', Condition: { [operator]: { 'gitlab.com:sub': value } } }).conditions, /:sub$/);

test.each([
  ['StringEquals', 'repo:example/orders:ref:refs/heads/main', true],
  ['StringLike', 'repo:example/*', true],
  ['StringLike', 'project_path:example/orders:*', true],
  ['StringLike', 'system:serviceaccount:orders:*', true],
  ['ForAnyValue:StringLike', ['repo:example/orders:*'], true],
  ['StringLike', 'repo:*', false],
  ['StringLike', 'repo:*/*:ref:refs/heads/main', false],
  ['StringLike', 'repo:*example/orders', false],
  ['StringLike', 'project_path:*', false],
  ['StringLike', 'system:serviceaccount:*', false],
  ['StringLike', '*', false],
  ['StringLike', ['repo:example/orders:*', '*'], false],
  ['StringLikeIfExists', 'repo:example/orders:*', false],
  ['StringNotLike', 'repo:example/orders:*', false],
  ['StringEquals', [], false],
  ['StringEquals', { 'Fn::ImportValue': 'Subject' }, undefined],
])('%s %j demands a subject: %s', (operator, value, expected) => {
  expect(sub(operator, value)).toBe(expected);
});

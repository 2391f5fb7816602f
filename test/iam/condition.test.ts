import { narrowsResources } from '../../lib/iam/condition';
import { statementFrom } from './policy-fixture';

const narrows = (Condition: object) => statementFrom({ Effect: 'Allow', Condition }).conditions.some(narrowsResources);

test.each([
  [{ StringEquals: { 'aws:ResourceTag/team': 'orders' } }],
  [{ StringEquals: { 'aws:ResourceAccount': { Ref: 'AWS::AccountId' } } }],
  [{ StringEquals: { 'cloudwatch:namespace': 'Orders' } }],
  [{ StringLike: { 'kms:ViaService': 'sqs.*.amazonaws.com' } }],
  [{ Ref: 'Condition' }],
])("%j narrows Resource '*'", (condition) => {
  expect(narrows(condition)).toBe(true);
});

test.each([
  [{ Bool: { 'aws:SecureTransport': 'true' } }],
  [{ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }],
  [{ StringNotEquals: { 'aws:ResourceTag/team': 'orders' } }],
  [{ StringEqualsIfExists: { 'aws:ResourceTag/team': 'orders' } }],
  [{ StringLike: { 'aws:ResourceTag/team': '*' } }],
  [{ Null: { 'aws:ResourceTag/team': 'false' } }],
])("%j does not narrow Resource '*'", (condition) => {
  expect(narrows(condition)).toBe(false);
});

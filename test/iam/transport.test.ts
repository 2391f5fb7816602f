import { TemplateGraph } from '../../lib/core/template-graph';
import { plainHttpRefused, policyHoldersOf } from '../../lib/iam/transport';

const denial = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

function verdictWith(...statements: object[]) {
  const graph = new TemplateGraph([{
    stackName: 'Stack',
    file: 'stack.json',
    template: {
      Resources: {
        Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'orders' } },
        Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: 'orders', PolicyDocument: { Statement: statements } } },
      },
    },
  }]);
  const holders = policyHoldersOf(graph.ofType('AWS::S3::Bucket')[0], graph, [['AWS::S3::BucketPolicy', 'Bucket']], 'BucketName');
  return plainHttpRefused(holders, ['s3:GetObject', 's3:PutObject']);
}

test.each([
  ['a denial of everything', [denial]],
  ['the boolean written as one', [{ ...denial, Condition: { BoolIfExists: { 'aws:securetransport': false } } }]],
  ['the principal written out', [{ ...denial, Principal: { AWS: '*' } }]],
  ['denials that cover the actions between them', [{ ...denial, Action: 's3:Get*' }, { ...denial, Action: ['s3:PutObject'] }]],
  ['a denial of all but some other action', [{ ...denial, Action: undefined, NotAction: 's3:ListBucket' }]],
])('plain HTTP is refused by %s', (_, statements) => {
  expect(verdictWith(...statements)).toBe('pass');
});

test.each([
  ['no statement', []],
  ['an allowance', [{ ...denial, Effect: 'Allow' }]],
  ['a denial of TLS', [{ ...denial, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }]],
  ['a denial for one principal', [{ ...denial, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }]],
  ['a denial of some of the actions', [{ ...denial, Action: 's3:PutObject' }]],
  ['a denial under a further condition', [{ ...denial, Condition: { ...denial.Condition, StringEquals: { 'aws:PrincipalTag/team': 'a' } } }]],
  ['a denial that stands only in a branch', [{ 'Fn::If': ['IsProd', denial, { Ref: 'AWS::NoValue' }] }]],
])('plain HTTP is not refused by %s', (_, statements) => {
  expect(verdictWith(...statements)).toBe('fail');
});

test('whether plain HTTP is refused is unknown where a statement is', () => {
  expect(verdictWith({ 'Fn::ImportValue': 'Statement' })).toBe('unknown');
});

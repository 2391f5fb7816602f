import { isEverything, isServiceWildcard, matchesPattern, serviceOf } from '../../lib/iam/action-pattern';

test.each([
  ['*', 's3:GetObject', true],
  ['s3:*', 's3:GetObject', true],
  ['S3:getobject', 's3:GetObject', true],
  ['s3:Get*', 's3:GetObject', true],
  ['s3:*Object', 's3:GetObject', true],
  ['s3:Get?bject', 's3:GetObject', true],
  ['s3:Get', 's3:GetObject', false],
  ['s3:Get*', 's3:PutObject', false],
  ['s3:Get?', 's3:GetObject', false],
  ['s3:*', 's3:Get*', true],
  ['s3:Get*', 's3:*', false],
  ['s3.Get*', 's3:GetObject', false],
  ['', '', true],
  ['${?}', '${?}', false],
])('%s matches %s: %s', (pattern, text, expected) => {
  expect(matchesPattern(pattern, text)).toBe(expected);
});

test('a hostile pattern takes no longer than others', () => {
  expect(matchesPattern(`${'*a'.repeat(2_000)}b`, 'a'.repeat(5_000))).toBe(false);
});

test('wildcards for everything and for a service are told', () => {
  expect(['*', '**', '*:*'].map(isEverything)).toEqual([true, true, true]);
  expect(['s3:*', 'arn:*', 's3:Get*', '${?}'].map(isEverything)).toEqual([false, false, false, false]);
  expect(['*', 's3:*', 's3:**', 'dynamodb:*?'].map(isServiceWildcard)).toEqual([true, true, true, true]);
  expect(['s3:Get*', 's3:GetObject', '${?}'].map(isServiceWildcard)).toEqual([false, false, false]);
  expect(['DynamoDB:GetItem', '*'].map(serviceOf)).toEqual(['dynamodb', '*']);
});

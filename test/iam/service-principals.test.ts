import { serviceNameOf, servicesWithoutSource } from '../../lib/iam/service-principals';
import { statementFrom } from './policy-fixture';

test.each([
  ['states.amazonaws.com', 'states'],
  ['states.eu-west-1.amazonaws.com', 'states'],
  ['logs.${AWS.Region}.amazonaws.com', 'logs'],
  ['events.${AWS.URLSuffix}', 'events'],
  ['firehose.amazonaws.com.cn', 'firehose'],
  ['logging.s3.amazonaws.com', 'logging'],
  ['example.com', 'example.com'],
])('%s is the service %s', (principal, name) => {
  expect(serviceNameOf(principal)).toBe(name);
});

test('a service acts for every account unless a condition names the source', () => {
  const without = (more: object) => servicesWithoutSource(
    statementFrom({ Effect: 'Allow', Principal: { Service: ['states.amazonaws.com', 'lambda.amazonaws.com'] }, ...more }), new Set(['states']),
  );

  expect(without({})).toEqual(['states.amazonaws.com']);
  expect(without({ Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } })).toEqual([]);
  expect(without({ Condition: { StringEquals: { 'sts:ExternalId': '111122223333' } } })).toEqual([]);
  expect(without({ Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:states:*:*:stateMachine:*' } } })).toEqual(['states.amazonaws.com']);
});

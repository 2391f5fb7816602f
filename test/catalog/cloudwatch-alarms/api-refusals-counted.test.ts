import { apiRefusalsCounted } from '../../../lib/catalog/cloudwatch-alarms/api-refusals-counted';
import { exampleFindings } from '../../../lib/core/example';

const logGroup = { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'shop' } };
const filter = (FilterPattern: unknown, LogGroupName: unknown = { Ref: 'Log' }, MetricName = 'Refused') => ({
  Type: 'AWS::Logs::MetricFilter', Properties: { LogGroupName, FilterPattern, MetricTransformations: [{ MetricName, MetricNamespace: 'Shop', MetricValue: '1' }] },
});
const alarm = (MetricName: string, ComparisonOperator = 'GreaterThanThreshold') => (
  { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'Shop', MetricName, ComparisonOperator } }
);

function isCounted(resources: object): boolean {
  return exampleFindings(apiRefusalsCounted, {
    Log: logGroup, Alarm: alarm('Refused'),
    Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { AccessLogSetting: { DestinationArn: { 'Fn::GetAtt': ['Log', 'Arn'] } } } },
    ...resources,
  }).length === 0;
}

test.each([
  ['all client errors', { Filter: filter('{ $.status >=400 }') }],
  ['what only deployment knows', { Filter: filter({ 'Fn::ImportValue': 'RefusedPattern' }) }],
  ['refused credentials in one stage', { Filter: filter({ 'Fn::If': ['Strict', '{ $.status = "4*" }', '{ $.status = "429" }'] }) }],
  ['those of a log group that is named', { Filter: filter('{ $.status = 401 }', 'shop') }],
  ['something else as well', { Filter: filter('{ $.status = 401 }'), Other: filter('{ $.status = 403 }', { Ref: 'Log' }, 'Forbidden'), Orders: alarm('Orders') }],
])('a filter can count %s', (_, resources) => {
  expect(isCounted(resources)).toBe(true);
});

test('an alarm on their average in one branch does not watch their number', () => {
  const Alarm = { ...alarm('Refused'), Properties: { ...alarm('Refused').Properties, Statistic: { 'Fn::If': ['Exact', 'Sum', 'Average'] } } };
  expect(isCounted({ Filter: filter('{ $.status = 401 }'), Alarm })).toBe(false);
});

test('an alarm on a lack of refusals does not watch their number', () => {
  expect(isCounted({ Filter: filter('{ $.status = 401 }'), Alarm: alarm('Refused', 'LessThanThreshold') })).toBe(false);
});

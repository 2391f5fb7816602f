import { canTell } from '../../../lib/catalog/cloudwatch-alarms/telling-alarms';
import { TemplateGraph } from '../../../lib/core/template-graph';

const errors = {
  Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'Sum', Period: 300, EvaluationPeriods: 1, Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
};
const waiting = { ...errors, Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible', Dimensions: [{ Name: 'QueueName', Value: 'failed' }] };
const apiErrors = { ...errors, Namespace: 'AWS/ApiGateway', MetricName: '5XXError' };

function told(Properties: object): boolean {
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template: { Resources: { Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties } } } }]);
  return canTell(graph.ofType('AWS::CloudWatch::Alarm')[0]);
}

test.each([
  ['a count of failures', errors],
  ['the maximum of samples', { ...errors, Statistic: 'Maximum' }],
  ['a share of failures', { ...errors, Statistic: 'Average', Threshold: 0.2 }],
  ['more than none', { ...errors, Threshold: 0, ComparisonOperator: 'GreaterThanThreshold' }],
  ['one of many periods', { ...errors, EvaluationPeriods: 12, DatapointsToAlarm: 1 }],
  ['what only deployment knows', { ...errors, Threshold: { Ref: 'Threshold' }, Period: { Ref: 'Period' } }],
  ['an expression', { Metrics: [{ Id: 'a', Expression: 'b / c' }], ComparisonOperator: 'LessThanThreshold', Threshold: 99 }],
  ['a queue by its name', waiting],
  ['an API by name and stage', { ...apiErrors, Dimensions: [{ Name: 'ApiName', Value: 'shop' }, { Name: 'Stage', Value: 'prod' }] }],
  ['dimensions that only deployment knows', { ...apiErrors, Dimensions: { 'Fn::Transform': { Name: 'Dimensions' } } }],
])('%s tells', (_, properties) => {
  expect(told(properties)).toBe(true);
});

test.each([
  ['a lack of failures', { ...errors, ComparisonOperator: 'LessThanThreshold' }],
  ['whatever there is', { ...errors, Threshold: 0 }],
  ['the number of samples', { ...errors, Statistic: 'SampleCount' }],
  ['all that fails at once', { ...errors, Statistic: 'Average' }],
  ['more than a sample can be', { ...errors, Statistic: 'Maximum', ComparisonOperator: 'GreaterThanThreshold' }],
  ['an hour of failures', { ...errors, EvaluationPeriods: 12 }],
  ['a queue by nothing', { ...waiting, Dimensions: undefined }],
  ['an API by its stage alone', { ...apiErrors, Dimensions: [{ Name: 'Stage', Value: 'prod' }] }],
  ['an API by a function', { ...apiErrors, Dimensions: [{ Name: 'ApiName', Value: 'shop' }, { Name: 'FunctionName', Value: 'orders' }] }],
])('%s does not', (_, properties) => {
  expect(told(properties)).toBe(false);
});

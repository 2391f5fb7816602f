import { alarmedMetrics } from '../../../lib/catalog/cloudwatch-alarms/alarmed-metrics';
import { TemplateGraph } from '../../../lib/core/template-graph';

const dimension = (Value: unknown) => [{ Name: 'FunctionName', Value }];
const errors = { Namespace: 'AWS/Lambda', MetricName: 'Errors' };

function watched(...alarms: object[]): string[] {
  const Resources = {
    Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'orders' } },
    ...Object.fromEntries(alarms.map((Properties, index) => [`Alarm${index}`, { Type: 'AWS::CloudWatch::Alarm', Properties }])),
  };
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template: { Resources } }]);
  const [fn] = graph.ofType('AWS::Lambda::Function');
  return [...alarmedMetrics(graph, 'AWS/Lambda', 'FunctionName', fn, fn.get('FunctionName'))];
}

test.each([
  ['by reference', { ...errors, Dimensions: dimension({ Ref: 'Function' }) }],
  ['by name', { ...errors, Dimensions: dimension('orders') }],
  ['in an expression', { Metrics: [{ Expression: 'a / b' }, { MetricStat: { Metric: { ...errors, Dimensions: dimension({ Ref: 'Function' }) } } }] }],
  ['among all functions', errors],
  ['in a query over all functions', { Metrics: [{ Expression: 'SELECT SUM(Errors) FROM SCHEMA("AWS/Lambda", FunctionName)' }] }],
  ['in a query over several lines', { Metrics: [{ Expression: '\n  SELECT  SUM(Errors)\n  FROM  SCHEMA("AWS/Lambda", FunctionName)\n  ' }] }],
  ['in a query over the namespace', { Metrics: [{ Expression: 'SELECT MAX(Errors) FROM "AWS/Lambda" GROUP BY FunctionName' }] }],
])('an alarm can watch a function %s', (_, alarm) => {
  expect(watched(alarm)).toEqual(['Errors']);
});

test.each([
  ['another function', { ...errors, Dimensions: dimension('payments') }],
  ['another function in some stages', { ...errors, Dimensions: { 'Fn::If': ['IsProduction', dimension('payments'), { Ref: 'AWS::NoValue' }] } }],
  ['what only deployment knows', { ...errors, Dimensions: { 'Fn::Transform': { Name: 'Dimensions' } } }],
  ['metrics that only deployment knows', { Metrics: { 'Fn::Transform': { Name: 'Metrics' } } }],
  ['all resources of another namespace', { Metrics: [{ Expression: 'SELECT SUM(Errors) FROM "AWS/States"' }] }],
  ['another namespace', { ...errors, Namespace: 'Orders', Dimensions: dimension({ Ref: 'Function' }) }],
  ['some functions only', { Metrics: [{ Expression: "SELECT SUM(Errors) FROM SCHEMA(\"AWS/Lambda\", FunctionName) WHERE FunctionName = 'payments'" }] }],
])('an alarm on %s does not watch it', (_, alarm) => {
  expect(watched(alarm)).toEqual([]);
});

test('the metrics of several alarms add up', () => {
  expect(watched({ ...errors, Dimensions: dimension({ Ref: 'Function' }) }, { Namespace: 'AWS/Lambda', MetricName: 'Throttles', Dimensions: dimension('orders') }).sort())
    .toEqual(['Errors', 'Throttles']);
});

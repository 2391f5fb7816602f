import { canTell } from '../../../lib/catalog/cloudwatch-alarms/telling-alarms';
import { TemplateGraph } from '../../../lib/core/template-graph';

const errors = {
  Namespace: 'AWS/Lambda', MetricName: 'Errors', Statistic: 'Sum', Period: 300, EvaluationPeriods: 1, Threshold: 1,
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
};
const waiting = { ...errors, Namespace: 'AWS/SQS', MetricName: 'ApproximateNumberOfMessagesVisible', Dimensions: [{ Name: 'QueueName', Value: 'failed' }] };
const siteErrors = {
  ...errors, Namespace: 'AWS/CloudFront', MetricName: '5xxErrorRate', Statistic: 'Average', Threshold: 5,
  Dimensions: [{ Name: 'DistributionId', Value: 'E1' }, { Name: 'Region', Value: 'Global' }],
};
const blocked = { ...errors, Namespace: 'AWS/WAFV2', MetricName: 'BlockedRequests', Dimensions: [{ Name: 'WebACL', Value: 'acl' }, { Name: 'Rule', Value: 'ALL' }] };
const refused = { ...errors, Namespace: 'Orders', MetricName: 'RefusedEvents' };
const age = { ...errors, MetricName: 'IteratorAge', Statistic: 'Average', Threshold: 60_000 };
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
  ['a high count of failures', { ...errors, Threshold: 10 }],
  ['half an hour of failures', { ...errors, EvaluationPeriods: 6 }],
  ['a threshold that depends on the stage', { ...errors, Threshold: { 'Fn::If': ['IsProduction', 0, 10] } }],
  ['all requests that fail', { ...siteErrors, Threshold: 100 }],
  ['a sum of blocked requests', blocked],
  ['the first refused event', { ...refused, Statistic: 'Maximum' }],
  ['the average time that records wait', age],
  ['a queue by its name', waiting],
  ['an API by name and stage', { ...apiErrors, Dimensions: [{ Name: 'ApiName', Value: 'shop' }, { Name: 'Stage', Value: 'prod' }] }],
  ['dimensions that depend on the stage', { ...waiting, Dimensions: { 'Fn::If': ['IsProduction', waiting.Dimensions, { Ref: 'AWS::NoValue' }] } }],
  ['one dimension that depends on the stage', {
    ...apiErrors, Dimensions: [{ Name: 'Stage', Value: 'prod' }, { 'Fn::If': ['IsProduction', { Name: 'ApiName', Value: 'shop' }, { Ref: 'AWS::NoValue' }] }],
  }],
  ['dimensions that only deployment knows', { ...apiErrors, Dimensions: { 'Fn::Transform': { Name: 'Dimensions' } } }],
])('%s tells', (_, properties) => {
  expect(told(properties)).toBe(true);
});

test.each([
  ['a lack of failures', { ...errors, ComparisonOperator: 'LessThanThreshold' }],
  ['whatever there is', { ...errors, Threshold: 0 }],
  ['the number of samples', { ...errors, Statistic: 'SampleCount' }],
  ['all that fails at once', { ...errors, Statistic: 'Average' }],
  ['more than nothing at all', { ...errors, Threshold: -1, ComparisonOperator: 'GreaterThanThreshold' }],
  ['more than all requests', { ...siteErrors, Threshold: 101 }],
  ['the least share of failures', { ...siteErrors, Statistic: 'Minimum' }],
  ['an average of blocked requests', { ...blocked, Statistic: 'Average' }],
  ['several refused events on average', { ...refused, Statistic: 'Average', Threshold: 2 }],
  ['several refused events at least', { ...refused, Statistic: 'Minimum', Threshold: 2 }],
  ['the number of reads of a stream', { ...age, Statistic: 'SampleCount' }],
  ['the record that waits shortest', { ...age, Statistic: 'Minimum' }],
  ['more than a sample can be', { ...errors, Statistic: 'Maximum', ComparisonOperator: 'GreaterThanThreshold' }],
  ['an hour of failures', { ...errors, EvaluationPeriods: 12 }],
  ['a queue by nothing', { ...waiting, Dimensions: undefined }],
  ['a distribution without its Region', { ...siteErrors, Dimensions: siteErrors.Dimensions.slice(0, 1) }],
  ['an API by its stage alone', { ...apiErrors, Dimensions: [{ Name: 'Stage', Value: 'prod' }] }],
  ['an API by a function', { ...apiErrors, Dimensions: [{ Name: 'ApiName', Value: 'shop' }, { Name: 'FunctionName', Value: 'orders' }] }],
])('%s does not', (_, properties) => {
  expect(told(properties)).toBe(false);
});

test.each([
  'Throttles', '4XXError', '5XXError', '4xx', '5xx', 'ClientError', 'IntegrationError', 'ExecutionError', 'AccountTakeoverRisk', 'CompromisedCredentialRisk',
])('the minimum of %s says that nothing else happened', (MetricName) => {
  expect(told({ ...errors, MetricName, Statistic: 'Minimum' })).toBe(false);
});

test.each([
  ['AWS/AppSync', 'GraphQLAPIId', 'Operation', 'DataSource', 'Resolver'],
  ['AWS/AppSync', 'EventAPIId', 'Operation', 'ChannelNamespace'],
  ['AWS/Cognito', 'UserPoolId', 'Operation', 'RiskLevel'],
  ['AWS/Cognito', 'UserPool', 'UserPoolClient', 'IdentityProvider'],
  ['AWS/States', 'StateMachineArn', 'StateMachineVersion', 'StateMachineAlias'],
  ['AWS/States', 'ActivityArn'],
  ['AWS/States', 'LambdaFunctionArn'],
  ['AWS/States', 'ServiceIntegrationResourceArn'],
  ['AWS/States', 'ServiceMetric'],
  ['AWS/States', 'APIName'],
  ['AWS/ApiGateway', 'ApiName', 'Stage', 'Method', 'Resource'],
  ['AWS/ApiGateway', 'ApiId', 'Stage', 'Method', 'Resource', 'Route', 'IntegrationId'],
  ['AWS/CloudFront', 'DistributionId', 'Region', 'FunctionName'],
  ['AWS/WAFV2', 'WebACL', 'Rule', 'Region', 'Country', 'Device', 'Method', 'Attack', 'VerificationStatus', 'BotCategory', 'ManagedRuleGroup', 'RuleGroup'],
])('metrics of %s are kept by %s and what may stand beside it', (Namespace, ...names) => {
  expect(told({ ...errors, Namespace, Dimensions: names.map((Name) => ({ Name, Value: 'any' })) })).toBe(true);
});

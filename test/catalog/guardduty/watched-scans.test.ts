import { watchedScans } from '../../../lib/catalog/guardduty/watched-scans';
import { TemplateGraph } from '../../../lib/core/template-graph';

const Plan = { Type: 'AWS::GuardDuty::MalwareProtectionPlan', Properties: { ProtectedResource: { S3Bucket: { BucketName: { Ref: 'Bucket' } } } } };
const Namespace = 'AWS/GuardDuty/MalwareProtection';
const ofPlan = { Name: 'Malware Protection Plan Id', Value: { 'Fn::GetAtt': ['Plan', 'MalwareProtectionPlanId'] } };
const ofBucket = { Name: 'Resource Name', Value: { Ref: 'Bucket' } };

function scans(properties: object): string[] {
  const template = { Resources: { Plan, Bucket: { Type: 'AWS::S3::Bucket' }, Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: properties } } };
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template }]);
  return [...watchedScans(graph.ofType('AWS::GuardDuty::MalwareProtectionPlan')[0], graph)];
}

const infected = { Namespace, MetricName: 'InfectedScanCount', Statistic: 'Sum', Dimensions: [ofPlan, ofBucket] };

test('an alarm watches what has the dimensions of the plan and its bucket', () => {
  expect(scans(infected)).toEqual(['InfectedScanCount']);
  expect(scans({ ...infected, Statistic: 'Maximum' })).toEqual(['InfectedScanCount']);
  expect(scans({ ...infected, MetricName: 'SkippedScanCount', Dimensions: [ofPlan, ofBucket, { Name: 'Skipped Reason', Value: 'Unsupported' }] })).toEqual(['SkippedScanCount Unsupported']);
});

test.each([
  ['without the plan', { Dimensions: [ofBucket] }],
  ['without the bucket', { Dimensions: [ofPlan] }],
  ['of another bucket', { Dimensions: [ofPlan, { Name: 'Resource Name', Value: 'others' }] }],
  ['of another namespace', { Namespace: 'Shop' }],
  ['of the number of samples', { Statistic: 'SampleCount' }],
  ['of the least', { Statistic: 'Minimum' }],
  ['of the least in production', { Statistic: { 'Fn::If': ['IsProduction', 'Minimum', 'Sum'] } }],
  ['that is raised where there are none', { ComparisonOperator: 'LessThanThreshold' }],
])('an alarm %s watches nothing', (_, more) => {
  expect(scans({ ...infected, ...more })).toEqual([]);
});

test('an expression watches the metrics that are in it', () => {
  const Metrics = [{ Id: 'all', Expression: 'failed + infected' }, { Id: 'failed', MetricStat: { Metric: { Namespace, MetricName: 'FailedScanCount' } } }];
  expect(scans({ Metrics })).toEqual(['FailedScanCount', 'FailedScanCount MissingPermissions', 'FailedScanCount Unsupported']);
  expect(scans({ Metrics: [{ Id: 'failed', MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'FailedScanCount' } } }] })).toEqual([]);
});

import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as cloudwatchActions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { ApiAlarmsProps } from '../../../lib/constructs/api-gateway/api-alarms';
import { SecureApi } from '../../../lib/constructs/api-gateway/secure-api';
import { WebAcl } from '../../../lib/constructs/wafv2/web-acl';
import { ordersStack, templateOf } from './api-fixture';

test.each<[string, Record<string, unknown>, ApiAlarmsProps, number]>([
  ['server errors', { MetricName: '5XXError', Statistic: 'Sum', Threshold: 5 }, { serverErrors: 1 }, 1],
  ['the share of client errors', { MetricName: '4XXError', Statistic: 'Average', Threshold: 0.25 }, { clientErrorShare: 0.5 }, 0.5],
  ['slow answers', { MetricName: 'Latency', ExtendedStatistic: 'p99', Threshold: 5000 }, { latency: Duration.seconds(1) }, 1000],
  ['throttled requests', { MetricName: Match.stringLikeRegexp('-Throttled$'), Statistic: 'Sum', Threshold: 50 }, { throttles: 7 }, 7],
  ['bursts of 401 and 403', { MetricName: Match.stringLikeRegexp('-Refused$'), Statistic: 'Sum', Threshold: 50 }, { refusals: 8 }, 8],
  ['blocked requests', { MetricName: 'BlockedRequests', Namespace: 'AWS/WAFV2', Statistic: 'Sum', Threshold: 100 }, { blockedRequests: 9 }, 9],
])('%s raise an alarm, at a threshold that can be set', (_what, alarm, props, threshold) => {
  const topic = { Ref: 'BulwarkAlarmTopic87DE61D1' };
  templateOf().hasResourceProperties('AWS::CloudWatch::Alarm', { ...alarm, AlarmActions: [topic], TreatMissingData: 'notBreaching' });
  templateOf({ alarms: props }).hasResourceProperties('AWS::CloudWatch::Alarm', { ...alarm, Threshold: threshold });
});

test("alarms of one API don't count another stage's or stack's requests", () => {
  templateOf().hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: 'Latency', Dimensions: [{ Name: 'ApiName', Value: 'Orders-Api' }, { Name: 'Stage', Value: { Ref: 'ApiDeploymentStageprod3EB9684E' } }],
  });
});

test('refusals and throttles are told apart in the access log, without what the web ACL blocked', () => {
  const template = templateOf();
  template.hasResourceProperties('AWS::Logs::MetricFilter', { FilterPattern: '{ $.status = "429" }', LogGroupName: { Ref: 'ApiAccessLog713001CC' } });
  template.hasResourceProperties('AWS::Logs::MetricFilter', {
    FilterPattern: '{ (($.status = "401") || ($.status = "403")) && ($.wafResponseCode != "WAF_BLOCK") }',
  });
});

test('without a web ACL of its own there is no alarm on it', () => {
  const webAcl = WebAcl.none({ reason: 'Only reached from our own network.' });
  templateOf({ webAcl }).resourceCountIs('AWS::CloudWatch::Alarm', 5);
});

test('actions can be given', () => {
  const stack = ordersStack();
  const topic = new sns.Topic(stack, 'Mine');
  const template = templateOf({ alarms: { actions: [new cloudwatchActions.SnsAction(topic)] } }, stack);
  template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [stack.resolve(topic.topicArn)] });
  template.resourceCountIs('AWS::SNS::Topic', 1);
});

test('switched off, nothing of them is left', () => {
  const template = templateOf({ alarms: { enabled: false } });
  for (const type of ['AWS::CloudWatch::Alarm', 'AWS::Logs::MetricFilter', 'AWS::SNS::Topic']) template.resourceCountIs(type, 0);
});

test('they are exposed', () => {
  const { alarms } = new SecureApi(ordersStack(), 'Api');
  expect(alarms).toHaveLength(6);
  expect(alarms.every((alarm) => alarm instanceof cloudwatch.Alarm)).toBe(true);
});

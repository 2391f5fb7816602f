import { graphControl } from '../../core/control';
import { referencesFrom, resourcesIn } from '../../core/resource-references';
import { countsForAlarm } from './alarmed-metrics';

/** Where stages say which log group has their requests. */
const destinations: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::Stage': 'AccessLogSetting.DestinationArn',
  'AWS::ApiGatewayV2::Stage': 'AccessLogSettings.DestinationArn',
};

const stage = {
  Log: { Type: 'AWS::Logs::LogGroup' },
  Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { AccessLogSetting: { DestinationArn: { 'Fn::GetAtt': ['Log', 'Arn'] } } } },
};
const filter = (FilterPattern: unknown) => ({
  Type: 'AWS::Logs::MetricFilter',
  Properties: { LogGroupName: { Ref: 'Log' }, FilterPattern, MetricTransformations: [{ MetricName: 'Refused', MetricNamespace: 'Shop', MetricValue: '1' }] },
});
const counting = filter('{ ($.status = "401") || ($.status = "403") }');
const alarm = (MetricName: string, how = {}) => ({ Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'Shop', MetricName, ...how } });

export const apiRefusalsCounted = graphControl({
  id: 'ApiRefusalsCounted',
  title: 'Refused credentials are counted, and an alarm watches their number',
  severity: 'low',
  why: 'Somebody who tries stolen or guessed tokens is one 4xx among thousands of wrong addresses.',
  fix: 'Add an AWS::Logs::MetricFilter for the statuses 401 and 403 to the access log, and an alarm on its metric.',
  profile: 'strict',
  resources: Object.keys(destinations),
  * check(resource, graph) {
    const filters = referencesFrom(graph, 'AWS::Logs::MetricFilter', 'LogGroupName');
    const logGroups = resource.get(destinations[resource.type]).flatMap(resourcesIn)
      .filter(({ type }) => type === 'AWS::Logs::LogGroup');
    for (const logGroup of logGroups) {
      const counters = filters.to(logGroup, ...logGroup.get('LogGroupName')).filter((found) => found.get('FilterPattern')
        .some((pattern) => pattern.kind !== 'scalar' || /40[13]|4\*|>=\s*4/.test(String(pattern.value))));
      if (counters.length > 0 && !counters.some((counter) => countsForAlarm(counter, graph))) {
        yield { verdict: 'fail', message: `no alarm watches the metric that ${counters[0].logicalId} counts` };
      }
      if (counters.length === 0) yield { verdict: 'fail', message: `no metric filter counts 401 and 403 in ${logGroup.logicalId}` };
    }
  },
  satisfies: ['NIST-800-53/SI-4', 'CSA-Serverless/SAS-5'],
  mitigates: ['api.spoofing', 'api.repudiation'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html',
  examples: {
    fails: [
      stage,
      { ...stage, Filter: filter('{ $.status = "429" }'), Alarm: alarm('Refused') },
      { ...stage, Filter: counting, Alarm: alarm('Orders') },
      { ...stage, Filter: counting, Alarm: alarm('Refused', { Statistic: 'Average' }) },
      { Log: stage.Log, Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { AccessLogSettings: stage.Stage.Properties.AccessLogSetting } } },
    ],
    passes: [
      { ...stage, Filter: counting, Alarm: alarm('Refused') },
      { ...stage, Filter: filter('{ $.status >= 400 }'), Alarm: alarm('Refused', { Statistic: 'Sum' }) },
      { ...stage, Log: { Type: 'AWS::KinesisFirehose::DeliveryStream' } },
    ],
  },
});

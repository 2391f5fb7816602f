import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const Orders = { Type: 'AWS::DynamoDB::Table' };
const alarm = (MetricName: string, Name: string, Value: unknown) => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/DynamoDB', MetricName, Dimensions: [{ Name, Value }] } },
});

export const tableThrottlesAlarmed = graphControl({
  id: 'TableThrottlesAlarmed',
  title: 'Somebody is told when a table refuses requests',
  severity: 'low',
  why: 'A flood of requests that makes the table refuse those of everybody is noticed when the first customer complains.',
  fix: 'Add an AWS::CloudWatch::Alarm on a metric such as ReadThrottleEvents or ThrottledRequests of the table.',
  profile: 'strict',
  resources: ['AWS::DynamoDB::Table'],
  * check(resource, graph) {
    const metrics = [...alarmedMetrics(graph, 'AWS/DynamoDB', 'TableName', resource, resource.get('TableName'))];
    if (!metrics.some((metric) => /Throttle|^(?:SystemErrors|UserErrors|Consumed\w+CapacityUnits|AccountMax\w+)$/.test(metric))) yield { verdict: 'fail', message: 'no alarm is raised on requests that it refuses' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['store.denial'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html',
  examples: {
    fails: [{ Orders }, { Orders, ...alarm('SuccessfulRequestLatency', 'TableName', { Ref: 'Orders' }) }],
    passes: [{ Orders, ...alarm('ReadThrottleEvents', 'TableName', { Ref: 'Orders' }) }],
  },
});

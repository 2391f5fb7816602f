import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const Orders = { Type: 'AWS::DynamoDB::Table' };
const Everywhere = { Type: 'AWS::DynamoDB::GlobalTable' };
const alarm = (MetricName: string, Name: string, Value: unknown) => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/DynamoDB', MetricName, Dimensions: [{ Name, Value }] } },
});

const tells = /Throttle|SystemErrors|UserErrors|Consumed\w+CapacityUnits|AccountMax/;

export const tableThrottlesAlarmed = graphControl({
  id: 'TableThrottlesAlarmed',
  title: 'Somebody is told when a table refuses requests',
  severity: 'low',
  why: 'A flood of requests that makes the table refuse those of everybody is noticed when the first customer complains.',
  fix: 'Add an AWS::CloudWatch::Alarm on ReadThrottleEvents and one on WriteThrottleEvents of the table, or one on ThrottledRequests.',
  profile: 'strict',
  resources: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  * check(resource, graph) {
    const metrics = [...alarmedMetrics(graph, 'AWS/DynamoDB', 'TableName', resource, resource.get('TableName'))];
    for (const kind of ['Read', 'Write']) {
      if (!metrics.some((metric) => tells.test(metric) && !metric.includes(kind === 'Read' ? 'Write' : 'Read'))) yield { verdict: 'fail', message: `no alarm is raised on ${kind.toLowerCase()}s that it refuses` };
    }
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['store.denial'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html',
  examples: {
    fails: [
      { Orders }, { Everywhere },
      { Orders, ...alarm('SuccessfulRequestLatency', 'TableName', { Ref: 'Orders' }) },
      { Orders, ...alarm('ReadThrottleEvents', 'TableName', { Ref: 'Orders' }) },
      { Orders, ...alarm('AccountProvisionedReadCapacityUtilization', 'TableName', { Ref: 'Orders' }) },
    ],
    passes: [
      { Orders, ...alarm('ThrottledRequests', 'TableName', { Ref: 'Orders' }) },
      {
        Everywhere,
        Reads: alarm('ReadThrottleEvents', 'TableName', { Ref: 'Everywhere' }).Alarm,
        Writes: alarm('WriteThrottleEvents', 'TableName', { Ref: 'Everywhere' }).Alarm,
      },
      {
        Orders, ...alarm('AccountMaxTableLevelReads', 'TableName', { Ref: 'Orders' }),
        Writes: alarm('ConsumedWriteCapacityUnits', 'TableName', { Ref: 'Orders' }).Alarm,
      },
      { Orders: { ...Orders, Properties: { TableName: 'orders' } }, ...alarm('UserErrors', 'TableName', 'orders') },
    ],
  },
});

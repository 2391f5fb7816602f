import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const Orders = { Type: 'AWS::Kinesis::Stream' };
const alarm = (MetricName: string, Value: unknown = { Ref: 'Orders' }) => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/Kinesis', MetricName, Dimensions: [{ Name: 'StreamName', Value }] } },
});

export const streamThrottlesAlarmed = graphControl({
  id: 'StreamThrottlesAlarmed',
  title: 'Somebody is told when a stream refuses records',
  severity: 'low',
  why: 'A flood of records that makes the stream refuse those of everybody is noticed when the first customer complains.',
  fix: 'Add an AWS::CloudWatch::Alarm on WriteProvisionedThroughputExceeded or PutRecords.ThrottledRecords of the stream.',
  profile: 'strict',
  resources: ['AWS::Kinesis::Stream'],
  * check(resource, graph) {
    const metrics = [...alarmedMetrics(graph, 'AWS/Kinesis', 'StreamName', resource, resource.get('Name'))];
    if (!metrics.some((metric) => /WriteProvisionedThroughputExceeded|PutRecords?\.(?:ThrottledRecords|FailedRecords|Success)/.test(metric))) yield { verdict: 'fail', message: 'no alarm is raised on records that it refuses' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.denial'],
  source: 'https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html',
  examples: {
    fails: [{ Orders }, { Orders, ...alarm('IncomingBytes') }],
    passes: [
      { Orders, ...alarm('WriteProvisionedThroughputExceeded') }, { Orders, ...alarm('PutRecord.Success') },
      { Orders: { ...Orders, Properties: { Name: 'orders' } }, ...alarm('PutRecords.ThrottledRecords', 'orders') },
    ],
  },
});

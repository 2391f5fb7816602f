import { graphControl } from '../../core/control';
import { referencesFrom, resourcesIn } from '../../core/resource-references';
import { alarmedMetrics } from './alarmed-metrics';

const Orders = { Type: 'AWS::Kinesis::Stream' };
const Table = { Type: 'AWS::DynamoDB::GlobalTable' };
const readerOf = (EventSourceArn: object) => ({
  Reader: { Type: 'AWS::Lambda::Function' },
  Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn, FunctionName: { Ref: 'Reader' } } },
});
const reader = readerOf({ 'Fn::GetAtt': ['Orders', 'Arn'] });
const tableReader = readerOf({ 'Fn::GetAtt': ['Table', 'StreamArn'] });
const alarm = (Namespace: string, MetricName: string, Name: string, Value: unknown) => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace, MetricName, Dimensions: [{ Name, Value }] } },
});
const longest = alarm('AWS/Kinesis', 'GetRecords.IteratorAgeMilliseconds', 'StreamName', { Ref: 'Orders' });
// One shard that is stuck does not show in the shortest age of all.
const hiding = { Alarm: { ...longest.Alarm, Properties: { ...longest.Alarm.Properties, Statistic: 'Minimum' } } };
const readerAlarm = alarm('AWS/Lambda', 'IteratorAge', 'FunctionName', { Ref: 'Reader' });

export const streamBacklogAlarmed = graphControl({
  id: 'StreamBacklogAlarmed',
  title: 'Somebody is told when records of a stream wait too long',
  severity: 'low',
  why: 'A consumer that an attacker has brought down with one malformed record loses all that expires meanwhile.',
  fix: 'Add an AWS::CloudWatch::Alarm on IteratorAge of the function that reads the stream, or on the metric GetRecords.IteratorAgeMilliseconds of a Kinesis stream.',
  profile: 'strict',
  resources: ['AWS::Kinesis::Stream', 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  * check(resource, graph) {
    const readers = referencesFrom(graph, 'AWS::Lambda::EventSourceMapping', 'EventSourceArn').to(resource, ...resource.get('Name'))
      .flatMap((mapping) => mapping.get('FunctionName')).flatMap(resourcesIn);
    // Who else reads changes of a table is not told by the table.
    if (resource.type !== 'AWS::Kinesis::Stream' && readers.length === 0) return;
    if (readers.some((fn) => alarmedMetrics(graph, 'AWS/Lambda', 'FunctionName', fn, fn.get('FunctionName')).has('IteratorAge'))) return;
    const metrics = [...alarmedMetrics(graph, 'AWS/Kinesis', 'StreamName', resource, resource.get('Name'))];
    if (!metrics.some((metric) => /IteratorAgeMilliseconds|MillisBehindLatest/.test(metric))) yield { verdict: 'fail', message: 'no alarm is raised on records that wait' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.denial'],
  source: 'https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html',
  examples: {
    fails: [{ Orders }, { Orders, ...alarm('AWS/Kinesis', 'IncomingBytes', 'StreamName', { Ref: 'Orders' }) }, { Orders, ...reader }, { Orders, ...hiding }, { Table, ...tableReader }],
    passes: [
      { Orders, ...longest }, { Orders, ...reader, ...readerAlarm }, { Table, ...tableReader, ...readerAlarm }, { Table },
      { Orders: { ...Orders, Properties: { Name: 'orders' } }, ...alarm('AWS/Kinesis', 'GetRecords.IteratorAgeMilliseconds', 'StreamName', 'orders') },
      {
        Table, ...tableReader, Reader: { ...tableReader.Reader, Properties: { FunctionName: 'orders' } },
        ...alarm('AWS/Lambda', 'IteratorAge', 'FunctionName', 'orders'),
      },
    ],
  },
});

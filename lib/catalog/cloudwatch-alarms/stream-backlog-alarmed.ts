import { graphControl } from '../../core/control';
import { partsOf, referencedResources, referencesFrom } from '../../core/resource-references';
import { alarmedMetrics } from './alarmed-metrics';

const Orders = { Type: 'AWS::Kinesis::Stream' };
const reader = {
  Reader: { Type: 'AWS::Lambda::Function' },
  Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: { 'Fn::GetAtt': ['Orders', 'Arn'] }, FunctionName: { Ref: 'Reader' } } },
};
const alarm = (MetricName: string, Name: string, Value: unknown) => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/Kinesis', MetricName, Dimensions: [{ Name, Value }] } },
});

export const streamBacklogAlarmed = graphControl({
  id: 'StreamBacklogAlarmed',
  title: 'Somebody is told when records of a stream wait too long',
  severity: 'low',
  why: 'A consumer that an attacker has brought down with one malformed record loses all that expires meanwhile.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric GetRecords.IteratorAgeMilliseconds of the stream, or on IteratorAge of the function that reads it.',
  profile: 'strict',
  resources: ['AWS::Kinesis::Stream'],
  * check(resource, graph) {
    const readers = referencesFrom(graph, 'AWS::Lambda::EventSourceMapping', 'EventSourceArn').to(resource)
      .flatMap((mapping) => mapping.get('FunctionName')).flatMap((name) => referencedResources(partsOf(name)));
    if (readers.some((fn) => alarmedMetrics(graph, 'AWS/Lambda', 'FunctionName', fn, fn.get('FunctionName')).has('IteratorAge'))) return;
    const metrics = [...alarmedMetrics(graph, 'AWS/Kinesis', 'StreamName', resource, resource.get('Name'))];
    if (!metrics.some((metric) => /IteratorAgeMilliseconds$|MillisBehindLatest$/.test(metric))) yield { verdict: 'fail', message: 'no alarm is raised on records that wait' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.denial'],
  source: 'https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html',
  examples: {
    fails: [{ Orders }, { Orders, ...alarm('IncomingBytes', 'StreamName', { Ref: 'Orders' }) }, { Orders, ...reader }],
    passes: [
      { Orders, ...alarm('GetRecords.IteratorAgeMilliseconds', 'StreamName', { Ref: 'Orders' }) },
      { Orders, ...reader, Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/Lambda', MetricName: 'IteratorAge', Dimensions: [{ Name: 'FunctionName', Value: { Ref: 'Reader' } }] } } },
    ],
  },
});

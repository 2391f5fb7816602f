import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const Audit = { Type: 'AWS::KinesisFirehose::DeliveryStream' };
const alarm = (MetricName: string, Name: string, Value: unknown) => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/Firehose', MetricName, Dimensions: [{ Name, Value }] } },
});

export const deliveryStreamFailuresAlarmed = graphControl({
  id: 'DeliveryStreamFailuresAlarmed',
  title: 'Somebody is told when a delivery stream does not deliver',
  severity: 'low',
  why: 'The stream that carries the audit log to its store stands still for a day, and then drops what is older.',
  fix: 'Add an AWS::CloudWatch::Alarm on a metric such as DeliveryToS3.DataFreshness of the stream.',
  profile: 'strict',
  resources: ['AWS::KinesisFirehose::DeliveryStream'],
  * check(resource, graph) {
    const metrics = [...alarmedMetrics(graph, 'AWS/Firehose', 'DeliveryStreamName', resource, resource.get('DeliveryStreamName'))];
    if (!metrics.some((metric) => /DeliveryTo|BackupToS3|FailedConversion|KMSKey/.test(metric))) yield { verdict: 'fail', message: 'no alarm is raised on what it does not deliver' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.denial', 'queue.repudiation'],
  source: 'https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html',
  examples: {
    fails: [{ Audit }, { Audit, ...alarm('IncomingBytes', 'DeliveryStreamName', { Ref: 'Audit' }) }],
    passes: [
      { Audit, ...alarm('DeliveryToS3.DataFreshness', 'DeliveryStreamName', { Ref: 'Audit' }) },
      { Audit: { ...Audit, Properties: { DeliveryStreamName: 'audit' } }, ...alarm('DeliveryToS3.Success', 'DeliveryStreamName', 'audit') },
    ],
  },
});

import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';

const stream = (properties: object) => ({ Stream: { Type: 'AWS::KinesisFirehose::DeliveryStream', Properties: properties } });

export const deliveryStreamErrorsLogged = graphControl({
  id: 'DeliveryStreamErrorsLogged',
  title: 'Delivery streams log what they could not deliver',
  severity: 'low',
  why: 'Records, such as those of an audit, fail to arrive, and no one can tell which or why.',
  fix: 'Set CloudWatchLoggingOptions of the destination, with Enabled true.',
  resources: ['AWS::KinesisFirehose::DeliveryStream'],
  * check(resource) {
    for (const destination of Object.keys(resource.properties).filter((key) => /DestinationConfiguration$/.test(key))) {
      const { verdict, explanation, path } = judge(is(`${destination}.CloudWatchLoggingOptions.Enabled`, true), resource);
      if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}`, detail: destination };
    }
  },
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-logs.html',
  examples: {
    fails: [stream({ ExtendedS3DestinationConfiguration: { BucketARN: 'arn:aws:s3:::orders' } })],
    passes: [
      stream({ DeliveryStreamType: 'DirectPut', ExtendedS3DestinationConfiguration: { CloudWatchLoggingOptions: { Enabled: true, LogGroupName: 'orders', LogStreamName: 's3' } } }),
    ],
    unknown: [stream({ HttpEndpointDestinationConfiguration: { CloudWatchLoggingOptions: { Enabled: { Ref: 'Log' } } } })],
  },
});

import { graphControl } from '../../core/control';
import { resourcesIn } from '../../core/resource-references';
import { deadLetterQueues } from '../sqs/dead-letter-queues';
import { dimensionValues } from './alarmed-metrics';

const waiting = 'ApproximateNumberOfMessagesVisible';
const alarm = (Threshold: unknown, ComparisonOperator: unknown = 'GreaterThanOrEqualToThreshold', MetricName: unknown = waiting) => ({
  Failed: { Type: 'AWS::SQS::Queue' },
  Function: { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] } } } },
  Alarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      MetricName, Namespace: 'AWS/SQS', Threshold, ComparisonOperator,
      Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Failed', 'QueueName'] } }],
    },
  },
});

export const deadLettersAlarmedAtFirst = graphControl({
  id: 'DeadLettersAlarmedAtFirst',
  title: 'The first dead letter raises the alarm',
  severity: 'low',
  why: 'Each dead letter is work that was not done. Who probes a handler with a few events stays below a higher threshold until they are gone.',
  fix: 'Set Threshold to 1 and ComparisonOperator to GreaterThanOrEqualToThreshold.',
  profile: 'strict',
  resources: ['AWS::CloudWatch::Alarm'],
  * check(resource, graph) {
    if (!resource.get('MetricName').some((metric) => metric.kind === 'scalar' && metric.value === waiting)) return;
    const queues = (dimensionValues(resource.properties, 'QueueName', resource.stack) ?? []).flatMap(resourcesIn);
    if (!queues.some((queue) => deadLetterQueues(graph).has(queue))) return;
    const above = resource.get('ComparisonOperator').some((operator) => operator.kind === 'scalar' && operator.value === 'GreaterThanThreshold') ? 0 : 1;
    for (const threshold of resource.get('Threshold')) {
      if (threshold.kind === 'absent' || (threshold.kind === 'scalar' && Number(threshold.value) <= above)) continue;
      const verdict = threshold.kind === 'scalar' ? 'fail' : 'unknown';
      yield { verdict, message: 'some dead letters raise no alarm', path: 'Properties.Threshold' };
    }
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  examples: {
    fails: [
      alarm(10), alarm(1, 'GreaterThanThreshold'), alarm(1, { 'Fn::If': ['Strict', 'GreaterThanOrEqualToThreshold', 'GreaterThanThreshold'] }),
      alarm(10, 'GreaterThanOrEqualToThreshold', { 'Fn::If': ['Visible', waiting, 'NumberOfMessagesSent'] }),
    ],
    passes: [
      alarm(1), alarm(0, 'GreaterThanThreshold'), alarm({ Ref: 'AWS::NoValue' }), { ...alarm(10), Function: { Type: 'AWS::Lambda::Function' } },
      alarm(10, undefined, 'NumberOfMessagesSent'), alarm(10, undefined, { Ref: 'MetricName' }),
    ],
    unknown: [alarm({ 'Fn::ImportValue': 'Threshold' })],
  },
});

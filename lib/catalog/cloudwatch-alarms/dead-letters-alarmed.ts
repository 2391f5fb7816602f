import { graphControl } from '../../core/control';
import { deadLetterQueues } from '../sqs/dead-letter-queues';
import { alarmedMetrics } from './alarmed-metrics';

const failed = {
  Failed: { Type: 'AWS::SQS::Queue' },
  Function: { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] } } } },
};
const alarm = (Value: unknown) => ({
  Alarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { MetricName: 'ApproximateNumberOfMessagesVisible', Namespace: 'AWS/SQS', Dimensions: [{ Name: 'QueueName', Value }] },
  },
});

export const deadLettersAlarmed = graphControl({
  id: 'DeadLettersAlarmed',
  title: 'Somebody is told when dead letters wait',
  severity: 'low',
  why: 'Failed events wait for two weeks and are then gone, with nobody having known of them.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric ApproximateNumberOfMessagesVisible of the dead-letter queue.',
  profile: 'strict',
  resources: ['AWS::SQS::Queue'],
  * check(queue, graph) {
    if (!deadLetterQueues(graph).has(queue)) return;
    const metrics = [...alarmedMetrics(graph, 'AWS/SQS', 'QueueName', queue, queue.get('QueueName'))];
    // What is moved here by a redrive policy is not counted as sent.
    if (metrics.some((metric) => /ApproximateAgeOfOldestMessage|ApproximateNumberOfMessages/.test(metric))) return;
    yield { verdict: 'fail', message: 'no alarm is raised on waiting dead letters' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html',
  examples: {
    fails: [failed, { Failed: { Type: 'AWS::SQS::Queue' }, Orders: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] } } } } }],
    passes: [
      { ...failed, ...alarm({ 'Fn::GetAtt': ['Failed', 'QueueName'] }) },
      { ...failed, Failed: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'failed-orders' } }, ...alarm('failed-orders') },
      { Orders: { Type: 'AWS::SQS::Queue' } },
    ],
  },
});

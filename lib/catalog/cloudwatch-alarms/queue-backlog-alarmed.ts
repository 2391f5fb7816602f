import { graphControl } from '../../core/control';
import { deadLetterQueues } from '../sqs/dead-letter-queues';
import { alarmedMetrics } from './alarmed-metrics';

const Orders = { Type: 'AWS::SQS::Queue', Properties: {} };
const alarm = (MetricName: string, Name: string, Value: unknown) => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/SQS', MetricName, Dimensions: [{ Name, Value }] } },
});

export const queueBacklogAlarmed = graphControl({
  id: 'QueueBacklogAlarmed',
  title: 'Somebody is told when messages wait too long',
  severity: 'low',
  why: 'A receiver that an attacker has brought down, or a flood of messages, is noticed when the first customer complains.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric ApproximateAgeOfOldestMessage of the queue.',
  profile: 'strict',
  resources: ['AWS::SQS::Queue'],
  * check(resource, graph) {
    // A control of its own asks for those that take what failed.
    if (deadLetterQueues(graph).has(resource)) return;
    const metrics = [...alarmedMetrics(graph, 'AWS/SQS', 'QueueName', resource, resource.get('QueueName'))];
    if (!metrics.some((metric) => /ApproximateAgeOfOldestMessage|ApproximateNumberOfMessages/.test(metric))) yield { verdict: 'fail', message: 'no alarm is raised on messages that wait' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.denial'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html',
  examples: {
    fails: [{ Orders }, { Orders, ...alarm('NumberOfMessagesSent', 'QueueName', { Ref: 'Orders' }) }],
    passes: [
      { Orders, ...alarm('ApproximateAgeOfOldestMessage', 'QueueName', { Ref: 'Orders' }) },
      { Orders, Source: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Orders', 'Arn'] } } } }, ...alarm('ApproximateAgeOfOldestMessage', 'QueueName', { 'Fn::GetAtt': ['Source', 'QueueName'] }) },
      { Orders: { ...Orders, Properties: { QueueName: 'orders' } }, ...alarm('ApproximateNumberOfMessagesVisible', 'QueueName', 'orders') },
    ],
  },
});

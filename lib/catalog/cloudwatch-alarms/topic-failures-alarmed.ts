import { absent, allOf, is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { subscriptionResourcesOf } from '../sns/topic-subscriptions';
import { alarmedMetrics } from './alarmed-metrics';

const Topic = { Type: 'AWS::SNS::Topic', Properties: {} };
const subscription = (more: object) => ({ Subscription: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'sqs', ...more } } });
const alarm = (MetricName: string, Value: unknown = { 'Fn::GetAtt': ['Topic', 'TopicName'] }) => ({
  Alarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { Namespace: 'AWS/SNS', MetricName, Dimensions: [{ Name: 'TopicName', Value }] },
  },
});

/** What is for people is not counted: who does not get an e-mail asks for it. */
const drops = allOf(is('Protocol', 'sqs', 'lambda', 'http', 'https', 'firehose'), absent('RedrivePolicy'));

export const topicFailuresAlarmed = graphControl({
  id: 'TopicFailuresAlarmed',
  title: 'Somebody is told when a topic could not deliver',
  severity: 'low',
  why: 'A receiver that forbids the topic, or is gone, gets nothing any more, and nothing tells.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric NumberOfNotificationsFailed of the topic, or a dead-letter queue to each subscription.',
  profile: 'strict',
  resources: ['AWS::SNS::Topic'],
  * check(resource, graph) {
    const subscriptions = subscriptionResourcesOf(resource, graph);
    const dropping = subscriptions.filter((one) => judge(drops, one).verdict === 'pass');
    if (dropping.length === 0) return;
    const metrics = [...alarmedMetrics(graph, 'AWS/SNS', 'TopicName', resource, resource.get('TopicName'))];
    if (!metrics.some((metric) => /NumberOfNotificationsFailed/.test(metric))) yield { verdict: 'fail', message: 'no alarm is raised on messages that could not be delivered' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html',
  examples: {
    fails: [
      { Topic, ...subscription({}) }, { Topic, ...subscription({}), ...alarm('NumberOfMessagesPublished') },
      ...['lambda', 'http', 'https', 'firehose'].map((Protocol) => ({ Topic, ...subscription({ Protocol }) })),
    ],
    passes: [
      { Topic },
      { Topic, ...subscription({}), ...alarm('NumberOfNotificationsFailed') },
      { Topic: { ...Topic, Properties: { TopicName: 'orders' } }, ...subscription({}), ...alarm('NumberOfNotificationsFailed', 'orders') },
      { Topic, ...subscription({ Protocol: 'email' }) },
      { Topic, ...subscription({ RedrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:failed' } }) },
    ],
  },
});

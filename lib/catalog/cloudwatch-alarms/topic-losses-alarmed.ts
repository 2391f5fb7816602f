import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { subscriptionResourcesOf } from '../sns/topic-subscriptions';
import { alarmedMetrics } from './alarmed-metrics';

const Topic = { Type: 'AWS::SNS::Topic', Properties: {} };
const subscription = (RedrivePolicy: object) => ({
  Subscription: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'sqs', Endpoint: 'arn:aws:sqs:eu-west-1:111122223333:orders', RedrivePolicy } },
});
const kept = subscription({ deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:failed' });
const alarm = (MetricName: string, Value: unknown = { 'Fn::GetAtt': ['Topic', 'TopicName'] }) => ({
  Alarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { Namespace: 'AWS/SNS', MetricName, Dimensions: [{ Name: 'TopicName', Value }] },
  },
});

export const topicLossesAlarmed = graphControl({
  id: 'TopicLossesAlarmed',
  title: 'Somebody is told when messages of a topic are lost',
  severity: 'low',
  why: 'Whoever changes the policy of the dead-letter queue, or of its key, has undelivered messages vanish, and the queue looks empty and well.',
  fix: 'Add an AWS::CloudWatch::Alarm on NumberOfNotificationsFailed or NumberOfNotificationsFailedToRedriveToDlq of the topic.',
  profile: 'strict',
  resources: ['AWS::SNS::Topic'],
  * check(resource, graph) {
    // Of subscriptions without a dead-letter queue, a control of its own asks for an alarm on all that failed.
    const keeping = subscriptionResourcesOf(resource, graph)
      .filter((one) => judge(present('RedrivePolicy.deadLetterTargetArn'), one).verdict === 'pass');
    if (keeping.length === 0) return;
    const metrics = [...alarmedMetrics(graph, 'AWS/SNS', 'TopicName', resource, resource.get('TopicName'))];
    if (!metrics.some((metric) => /NumberOfNotificationsFailed/.test(metric))) yield { verdict: 'fail', message: 'no alarm is raised on messages that can not even be kept' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.repudiation', 'queue.denial'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html',
  examples: {
    fails: [{ Topic, ...kept }, { Topic, ...kept, ...alarm('NumberOfMessagesPublished') }],
    passes: [
      { Topic }, { Topic, ...subscription({}) },
      { Topic, ...kept, ...alarm('NumberOfNotificationsFailed') }, { Topic, ...kept, ...alarm('NumberOfNotificationsFailedToRedriveToDlq') },
      { Topic: { ...Topic, Properties: { TopicName: 'orders' } }, ...kept, ...alarm('NumberOfNotificationsFailed', 'orders') },
    ],
  },
});

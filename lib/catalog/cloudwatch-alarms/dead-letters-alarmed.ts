import { graphControl } from '../../core/control';
import { alarmsNaming } from './alarms-naming';

export const deadLettersAlarmed = graphControl({
  id: 'DeadLettersAlarmed',
  title: 'Somebody is told when dead letters wait',
  severity: 'low',
  why: 'Failed events wait for two weeks and are then gone, with nobody having known of them.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric ApproximateNumberOfMessagesVisible of the dead-letter queue.',
  profile: 'strict',
  resources: ['AWS::Lambda::Function'],
  * check(fn, graph) {
    for (const target of fn.get('DeadLetterConfig.TargetArn')) {
      if (target.kind !== 'reference' || target.resource.type !== 'AWS::SQS::Queue') continue;
      const alarmed = alarmsNaming(graph, 'QueueName', target.resource).some(({ metrics }) => metrics.some((metric) => metric.startsWith('ApproximateNumberOfMessages')));
      if (!alarmed) yield { verdict: 'fail', message: 'no alarm is raised on waiting dead letters', resource: target.resource };
    }
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html',
  examples: {
    fails: [{ Queue: { Type: 'AWS::SQS::Queue' }, Function: { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Queue', 'Arn'] } } } } }],
    passes: [{
      Queue: { Type: 'AWS::SQS::Queue' },
      Function: { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Queue', 'Arn'] } } } },
      Alarm: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          MetricName: 'ApproximateNumberOfMessagesVisible', Namespace: 'AWS/SQS',
          Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Queue', 'QueueName'] } }],
        },
      },
    }],
  },
});

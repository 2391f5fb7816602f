import { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { AlarmTopic } from '../../../lib';
import { ConstructCases, set, without } from '../construct-cases';

export const cloudwatch: ConstructCases = {
  minimal: {
    'AlarmTopic with an alarm': (scope) => {
      const topic = new AlarmTopic(scope, 'Alarms');
      const metric = new Metric({ namespace: 'Shop', metricName: 'Orders' });
      new Alarm(scope, 'Alarm', { metric, threshold: 1, evaluationPeriods: 1 }).addAlarmAction(new SnsAction(topic));
      return topic;
    },
  },
  weakenings: [
    ['AlarmTopic with an alarm', 'AWS::SNS::Topic', 'encryption', without('KmsMasterKeyId'), 'AlarmTopicEncrypted'],
    ['AlarmTopic with an alarm', 'AWS::SNS::TopicPolicy', 'TLS only', set('PolicyDocument.Statement', []), 'TopicTlsOnly'],
  ],
  notWeaker: [
    { mutations: /AWS::CloudWatch::Alarm\(Orders\)( Properties\.(ComparisonOperator|EvaluationPeriods|MetricName|Namespace|Period|Statistic|Threshold))?: .*/, reason: 'The alarm is the case\'s own.' },
    { mutations: /AWS::SNS::Topic: removed/, reason: 'What is to be kept safe is gone with its protection.' },
  ],
};

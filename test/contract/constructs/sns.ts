import { SecureTopic } from '../../../lib';
import { ConstructCases, gone, set, somebody, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

export const sns: ConstructCases = {
  minimal: {
    'SecureTopic': (scope) => new SecureTopic(scope, 'Topic'),
    'SecureTopic with a function': (scope) => {
      const topic = new SecureTopic(scope, 'Topic');
      topic.onMessage(minimalFunction(scope));
      return topic;
    },
  },
  weakenings: [
    ['SecureTopic', 'AWS::SNS::Topic', 'customer key', without('KmsMasterKeyId'), 'TopicEncryptedWithCustomerKey'],
    ['SecureTopic', 'AWS::SNS::TopicPolicy', 'TLS only', set('PolicyDocument.Statement', []), 'TopicTlsOnly'],
    ['SecureTopic', 'AWS::SNS::TopicPolicy', 'closed policy', set('PolicyDocument.Statement', [somebody]), 'TopicPolicyRestricted'],
    ['SecureTopic with a function', 'AWS::SNS::Subscription', 'dead-letter queue', without('RedrivePolicy'), 'SubscriptionDeadLettered'],
    ['SecureTopic with a function', 'AWS::SNS::Subscription', 'delivery within the account', set('Protocol', 'http'), 'SubscriptionEncrypted'],
    ['SecureTopic with a function', 'AWS::SNS::Topic', 'log of failures', without('DeliveryStatusLogging'), 'TopicDeliveryLogged'],
    ['SecureTopic with a function', 'AWS::CloudWatch::Alarm', 'an alarm on lost messages', gone, 'TopicLossesAlarmed'],
    ['SecureTopic with a function', 'AWS::CloudWatch::Alarm', 'an alarm on dead letters', gone, 'DeadLettersAlarmed'],
    ['SecureTopic with a function', 'AWS::Lambda::Permission', 'permission bound to the topic', without('SourceArn'), 'PermissionBoundToSource'],
  ],
  notWeaker: [
    { mutations: /AWS::SNS::Subscription: removed/, reason: 'Fewer get the messages.' },
    { mutations: /AWS::SNS::Topic Properties\.SignatureVersion: removed/, reason: 'It is for receivers on the web, of which the case has none.' },
    { mutations: /AWS::SNS::Topic Properties\.DeliveryStatusLogging\[\]\.FailureFeedbackRoleArn: something else/, reason: 'Another role of the owner\'s.' },
    { mutations: /AWS::SNS::Subscription Properties\.RedrivePolicy\.deadLetterTargetArn: something else/, reason: 'Another queue of the owner\'s.' },
    { mutations: /AWS::CloudWatch::Alarm\(NumberOfNotificationsFailed\) Properties\.(Dimensions: removed|Statistic: (Average|Maximum|Minimum))/, reason: 'Each sample is 1: a single failure raises it still; without a dimension it watches all topics.' },
    {
      mutations: /AWS::IAM::Policy .*Statement\[Allow logs:CreateLogGroup .* logs:PutRetentionPolicy\]: Action: without logs:(CreateLogGroup|PutMetricFilter|PutRetentionPolicy)/,
      reason: 'The log group is there already.',
    },
  ],
  refusedOnDeployment: [
    { mutations: /AWS::SNS::Subscription Properties\.Endpoint: (removed|something else)/, reason: 'SNS takes nothing that is no ARN of a function.' },
  ],
};

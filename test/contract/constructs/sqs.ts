import { SecureQueue } from '../../../lib';
import { ConstructCases, deleted, gone, set, somebody, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

export const sqs: ConstructCases = {
  minimal: {
    SecureQueue: (scope) => new SecureQueue(scope, 'Queue'),
    'SecureQueue with a function': (scope) => {
      const queue = new SecureQueue(scope, 'Queue');
      queue.consume(minimalFunction(scope));
      return queue;
    },
  },
  weakenings: [
    ['SecureQueue', 'AWS::SQS::Queue', 'customer key', without('KmsMasterKeyId'), 'QueueEncryptedWithCustomerKey'],
    ['SecureQueue', 'AWS::SQS::Queue', 'dead-letter queue', without('RedrivePolicy'), 'QueueDeadLettered'],
    ['SecureQueue', 'AWS::SQS::Queue', 'named sources', without('RedriveAllowPolicy'), 'DeadLetterSourcesNamed'],
    ['SecureQueue', 'AWS::SQS::Queue', 'retention', set('MessageRetentionPeriod', 3600), 'QueueMessagesKeptADay'],
    ['SecureQueue', 'AWS::SQS::Queue', 'kept dead letters', deleted, 'DeadLettersRetained'],
    ['SecureQueue', 'AWS::SQS::QueuePolicy', 'TLS only', set('PolicyDocument.Statement', []), 'QueueTlsOnly'],
    ['SecureQueue', 'AWS::SQS::QueuePolicy', 'closed policy', set('PolicyDocument.Statement', [somebody]), 'QueuePolicyRestricted'],
    ['SecureQueue', 'AWS::CloudWatch::Alarm', 'an alarm on waiting messages', gone, 'QueueBacklogAlarmed'],
    ['SecureQueue', 'AWS::CloudWatch::Alarm', 'an alarm on dead letters', gone, 'DeadLettersAlarmed'],
    ['SecureQueue with a function', 'AWS::SQS::Queue', 'visibility timeout', without('VisibilityTimeout'), 'QueueVisibilityCoversRetries'],
    ['SecureQueue with a function', 'AWS::SQS::Queue', 'five tries', set('RedrivePolicy.maxReceiveCount', 1), 'QueueMessagesTriedFiveTimes'],
    ['SecureQueue with a function', 'AWS::Lambda::EventSourceMapping', 'partial batch responses', without('FunctionResponseTypes'), 'QueueBatchFailuresReported'],
    ['SecureQueue with a function', 'AWS::Lambda::EventSourceMapping', 'bound of concurrency', without('ScalingConfig'), 'QueueConsumerBounded'],
    ['SecureQueue with a function', 'AWS::Lambda::EventSourceMapping', 'encrypted filters', set('FilterCriteria.Filters', [{ Pattern: '{}' }]), 'EventSourceFiltersEncrypted'],
  ],
  notWeaker: [
    { mutations: /AWS::CloudWatch::Alarm\((ApproximateAgeOfOldestMessage|ApproximateNumberOfMessagesVisible)\) Properties\.(MetricName: Approximate\w+|Statistic: (Average|Sum|Minimum))/, reason: 'Another measure of what waits; the oldest message grows older each minute, so that the least in a period is hardly less.' },
    { mutations: /AWS::Lambda::EventSourceMapping Properties\.BatchSize: (removed|less)/, reason: 'Ten is the default; fewer at a time is slower alone.' },
    { mutations: /AWS::Lambda::EventSourceMapping: removed/, reason: 'Nobody handles the messages, and the alarm on the oldest one is raised.' },
  ],
  refusedOnDeployment: [
    { mutations: /AWS::SQS::Queue Properties\.RedrivePolicy\.(deadLetterTargetArn: something else|maxReceiveCount: (removed|none))/, reason: 'SQS asks for both, from 1 on, and for a queue that there is.' },
    { mutations: /AWS::SQS::Queue Properties\.RedriveAllowPolicy\.(redrivePermission: (denyAll|byQueue)|sourceQueueArns.*)/, reason: 'SQS takes no redrive policy that the dead-letter queue does not allow, and byQueue only with queues.' },
    { mutations: /AWS::Lambda::EventSourceMapping Properties\.(BatchSize: (none|more)|EventSourceArn: (removed|something else)|ScalingConfig\.MaximumConcurrency: (none|less))/, reason: 'Lambda takes 1 to 10 messages without a window, 2 or more invocations, and a queue that there is.' },
  ],
  survivors: [
    { mutations: /AWS::SQS::Queue Properties\.RedrivePolicy\.maxReceiveCount: (less|more)/, reason: 'How often it is worth to try only the owner knows; where Lambda receives, fewer than 5 times is noticed.' },
    { mutations: /AWS::SQS::Queue Properties\.VisibilityTimeout: more/, reason: 'How soon a message has to be tried again only the owner knows.' },
    { mutations: /AWS::Lambda::EventSourceMapping Properties\.ScalingConfig\.MaximumConcurrency: more/, reason: 'How many are too many only the owner knows.' },
  ],
};

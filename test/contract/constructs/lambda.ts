import { join } from 'node:path';
import { EventSource, SecureFunction } from '../../../lib';
import { ConstructCases, deleted, set, somebody, Weaken, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

const unencrypted: Weaken = (queue) => {
  queue.addPropertyDeletionOverride('KmsMasterKeyId');
  queue.addPropertyOverride('SqsManagedSseEnabled', false);
};

export const lambda: ConstructCases = {
  minimal: {
    'SecureFunction': minimalFunction,
    'SecureFunction with an event schema': (scope) => new SecureFunction(scope, 'Function', {
      entry: join(__dirname, '..', 'guarded-handler.ts'),
      eventSchema: EventSource.sqs({ type: 'object', required: ['orderId'], properties: { orderId: { type: 'string', format: 'uuid' } } }),
    }),
  },
  weakenings: [
    ['SecureFunction', 'AWS::Lambda::Function', 'supported runtime', set('Runtime', 'nodejs16.x'), 'FunctionRuntimeSupported'],
    ['SecureFunction', 'AWS::Lambda::Function', 'newest runtime', set('Runtime', 'nodejs22.x'), 'FunctionRuntimeNewest'],
    ['SecureFunction', 'AWS::Lambda::Function', 'tracing', set('TracingConfig.Mode', 'PassThrough'), 'FunctionTraced'],
    ['SecureFunction', 'AWS::Lambda::Function', 'memory', without('MemorySize'), 'FunctionMemorySet'],
    ['SecureFunction', 'AWS::Lambda::Function', 'timeout', without('Timeout'), 'FunctionTimeoutSet'],
    ['SecureFunction', 'AWS::Lambda::Function', 'JSON log', set('LoggingConfig.LogFormat', 'Text'), 'FunctionLogsStructured'],
    ['SecureFunction', 'AWS::Lambda::Function', 'stopped recursion', set('RecursiveLoop', 'Allow'), 'FunctionRecursionStopped'],
    ['SecureFunction', 'AWS::Lambda::Function', 'dead-letter queue', without('DeadLetterConfig'), 'FunctionFailuresKept'],
    ['SecureFunction', 'AWS::Lambda::Function', 'environment key', without('KmsKeyArn'), 'FunctionEnvironmentEncryptedWithCustomerKey'],
    ['SecureFunction', 'AWS::Lambda::Function', 'environment without secrets', set('Environment.Variables.DB_PASSWORD', 'Tr0ub4dor&3'), 'FunctionEnvironmentWithoutSecrets'],
    ['SecureFunction', 'AWS::Lambda::EventInvokeConfig', 'event age', without('MaximumEventAgeInSeconds'), 'AsyncInvocationBounded'],
    ['SecureFunction', 'AWS::IAM::Role', 'no managed policies', set('ManagedPolicyArns', ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess']), 'RoleWithoutAwsManagedPolicies'],
    ['SecureFunction', 'AWS::IAM::Role', 'narrow trust', set('AssumeRolePolicyDocument.Statement', [somebody]), 'RoleTrustNotPublic'],
    ['SecureFunction', 'AWS::IAM::Policy', 'named actions', set('PolicyDocument.Statement.0.Action', 's3:*'), 'PolicyActionsNamed'],
    ['SecureFunction', 'AWS::IAM::Policy', 'named resources', set('PolicyDocument.Statement.0.Resource', '*'), 'PolicyResourcesNamed'],
    ['SecureFunction', 'AWS::SQS::Queue', 'dead letters encrypted', unencrypted, 'QueueEncrypted'],
    ['SecureFunction', 'AWS::SQS::QueuePolicy', 'dead letters over TLS only', set('PolicyDocument.Statement', []), 'QueueTlsOnly'],
    ['SecureFunction', 'AWS::CloudWatch::Alarm', 'alarm actions', without('AlarmActions'), 'AlarmActs'],
    ['SecureFunction', 'AWS::CloudWatch::Alarm', 'an alarm on errors', set('MetricName', 'Invocations'), 'FunctionErrorsAlarmed'],
    ['SecureFunction', 'AWS::CloudWatch::Alarm', 'an alarm on dead letters', set('MetricName', 'NumberOfMessagesSent'), 'DeadLettersAlarmed'],
    ['SecureFunction with an event schema', 'AWS::CloudWatch::Alarm', 'an alarm on refused events', set('MetricName', 'AdmittedEvents'), 'RefusedEventsAlarmed'],
    ['SecureFunction', 'AWS::Logs::LogGroup', 'kept log', deleted, 'LogGroupRetained'],
    ['SecureFunction', 'AWS::SNS::Topic', 'alarm topic encrypted', without('KmsMasterKeyId'), 'AlarmTopicEncrypted'],
    ['SecureFunction', 'AWS::SNS::TopicPolicy', 'alarm topic over TLS only', set('PolicyDocument.Statement', []), 'TopicTlsOnly'],
  ],
  notWeaker: [
    {
      mutations: /AWS::CloudWatch::Alarm\(RefusedEvents\) Properties\.Statistic: (Average|Maximum|Minimum)/,
      reason: 'Nothing below 1 is counted, and 1 raises the alarm.',
    },
    {
      mutations: /AWS::CloudWatch::Alarm\(RefusedEvents\) Properties\.Dimensions: removed/,
      reason: 'The guard counts without dimensions too: the alarm is then raised on the refusals of all functions.',
    },
  ],
};

import { Duration } from 'aws-cdk-lib';
import { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { SecureSchedule } from '../../../lib';
import { ConstructCases, gone, set, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

export const scheduler: ConstructCases = {
  minimal: {
    SecureSchedule: (scope) => new SecureSchedule(scope, 'Schedule', { schedule: ScheduleExpression.rate(Duration.hours(1)), handler: minimalFunction(scope) }),
  },
  weakenings: [
    ['SecureSchedule', 'AWS::Scheduler::Schedule', 'customer key', without('KmsKeyArn'), 'ScheduleEncryptedWithCustomerKey'],
    ['SecureSchedule', 'AWS::Scheduler::Schedule', 'dead-letter queue', without('Target.DeadLetterConfig'), 'ScheduleDeadLettered'],
    ['SecureSchedule', 'AWS::Scheduler::Schedule', 'input without secrets', set('Target.Input', '{"password":"correct-horse-battery"}'), 'ScheduleWithoutSecrets'],
    ['SecureSchedule', 'AWS::CloudWatch::Alarm', 'an alarm on dropped invocations', gone, 'ScheduleLossesAlarmed'],
    ['SecureSchedule', 'AWS::CloudWatch::Alarm', 'an alarm on dead letters', gone, 'DeadLettersAlarmed'],
    ['SecureSchedule', 'AWS::IAM::Role', 'trust bound to the account', without('AssumeRolePolicyDocument.Statement.0.Condition'), 'RoleTrustBoundToAccount'],
  ],
  notWeaker: [
    { mutations: /AWS::Scheduler::Schedule(Group)?: removed/, reason: 'Nothing runs; what others lose with it, is found as a removed reference of theirs.' },
    { mutations: /AWS::Scheduler::ScheduleGroup (DeletionPolicy|UpdateReplacePolicy): .*/, reason: 'A group holds no data.' },
    { mutations: /AWS::Scheduler::Schedule Properties\.(ScheduleExpression: rate\(365 days\)|ScheduleExpressionTimezone: removed|FlexibleTimeWindow\.Mode: .*)/, reason: 'When it runs is the app\'s.' },
    { mutations: /AWS::Scheduler::Schedule Properties\.State: removed/, reason: 'ENABLED is the default.' },
    { mutations: /AWS::Scheduler::Schedule Properties\.Target\.RetryPolicy.*/, reason: 'How long it is tried; what could not be invoked is kept however it is set.' },
    { mutations: /AWS::Scheduler::Schedule Properties\.Target\.(DeadLetterConfig\.Arn|RoleArn): something else/, reason: 'Another queue or role of the owner\'s.' },
    { mutations: /AWS::CloudWatch::Alarm\(InvocationDroppedCount\) Properties\.(Statistic: (Average|Maximum|Minimum)|Dimensions: removed)/, reason: 'Each sample is 1: a single one raises it still; without a dimension it watches all groups.' },
  ],
  refusedOnDeployment: [
    { mutations: /AWS::Scheduler::Schedule Properties\.Target\.Arn: something else/, reason: 'Scheduler takes no target that is no ARN.' },
  ],
};

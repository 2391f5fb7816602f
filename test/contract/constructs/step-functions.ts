import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { SecureEventBus, SecureStateMachine } from '../../../lib';
import { ConstructCases, deleted, gone, set, somebody, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

export const stepFunctions: ConstructCases = {
  minimal: {
    SecureStateMachine: (scope) => new SecureStateMachine(scope, 'Fulfilment', {
      definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Succeed(scope, 'Done')),
    }),
    'SecureStateMachine with a function and a bus': (scope) => {
      const ship = new tasks.LambdaInvoke(scope, 'Ship', { lambdaFunction: minimalFunction(scope) });
      const machine = new SecureStateMachine(scope, 'Fulfilment', { definitionBody: sfn.DefinitionBody.fromChainable(ship) });
      machine.startOn(new SecureEventBus(scope, 'Bus'), 'Placed', { source: ['shop.orders'], detailType: ['OrderPlaced'] });
      return machine;
    },
  },
  weakenings: [
    ['SecureStateMachine', 'AWS::StepFunctions::StateMachine', 'log', without('LoggingConfiguration'), 'StateMachineLogged'],
    ['SecureStateMachine', 'AWS::StepFunctions::StateMachine', 'log of every event', set('LoggingConfiguration.Level', 'ERROR'), 'StateMachineLogsAllEvents'],
    ['SecureStateMachine', 'AWS::StepFunctions::StateMachine', 'log without data', set('LoggingConfiguration.IncludeExecutionData', true), 'StateMachineDataNotLogged'],
    ['SecureStateMachine', 'AWS::StepFunctions::StateMachine', 'tracing', set('TracingConfiguration.Enabled', false), 'StateMachineTraced'],
    ['SecureStateMachine', 'AWS::StepFunctions::StateMachine', 'customer key', without('EncryptionConfiguration'), 'StateMachineEncryptedWithCustomerKey'],
    ['SecureStateMachine', 'AWS::StepFunctions::StateMachine', 'definition without secrets', set('DefinitionString', '{"States":{"Pay":{"Parameters":{"Password":"Tr0ub4dor&3"}}}}'), 'StateMachineWithoutSecrets'],
    ['SecureStateMachine', 'AWS::StepFunctions::StateMachine', 'timeout', set('DefinitionString', '{"States":{"Pay":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke"}}}'), 'StateMachineTimesOut'],
    ['SecureStateMachine', 'AWS::CloudWatch::Alarm', 'alarms on failures', gone, 'StateMachineFailuresAlarmed'],
    ['SecureStateMachine', 'AWS::CloudWatch::Alarm', 'alarms on each outcome', set('MetricName', 'ExecutionsFailed'), 'StateMachineOutcomesAlarmed'],
    ['SecureStateMachine', 'AWS::Logs::LogGroup', 'encrypted log', without('KmsKeyId'), 'LogGroupEncryptedWithCustomerKey'],
    ['SecureStateMachine', 'AWS::Logs::LogGroup', 'kept log', deleted, 'LogGroupRetained'],
    ['SecureStateMachine', 'AWS::IAM::Role', 'narrow trust', set('AssumeRolePolicyDocument.Statement', [somebody]), 'RoleTrustNotPublic'],
    ['SecureStateMachine', 'AWS::IAM::Policy', 'named actions', set('PolicyDocument.Statement.0.Action', 'lambda:*'), 'PolicyActionsNamed'],
    ['SecureStateMachine with a function and a bus', 'AWS::IAM::Policy', 'named resources', set('PolicyDocument.Statement.0', { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' }), 'PolicyResourcesNamed'],
    ['SecureStateMachine with a function and a bus', 'AWS::Events::Rule', 'dead letters of rules', without('Targets.0.DeadLetterConfig'), 'RuleTargetsDeadLettered'],
    ['SecureStateMachine', 'AWS::IAM::Policy', 'permission to trace', set('PolicyDocument.Statement', [{ Effect: 'Allow', Action: 'logs:DescribeLogGroups', Resource: '*' }]), 'StateMachineTelemetryAllowed'],
  ],
  notWeaker: [
    { mutations: /AWS::StepFunctions::StateMachine(: removed| (DeletionPolicy|UpdateReplacePolicy): .*)/, reason: 'What is to be kept safe is gone with its protection; its log is kept.' },
    { mutations: /AWS::Events::Rule: removed/, reason: 'Fewer events start something.' },
    { mutations: /AWS::StepFunctions::StateMachine Properties\.(LoggingConfiguration\.IncludeExecutionData|EncryptionConfiguration\.KmsDataKeyReusePeriodSeconds): removed/, reason: 'The defaults are as strict: no data, 5 minutes.' },
    { mutations: /AWS::StepFunctions::StateMachine Properties\.(LoggingConfiguration\.Destinations\[\]\.CloudWatchLogsLogGroup\.LogGroupArn|EncryptionConfiguration\.KmsKeyId): something else/, reason: 'Another log group or key of the owner\'s.' },
    { mutations: /AWS::StepFunctions::StateMachine Properties\.DefinitionString: something else/, reason: 'It calls another function of the owner\'s.' },
    { mutations: /AWS::CloudWatch::Alarm\(Execution\w+\) Properties\.Statistic: (Maximum|Minimum|Average)/, reason: 'Step Functions counts each execution as 1: one raises the alarm still.' },
    { mutations: /AWS::IAM::Role Properties\.AssumeRolePolicyDocument\.Statement\[Allow sts:AssumeRole\]: Condition: \w+IfExists/, reason: 'Of two conditions that name the account one is left.' },
    {
      mutations: /AWS::IAM::Policy Properties\.PolicyDocument\.Statement\[Allow kms:GenerateDataKey\]: Condition: .*/,
      reason: 'Another statement lets the role use the same key for executions.',
    },
  ],
  refusedOnDeployment: [
    { mutations: /AWS::StepFunctions::StateMachine Properties\.(DefinitionString: removed|RoleArn: something else)/, reason: 'Step Functions takes no state machine without a definition, or with a role that there is not.' },
  ],
  survivors: [
    { mutations: /AWS::StepFunctions::StateMachine Properties\.EncryptionConfiguration\.KmsDataKeyReusePeriodSeconds: more/, reason: 'A quarter of an hour at most.' },
    {
      mutations: /AWS::KMS::Key Properties\.KeyPolicy\.Statement\[Allow kms:Decrypt kms:GenerateDataKey\]: Action: without kms:GenerateDataKey/,
      reason: 'The delivery decrypts; it is other services that have it encrypt.',
    },
  ],
};

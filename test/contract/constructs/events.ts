import { SecureEventBus } from '../../../lib';
import { ConstructCases, gone, set, somebody, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

export const events: ConstructCases = {
  minimal: {
    SecureEventBus: (scope) => new SecureEventBus(scope, 'Bus'),
    'SecureEventBus with a function': (scope) => {
      const bus = new SecureEventBus(scope, 'Bus');
      bus.on('Placed', { source: ['shop.orders'], detailType: ['OrderPlaced'] }, minimalFunction(scope));
      return bus;
    },
  },
  weakenings: [
    ['SecureEventBus', 'AWS::Events::EventBus', 'customer key', without('KmsKeyIdentifier'), 'EventBusEncryptedWithCustomerKey'],
    ['SecureEventBus', 'AWS::Events::EventBus', 'dead-letter queue', without('DeadLetterConfig'), 'EventBusUndecryptableKept'],
    ['SecureEventBus', 'AWS::Events::EventBus', 'log', without('LogConfig'), 'EventBusLogged'],
    ['SecureEventBus', 'AWS::Events::EventBus', 'log without events', set('LogConfig.IncludeDetail', 'FULL'), 'EventBusDataNotLogged'],
    ['SecureEventBus', 'AWS::Events::EventBus', 'closed policy', set('Policy.Statement', [somebody]), 'EventBusPolicyRestricted'],
    ['SecureEventBus', 'AWS::CloudWatch::Alarm', 'an alarm on dead letters', gone, 'DeadLettersAlarmed'],
    ['SecureEventBus with a function', 'AWS::Events::Rule', 'dead letters of rules', without('Targets.0.DeadLetterConfig'), 'RuleTargetsDeadLettered'],
    ['SecureEventBus with a function', 'AWS::Lambda::Permission', 'permission bound to the rule', without('SourceArn'), 'PermissionBoundToSource'],
  ],
  notWeaker: [
    { mutations: /AWS::Events::EventBus: removed/, reason: 'What is to be kept safe is gone with its protection.' },
    { mutations: /AWS::Events::EventBus Properties\.(DeadLetterConfig\.Arn|KmsKeyIdentifier): something else/, reason: 'Another queue or key of the owner\'s.' },
    { mutations: /AWS::Events::EventBus Properties\.LogConfig\.IncludeDetail: removed/, reason: 'NONE is the default.' },
    { mutations: /AWS::Events::Rule Properties\.(EventBusName: removed|EventPattern\.[\w-]+\[\]: .*|Targets(\[\])?: removed)/, reason: 'Which events are for whom is the app\'s; nothing is let in.' },
    { mutations: /AWS::Events::Rule Properties\.Targets\[\]\.RetryPolicy.*/, reason: 'How long it is tried; what could not be delivered is kept however it is set.' },
    {
      mutations: /AWS::KMS::Key Properties\.KeyPolicy\.Statement\[Allow kms:Decrypt kms:DescribeKey kms:GenerateDataKey\]: (removed|Effect: Deny|Principal: of another account|Action: without .*|Condition: .*)/,
      reason: 'The statement for dead letters lets EventBridge use the key too, and of three conditions two are left.',
    },
    { mutations: /AWS::CloudWatch::Alarm\(InvocationsFailedToBeSentToDlq\) Properties\.Statistic: (Average|Maximum|Minimum)/, reason: 'EventBridge sends it only where it is not zero: no sample is less than 1.' },
    { mutations: /AWS::Logs::Delivery(Source|Destination)? Properties\.\w+: something else/, reason: 'It refers to another one of the owner\'s.' },
  ],
  refusedOnDeployment: [
    { mutations: /AWS::Events::Rule Properties\.(EventPattern: removed|EventBusName: something else)/, reason: 'EventBridge takes no rule without a pattern or schedule, nor for a bus that there is not.' },
  ],
  survivors: [
    {
      mutations: /AWS::KMS::Key Properties\.KeyPolicy\.Statement\[Allow kms:GenerateDataKey\]: (removed|Effect: Deny|Principal: of another account)/,
      reason: 'Whether EventBridge can encrypt records of its log is not asked: other statements let it use the key for other things.',
    },
    { mutations: /AWS::CloudWatch::Alarm\(InvocationsFailedToBeSentToDlq\) Properties\.Dimensions\[EventBusName\].*/, reason: 'Which bus a rule is on is not compared with its alarm.' },
  ],
};

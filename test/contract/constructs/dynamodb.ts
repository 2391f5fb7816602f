import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { SecureTable } from '../../../lib';
import { ConstructCases, gone, set, somebody, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

const table = (scope: Construct) => new SecureTable(scope, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });

export const dynamodb: ConstructCases = {
  minimal: {
    'SecureTable': table,
    'SecureTable with a function': (scope) => {
      const made = table(scope);
      made.onChange(minimalFunction(scope), { filters: [{ eventName: FilterRule.isEqual('INSERT') }] });
      return made;
    },
  },
  weakenings: [
    ['SecureTable', 'AWS::DynamoDB::GlobalTable', 'customer key', without('Replicas.0.SSESpecification'), 'GlobalTableEncryptedWithCustomerKey'],
    ['SecureTable', 'AWS::DynamoDB::GlobalTable', 'point-in-time recovery', without('Replicas.0.PointInTimeRecoverySpecification'), 'GlobalTableRecoverable'],
    ['SecureTable', 'AWS::DynamoDB::GlobalTable', 'recovery period', set('Replicas.0.PointInTimeRecoverySpecification.RecoveryPeriodInDays', 1), 'GlobalTableRecoveryWindowLong'],
    ['SecureTable', 'AWS::DynamoDB::GlobalTable', 'deletion protection', without('Replicas.0.DeletionProtectionEnabled'), 'GlobalTableDeletionProtected'],
    ['SecureTable', 'AWS::DynamoDB::GlobalTable', 'closed policy', set('Replicas.0.ResourcePolicy.PolicyDocument.Statement', [somebody]), 'TablePolicyRestricted'],
    ['SecureTable', 'AWS::CloudWatch::Alarm', 'alarms on refused requests', gone, 'TableThrottlesAlarmed'],
    ['SecureTable with a function', 'AWS::Lambda::EventSourceMapping', 'failure destination', without('DestinationConfig'), 'EventSourceFailuresKept'],
    ['SecureTable with a function', 'AWS::Lambda::EventSourceMapping', 'bounds of a failing batch', (resource) => {
      for (const path of ['MaximumRetryAttempts', 'MaximumRecordAgeInSeconds']) resource.addPropertyDeletionOverride(path);
    }, 'EventSourceRetriesBounded'],
    ['SecureTable with a function', 'AWS::Lambda::EventSourceMapping', 'ways to skip the one bad record', (resource) => {
      for (const path of ['BisectBatchOnFunctionError', 'FunctionResponseTypes']) resource.addPropertyDeletionOverride(path);
    }, 'EventSourceBatchesSplit'],
    ['SecureTable with a function', 'AWS::Lambda::EventSourceMapping', 'encrypted filters', without('KmsKeyArn'), 'EventSourceFiltersEncrypted'],
    ['SecureTable with a function', 'AWS::CloudWatch::Alarm', 'an alarm on changes that wait', gone, 'StreamBacklogAlarmed'],
  ],
  notWeaker: [
    { mutations: /AWS::DynamoDB::GlobalTable: removed/, reason: 'What is to be kept safe is gone with its protection.' },
    { mutations: /AWS::DynamoDB::GlobalTable (DeletionPolicy|UpdateReplacePolicy): .*/, reason: 'Deletion protection stands.' },
    { mutations: /AWS::DynamoDB::GlobalTable Properties\.SSESpecification\.SSEType: removed/, reason: 'KMS is the default, and the only choice.' },
    { mutations: /AWS::DynamoDB::GlobalTable Properties\.Replicas\[\]\.PointInTimeRecoverySpecification\.RecoveryPeriodInDays: removed/, reason: '35 days is the default.' },
    { mutations: /AWS::DynamoDB::GlobalTable Properties\.StreamSpecification: removed/, reason: 'Fewer can read changes.' },
    { mutations: /AWS::CloudWatch::Alarm\((Read|Write)ThrottleEvents\) Properties\.(Statistic: (Average|Maximum|Minimum)|Dimensions: removed)/, reason: 'Each sample is 1: a single refusal raises it still; without a dimension it watches all tables.' },
    { mutations: /AWS::CloudWatch::Alarm\(IteratorAge\) Properties\.(Statistic: Sum|Dimensions: removed)/, reason: 'It is raised sooner, or watches all functions.' },
    { mutations: /AWS::Lambda::EventSourceMapping(: removed| Properties\.(BatchSize|ParallelizationFactor|FilterCriteria)\b.*)/, reason: 'Which records are handled, and how many at once, is the app\'s.' },
    { mutations: /AWS::Lambda::EventSourceMapping Properties\.(BisectBatchOnFunctionError: (removed|false)|FunctionResponseTypes.*: removed)/, reason: 'Of two ways to skip the one bad record one is left.' },
    { mutations: /AWS::Lambda::EventSourceMapping Properties\.(MaximumRecordAgeInSeconds|MaximumRetryAttempts): (removed|none|less|more)/, reason: 'The other one bounds it still; how much is enough only the owner knows.' },
    { mutations: /AWS::Lambda::EventSourceMapping Properties\.DestinationConfig\.OnFailure\.Destination: something else/, reason: 'Another queue of the owner\'s.' },
    { mutations: /AWS::KMS::Key Properties\.KeyPolicy\.Statement\[Allow kms:Decrypt\]: (removed|Effect: Deny|Principal: of another account)/, reason: 'Lambda can\'t read the filters any more, and handles nothing.' },
  ],
  refusedOnDeployment: [
    { mutations: /AWS::DynamoDB::GlobalTable Properties\.((AttributeDefinitions|KeySchema|Replicas)(\[\])?|BillingMode|KeySchema\[\]\.KeyType): (removed|AWS_OWNED_KEY)/, reason: 'DynamoDB requires it; without a mode it asks for the capacity.' },
    { mutations: /AWS::DynamoDB::GlobalTable Properties\.Replicas\[\]\.PointInTimeRecoverySpecification\.RecoveryPeriodInDays: more/, reason: '35 days is the most.' },
    { mutations: /AWS::Lambda::EventSourceMapping Properties\.(EventSourceArn: (removed|something else)|StartingPosition: removed)/, reason: 'Lambda requires it.' },
  ],
  survivors: [
    { mutations: /AWS::CloudWatch::Alarm\(IteratorAge\) Properties\.Statistic: Average/, reason: 'It is raised when most shards wait: how many are enough only the owner knows.' },
  ],
};

import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import { SecureTable } from '../../../lib/constructs/dynamodb/secure-table';
import { SecureTableProps } from '../../../lib/constructs/dynamodb/secure-table-props';
import { DeadLetterQueue } from '../../../lib/constructs/sqs/dead-letter-queue';
import { minimalFunction } from '../../contract/minimal-function';

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

const partitionKey = { name: 'id', type: dynamodb.AttributeType.STRING };

let app: App;
let stack: Stack;
beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

function table(props: Partial<SecureTableProps> = {}, scope: Stack = stack): SecureTable {
  return new SecureTable(scope, 'Table', { partitionKey, ...props });
}

function replica(more: object): object {
  return { Replicas: [Match.objectLike(more)] };
}

/** A stack with a region, as replicas need it. */
function inIreland(): Stack {
  return new Stack(app, 'Ireland', { env: { account: '111122223333', region: 'eu-west-1' } });
}

describe('SecureTable', () => {
  test('makes 3 resources beside the shared key and topic, whose logical ids stay what they are', () => {
    table();
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: object };
    expect(Object.keys(Resources).map((id) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
      'BulwarkAlarmTopic', 'BulwarkAlarmTopicPolicy', 'BulwarkKey', 'Table', 'TableAlarmsReadThrottles', 'TableAlarmsWriteThrottles',
    ]);
  });

  test('is encrypted with the shared key, also where the stack leaves its region open', () => {
    const made = table();
    expect(made.encryptionKey?.node.id).toBe('BulwarkKey');
    Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      ...replica({ Region: { Ref: 'AWS::Region' }, SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } } }),
    });
  });

  test('can be restored to any second of 35 days, is not deleted by mistake, and outlives its stack', () => {
    table();
    Template.fromStack(stack).hasResource('AWS::DynamoDB::GlobalTable', {
      Properties: replica({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        DeletionProtectionEnabled: true,
      }),
      DeletionPolicy: 'Retain',
    });
  });

  test('can be deleted with its stack for a reason alone', () => {
    table({ disposable: { reason: 'a sandbox that is filled anew each night' } });
    Template.fromStack(stack).hasResource('AWS::DynamoDB::GlobalTable', {
      Properties: replica({ DeletionProtectionEnabled: false }), DeletionPolicy: 'Delete',
    });
    expect(() => new SecureTable(stack, 'Hasty', { partitionKey, disposable: { reason: 'dev' } })).toThrow('needs a reason');
  });

  test('tells when it refuses reads or writes', () => {
    table({ alarms: { throttles: 5 } });
    const template = Template.fromStack(stack);
    for (const MetricName of ['ReadThrottleEvents', 'WriteThrottleEvents']) {
      template.hasResourceProperties('AWS::CloudWatch::Alarm', {
        Namespace: 'AWS/DynamoDB', MetricName, Threshold: 5, Statistic: 'Sum', Dimensions: [{ Name: 'TableName', Value: { Ref: Match.stringLikeRegexp('^Table') } }],
      });
    }
  });

  test('has what a table of the CDK has: keys, indexes, stream, expiry, capacity, insights', () => {
    table({
      sortKey: { name: 'at', type: dynamodb.AttributeType.NUMBER },
      tableName: 'orders',
      timeToLiveAttribute: 'expires',
      dynamoStream: dynamodb.StreamViewType.KEYS_ONLY,
      kinesisStream: new kinesis.Stream(stack, 'Stream'),
      billing: dynamodb.Billing.onDemand({ maxReadRequestUnits: 100 }),
      tableClass: dynamodb.TableClass.STANDARD_INFREQUENT_ACCESS,
      globalSecondaryIndexes: [{ indexName: 'byCustomer', partitionKey: { name: 'customer', type: dynamodb.AttributeType.STRING } }],
      localSecondaryIndexes: [{ indexName: 'byState', sortKey: { name: 'state', type: dynamodb.AttributeType.STRING } }],
      contributorInsights: true,
      recoveryPeriod: Duration.days(7),
    });
    Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      TableName: 'orders',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }, { AttributeName: 'at', KeyType: 'RANGE' }],
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      StreamSpecification: { StreamViewType: 'KEYS_ONLY' },
      GlobalSecondaryIndexes: [Match.objectLike({ IndexName: 'byCustomer' })],
      LocalSecondaryIndexes: [Match.objectLike({ IndexName: 'byState' })],
      ...replica({
        ContributorInsightsSpecification: { Enabled: true },
        KinesisStreamSpecification: Match.objectLike({}),
        PointInTimeRecoverySpecification: { RecoveryPeriodInDays: 7 },
        ReadOnDemandThroughputSettings: { MaxReadRequestUnits: 100 },
        TableClass: 'STANDARD_INFREQUENT_ACCESS',
      }),
    });
  });

  test('takes a key and alarms of your own', () => {
    const encryptionKey = new kms.Key(stack, 'Key');
    const made = table({ encryptionKey, alarms: { enabled: false } });
    expect([made.encryptionKey, made.alarms]).toEqual([encryptionKey, []]);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });

  test('can be used as any table: a grant lets its key be used too', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    const any: dynamodb.ITableV2 = table();
    any.grantReadData(role);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: Match.arrayWith(['kms:Decrypt']), Resource: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } })]) },
    });
  });

  test.each([[Duration.days(6), 'got 6. Write Duration.days(7)'], [Duration.days(36), 'got 36. Write Duration.days(35)']])('is restorable for 7 to 35 days: %s is refused', (recoveryPeriod, message) => {
    expect(() => table({ recoveryPeriod })).toThrow(`SecureTable 'Stack/Table': recoveryPeriod must be 7 to 35 days, ${message}.`);
  });
});

describe('who may use a SecureTable', () => {
  const statement = (principal: iam.IPrincipal, conditions?: Record<string, Record<string, string>>) =>
    new iam.PolicyStatement({ principals: [principal], actions: ['dynamodb:GetItem'], resources: ['*'], conditions });

  test('is this account through IAM alone', () => {
    table();
    Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::GlobalTable', replica({ ResourcePolicy: Match.absent() }));
  });

  test('are those whom a statement names, or an organization', () => {
    const made = table({ resourcePolicy: new iam.PolicyDocument({ statements: [statement(new iam.AccountPrincipal('111122223333'))] }) });
    made.addToResourcePolicy(statement(new iam.AnyPrincipal(), { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }));
    made.addToStreamResourcePolicy(statement(new iam.AccountPrincipal('111122223333')));
    Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::GlobalTable', replica({
      ResourcePolicy: { PolicyDocument: { Statement: [Match.objectLike({}), Match.objectLike({})] } },
      ReplicaStreamSpecification: { ResourcePolicy: Match.objectLike({}) },
    }));
  });

  test.each([
    ['a statement', (made: SecureTable) => made.addToResourcePolicy(statement(new iam.AnyPrincipal()))],
    ['a statement of the stream', (made: SecureTable) => made.addToStreamResourcePolicy(statement(new iam.StarPrincipal()))],
    ['a statement for all but somebody', (made: SecureTable) => made.addToResourcePolicy(
      new iam.PolicyStatement({ notPrincipals: [new iam.AccountPrincipal('111122223333')], actions: ['dynamodb:GetItem'], resources: ['*'] }))],
  ])('is not everybody: %s is refused', (_, open) => {
    expect(() => open(table())).toThrow("SecureTable 'Stack/Table': the statement");
    expect(() => new SecureTable(stack, 'Open', { partitionKey, resourcePolicy: new iam.PolicyDocument({ statements: [statement(new iam.AnyPrincipal())] }) }))
      .toThrow('lets everybody in');
  });

  test('and a statement that denies may be about everybody', () => {
    const deny = new iam.PolicyStatement({ effect: iam.Effect.DENY, principals: [new iam.AnyPrincipal()], actions: ['dynamodb:DeleteTable'], resources: ['*'] });
    expect(() => table().addToResourcePolicy(deny)).not.toThrow();
  });
});

describe('replicas of a SecureTable', () => {
  const key = (region: string) => kms.Key.fromKeyArn(app.node.findChild('Ireland') as Stack, `Key${region}`, `arn:aws:kms:${region}:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab`);

  test('are encrypted with keys of their own, and as protected as the table', () => {
    const ireland = inIreland();
    table({ replicas: [{ region: 'eu-central-1', encryptionKey: key('eu-central-1'), contributorInsights: true }] }, ireland);
    Template.fromStack(ireland).hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      Replicas: [
        Match.objectLike({
          Region: 'eu-central-1',
          SSESpecification: { KMSMasterKeyId: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab' },
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
          DeletionProtectionEnabled: true,
          ContributorInsightsSpecification: { Enabled: true },
        }),
        Match.objectLike({ Region: 'eu-west-1', SSESpecification: { KMSMasterKeyId: Match.objectLike({ 'Fn::GetAtt': Match.anyValue() }) } }),
      ],
    });
  });

  test('are refused with a key of another region', () => {
    const ireland = inIreland();
    expect(() => table({ replicas: [{ region: 'eu-central-1', encryptionKey: key('eu-north-1') }] }, ireland))
      .toThrow("SecureTable 'Ireland/Table': the replica in eu-central-1 is encrypted with a key of its region, got the key 'Ireland/Keyeu-north-1' of eu-north-1.");
  });
});

describe('a function that handles changes of a SecureTable', () => {
  test('reads the stream, which is switched on', () => {
    table().onChange(minimalFunction(stack));
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::DynamoDB::GlobalTable', { StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({
          Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
          Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Table'), 'StreamArn'] },
        })]),
      },
    });
  });

  test('gets what the stream says, where that is said', () => {
    table({ dynamoStream: dynamodb.StreamViewType.KEYS_ONLY }).onChange(minimalFunction(stack));
    Template.fromStack(stack).hasResourceProperties('AWS::DynamoDB::GlobalTable', { StreamSpecification: { StreamViewType: 'KEYS_ONLY' } });
  });

  test('keeps failures in the one dead-letter queue of the table, whose depth is watched', () => {
    const made = table();
    made.onChange(minimalFunction(stack));
    expect(made.alarms.map(({ node }) => node.id)).toEqual(['ReadThrottles', 'WriteThrottles', 'DeadLetters', 'IteratorAge']);
    const template = Template.fromStack(stack);
    const queue = { 'Fn::GetAtt': [Match.stringLikeRegexp('^TableDeadLetterQueue'), 'Arn'] };
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', { DestinationConfig: { OnFailure: { Destination: queue } } });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ApproximateNumberOfMessagesVisible', Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [Match.stringLikeRegexp('^TableDeadLetterQueue'), 'QueueName'] } }] });
  });

  test('keeps failures in a queue of yours', () => {
    const deadLetterQueue = new DeadLetterQueue(stack, 'Queue');
    const made = table({ deadLetterQueue });
    made.onChange(minimalFunction(stack));
    expect(made.deadLetterQueue).toBe(deadLetterQueue);
    expect(stack.node.tryFindChild('Table')?.node.tryFindChild('DeadLetterQueue')).toBeUndefined();
  });

  test('can be of another stack', () => {
    const other = new Stack(app, 'Other');
    table().onChange(minimalFunction(other));
    expect(() => app.synth()).not.toThrow();
    Template.fromStack(other).resourceCountIs('AWS::Lambda::EventSourceMapping', 1);
  });
});

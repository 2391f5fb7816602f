import { Duration, RemovalPolicy, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { SecureKey } from '../kms/secure-key';
import { addStreamEventSource, StreamHandlingOptions } from '../lambda/stream-event-source';
import { refuseOpenStatement } from '../open-statement';
import { recordException } from '../reasoned-exception';
import { DeadLetterQueue } from '../sqs/dead-letter-queue';
import { SecureTableProps, SecureTableReplicaProps } from './secure-table-props';

const period = Duration.minutes(5);
/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html */
const streamRetention = Duration.hours(24);

/**
 * A table that is encrypted with a customer key, can be restored to any second of the last 35 days, can't be deleted by
 * mistake, and tells when it refuses requests. It can be used wherever an `ITable` is taken.
 *
 * Makes 3 resources (table and two alarms), and for the first function that handles its changes 4 more (mapping, alarm,
 * dead-letter queue and policy) with an alarm on that queue. Uses the stack's key and alarm topic. Idle: 0.20 USD a month.
 */
export class SecureTable extends dynamodb.TableV2 {
  private readonly givenDeadLetterQueue?: sqs.IQueue;
  private madeDeadLetterQueue?: DeadLetterQueue;
  private readonly securityAlarms: SecurityAlarms;
  private readonly streamAlarms: SecurityAlarms[] = [];
  private readonly props: SecureTableProps;

  /**
   * @throws where a policy lets everybody in, the recovery period is out of range, or a replica's key is of another region
   */
  public constructor(scope: Construct, id: string, props: SecureTableProps) {
    const subject = `SecureTable '${scope.node.path}/${id}'`;
    for (const { resourcePolicy } of [props, ...props.replicas ?? []]) refuseOpenPolicy(subject, resourcePolicy);
    super(scope, id, {
      partitionKey: props.partitionKey,
      sortKey: props.sortKey,
      tableName: props.tableName,
      encryption: encryptionWith(subject, props.encryptionKey ?? SecureKey.shared(scope), props.replicas ?? []),
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: recoveryDays(subject, props.recoveryPeriod),
      },
      deletionProtection: props.disposable === undefined,
      removalPolicy: props.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
      timeToLiveAttribute: props.timeToLiveAttribute,
      dynamoStream: props.dynamoStream,
      kinesisStream: props.kinesisStream,
      billing: props.billing,
      tableClass: props.tableClass,
      globalSecondaryIndexes: props.globalSecondaryIndexes,
      localSecondaryIndexes: props.localSecondaryIndexes,
      contributorInsightsSpecification: insights(props.contributorInsights),
      resourcePolicy: props.resourcePolicy,
      replicas: props.replicas?.map(({ region, contributorInsights, resourcePolicy }) => ({
        region, resourcePolicy, contributorInsightsSpecification: insights(contributorInsights),
      })),
    });
    this.props = props;
    if (props.disposable) recordException(this, 'GlobalTableDeletionProtected', props.disposable.reason);
    this.givenDeadLetterQueue = props.deadLetterQueue;
    this.securityAlarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    this.alarmRefusals('Read', 'reads');
    this.alarmRefusals('Write', 'writes');
  }

  /** The alarms that were made. */
  public get alarms(): cloudwatch.Alarm[] {
    return [this.securityAlarms, ...this.streamAlarms].flatMap(({ alarms }) => alarms);
  }

  /** Where failures of functions that handle changes are kept; made on first use. */
  public get deadLetterQueue(): sqs.IQueue {
    return this.givenDeadLetterQueue ?? (this.madeDeadLetterQueue ??= this.makeDeadLetterQueue());
  }

  /**
   * Has a function handle the changes of items. The stream is switched on, with new and old images, where it is not.
   *
   * @param handler the function; it is let read the stream
   * @param options which changes it handles, and how
   * @throws where an option is out of the range that Lambda takes
   */
  public onChange(handler: lambda.IFunction, options: StreamHandlingOptions = {}): lambda.EventSourceMapping {
    if (this.props.dynamoStream === undefined) {
      const resource = this.node.defaultChild as dynamodb.CfnGlobalTable;
      resource.streamSpecification = { streamViewType: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES };
    }
    const [mapping, alarms] = addStreamEventSource(handler, {
      owner: this,
      subject: `SecureTable '${this.node.path}'`,
      kind: 'dynamodb',
      arn: this.tableStreamArn!,
      encryptionKey: this.encryptionKey,
      retention: streamRetention,
      watched: false,
      deadLetterQueue: () => this.deadLetterQueue,
      alarms: this.props.alarms,
    }, options);
    this.streamAlarms.push(alarms);
    this.grantStreamRead(handler);
    return mapping;
  }

  /**
   * Lets somebody use the table.
   *
   * @throws where the statement lets everybody in
   */
  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    refuseOpenStatement(`SecureTable '${this.node.path}'`, statement);
    return super.addToResourcePolicy(statement);
  }

  /**
   * Lets somebody read the stream.
   *
   * @throws where the statement lets everybody in
   */
  public addToStreamResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    refuseOpenStatement(`SecureTable '${this.node.path}'`, statement);
    return super.addToStreamResourcePolicy(statement);
  }

  private makeDeadLetterQueue(): DeadLetterQueue {
    const queue = new DeadLetterQueue(this, 'DeadLetterQueue', { encryptionKey: this.encryptionKey });
    this.securityAlarms.add('DeadLetters', {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period, statistic: cloudwatch.Stats.MAXIMUM }),
      threshold: 1,
      description: `Changes of ${this.node.path} that no function could handle are told of in its dead-letter queue`,
    });
    return queue;
  }

  private alarmRefusals(kind: 'Read' | 'Write', what: string): void {
    this.securityAlarms.add(`${kind}Throttles`, {
      metric: this.metric(`${kind}ThrottleEvents`, { period, statistic: cloudwatch.Stats.SUM }),
      threshold: this.props.alarms?.throttles ?? 1,
      description: `${this.node.path} refuses ${what}`,
    });
  }
}

/** The CDK's own refuses a stack that leaves its region open; there the table is the only replica. */
function encryptionWith(subject: string, key: kms.IKey, replicas: readonly SecureTableReplicaProps[]): dynamodb.TableEncryptionV2 {
  for (const { region, encryptionKey } of replicas) refuseOtherRegion(subject, region, encryptionKey);
  const replicaKeyArns = Object.fromEntries(replicas.map(({ region, encryptionKey }) => [region, encryptionKey.keyArn]));
  const encryption = dynamodb.TableEncryptionV2.customerManagedKey(key, replicaKeyArns);
  const render = encryption._renderReplicaSseSpecification.bind(encryption);
  encryption._renderReplicaSseSpecification = (scope: Construct, region: string): unknown =>
    (Token.isUnresolved(region) ? { kmsMasterKeyId: key.keyArn } : render(scope, region) as unknown);
  return encryption;
}

function refuseOtherRegion(subject: string, region: string, key: kms.IKey): void {
  const ofKey = key.env.region;
  if (Token.isUnresolved(ofKey) || ofKey === region) return;
  throw new Error(`${subject}: the replica in ${region} is encrypted with a key of its region, got the key '${key.node.path}' of ${ofKey}. Write encryptionKey: kms.Key.fromKeyArn(this, 'ReplicaKey', 'arn:aws:kms:${region}:111122223333:key/...').`);
}

function insights(enabled: boolean | undefined): dynamodb.ContributorInsightsSpecification | undefined {
  return enabled === undefined ? undefined : { enabled };
}

function refuseOpenPolicy(subject: string, policy: iam.PolicyDocument | undefined): void {
  const { Statement: statements = [] } = (policy?.toJSON() ?? {}) as { Statement?: object[] };
  for (const statement of statements) refuseOpenStatement(subject, iam.PolicyStatement.fromJson(statement));
}

function recoveryDays(subject: string, given: Duration | undefined): number {
  const days = given?.toDays() ?? 35;
  if (days >= 7 && days <= 35) return days;
  throw new Error(`${subject}: recoveryPeriod must be 7 to 35 days, got ${days}. Write Duration.days(${days < 7 ? 7 : 35}).`);
}

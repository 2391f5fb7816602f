import { Duration } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlarmsProps } from '../cloudwatch/security-alarms';

/** Why something weaker than the default is safe. */
export interface TableExceptionProps {
  /** Why that is safe, at least 10 characters; shown in reports. */
  readonly reason: string;
}

/** The alarms of a `SecureTable`, and where they are raised. */
export interface TableAlarmsProps extends AlarmsProps {
  /**
   * Refused reads, or refused writes, within 5 minutes.
   *
   * @default 1
   */
  readonly throttles?: number;
}

/** A copy of a `SecureTable` in another region. It is as recoverable, and as protected from deletion, as the table. */
export interface SecureTableReplicaProps {
  /** The region of the replica. */
  readonly region: string;

  /** The key that encrypts the replica: one of that region. */
  readonly encryptionKey: kms.IKey;

  /**
   * Whether CloudWatch Contributor Insights shows the keys that are read and written most.
   *
   * @default - as the table's
   */
  readonly contributorInsights?: boolean;

  /**
   * Who may use the replica, beside this account through IAM.
   *
   * @default - nobody
   */
  readonly resourcePolicy?: iam.PolicyDocument;
}

/** Properties of `SecureTable`. */
export interface SecureTableProps {
  /** The partition key. */
  readonly partitionKey: dynamodb.Attribute;

  /**
   * The sort key.
   *
   * @default - none
   */
  readonly sortKey?: dynamodb.Attribute;

  /**
   * The name of the table.
   *
   * @default - one that CloudFormation makes
   */
  readonly tableName?: string;

  /**
   * The key that encrypts the table, its indexes, stream and backups. An imported key has to be one of this region.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * How far back the table can be restored to any second, 7 to 35 days.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html
   * @default Duration.days(35)
   */
  readonly recoveryPeriod?: Duration;

  /**
   * Lets the table, and all that is in it, be deleted with its stack.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html
   * @default - it is protected from deletion, and outlives its stack
   */
  readonly disposable?: TableExceptionProps;

  /**
   * The attribute that says, in seconds since 1970, when an item expires.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
   * @default - items do not expire
   */
  readonly timeToLiveAttribute?: string;

  /**
   * What the stream says of changes.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
   * @default - no stream; new and old images once there are replicas, or `onChange` is called
   */
  readonly dynamoStream?: dynamodb.StreamViewType;

  /**
   * Where failures of functions that handle changes are kept.
   *
   * @default - a `DeadLetterQueue` of its own, once `onChange` is called
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * Where changes are copied to.
   *
   * @default - nowhere
   */
  readonly kinesisStream?: kinesis.IStream;

  /**
   * How capacity is paid.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html
   * @default Billing.onDemand()
   */
  readonly billing?: dynamodb.Billing;

  /**
   * The storage class.
   *
   * @default TableClass.STANDARD
   */
  readonly tableClass?: dynamodb.TableClass;

  /**
   * Global secondary indexes.
   *
   * @default - none
   */
  readonly globalSecondaryIndexes?: dynamodb.GlobalSecondaryIndexPropsV2[];

  /**
   * Local secondary indexes.
   *
   * @default - none
   */
  readonly localSecondaryIndexes?: dynamodb.LocalSecondaryIndexProps[];

  /**
   * Copies in other regions. The stack has to say its own region. Alarms are on the table in that region alone.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GlobalTables.html
   * @default - none
   */
  readonly replicas?: SecureTableReplicaProps[];

  /**
   * Whether CloudWatch Contributor Insights shows the keys that are read and written most. It costs by the events.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/contributorinsights_HowItWorks.html
   * @default false
   */
  readonly contributorInsights?: boolean;

  /**
   * Who may use the table, beside this account through IAM. A statement that lets everybody in is refused.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html
   * @default - nobody
   */
  readonly resourcePolicy?: iam.PolicyDocument;

  /**
   * Whether alarms are made, and what they do.
   *
   * @default - refused reads, refused writes, and for each function changes that wait; to the stack's shared `AlarmTopic`
   */
  readonly alarms?: TableAlarmsProps;
}

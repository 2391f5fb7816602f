import { Duration, Names, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { SecureKey } from '../kms/secure-key';
import { addStreamEventSource } from '../lambda/stream-event-source';
import { trustSource } from '../lambda/trusted-sources';
import { refuseOpenStatement } from '../open-statement';
import { DeadLetterQueue } from '../sqs/dead-letter-queue';
import { SecureStreamProps, StreamConsumeOptions } from './secure-stream-props';

const period = Duration.minutes(5);

/**
 * A data stream that is encrypted with a customer key, keeps records for a week, is closed to other accounts, and tells
 * when records wait or are refused. It can be used wherever an `IStream` is taken.
 *
 * Makes 3 resources (stream and two alarms), and for the first function that reads it 4 more (mapping,
 * dead-letter queue and policy, alarm). Uses the stack's key and alarm topic. Idle: 29.40 USD a month, of which
 * the stream is 29.20; 26 with one provisioned shard.
 */
export class SecureStream extends kinesis.Stream {
  private readonly retention: Duration;
  private readonly givenDeadLetterQueue?: sqs.IQueue;
  private readonly securityAlarms: SecurityAlarms;
  private readonly consumerAlarms: SecurityAlarms[] = [];
  private readonly props: SecureStreamProps;
  private madeDeadLetterQueue?: DeadLetterQueue;

  /**
   * @throws where records would be kept for less than a week
   */
  public constructor(scope: Construct, id: string, props: SecureStreamProps = {}) {
    const retention = props.retention ?? Duration.days(7);
    refuseRetention(`SecureStream '${scope.node.path}/${id}'`, retention.toDays({ integral: false }));
    super(scope, id, {
      streamName: props.streamName,
      encryption: kinesis.StreamEncryption.KMS,
      encryptionKey: props.encryptionKey ?? SecureKey.shared(scope),
      retentionPeriod: retention,
      streamMode: props.shardCount === undefined ? kinesis.StreamMode.ON_DEMAND : kinesis.StreamMode.PROVISIONED,
      shardCount: props.shardCount,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.props = props;
    this.retention = retention;
    this.givenDeadLetterQueue = props.deadLetterQueue;
    this.securityAlarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    const { iteratorAge = Duration.minutes(15), writeThrottles = 1 } = props.alarms ?? {};
    this.securityAlarms.add('IteratorAge', {
      metric: this.metricGetRecordsIteratorAgeMilliseconds({ period, statistic: cloudwatch.Stats.MAXIMUM }),
      threshold: iteratorAge.toMilliseconds(),
      description: `Records of ${this.node.path} wait for more than ${iteratorAge.toHumanString()}`,
    });
    this.securityAlarms.add('WriteThrottles', {
      metric: this.metricWriteProvisionedThroughputExceeded({ period, statistic: cloudwatch.Stats.SUM }),
      threshold: writeThrottles,
      description: `${this.node.path} refuses writes`,
    });
  }

  /** The alarms that were made. */
  public get alarms(): cloudwatch.Alarm[] {
    return [this.securityAlarms, ...this.consumerAlarms].flatMap(({ alarms }) => alarms);
  }

  /** Where failures of functions that read the stream are kept; made on first use. */
  public get deadLetterQueue(): sqs.IQueue {
    return this.givenDeadLetterQueue ?? (this.madeDeadLetterQueue ??= this.makeDeadLetterQueue());
  }

  /**
   * Has a function handle the records.
   *
   * @param handler the function; it is let read the stream
   * @param options which records it handles, and how
   * @throws where an option is out of the range that Lambda takes
   */
  public consume(handler: lambda.IFunction, options: StreamConsumeOptions = {}): lambda.EventSourceMapping {
    const [mapping, alarms] = addStreamEventSource(handler, {
      owner: this,
      subject: `SecureStream '${this.node.path}'`,
      kind: 'kinesis',
      arn: options.enhancedFanOut ? this.consumerFor(handler).attrConsumerArn : this.streamArn,
      encryptionKey: this.encryptionKey,
      retention: this.retention,
      // The alarm of the stream is on GetRecords, which who has a throughput of its own does not call.
      watched: !options.enhancedFanOut,
      deadLetterQueue: () => this.deadLetterQueue,
      alarms: this.props.alarms,
    }, options);
    this.consumerAlarms.push(alarms);
    this.grantRead(handler);
    return mapping;
  }

  /**
   * Lets somebody use the stream.
   *
   * @throws where the statement lets everybody in
   */
  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    refuseOpenStatement(`SecureStream '${this.node.path}'`, statement);
    return super.addToResourcePolicy(statement);
  }

  private consumerFor(handler: lambda.IFunction): kinesis.CfnStreamConsumer {
    const consumer = new kinesis.CfnStreamConsumer(this, Names.nodeUniqueId(handler.node), {
      streamArn: this.streamArn, consumerName: Names.uniqueResourceName(handler, { maxLength: 128 }),
    });
    handler.addToRolePolicy(new iam.PolicyStatement({
      actions: ['kinesis:DescribeStreamConsumer', 'kinesis:SubscribeToShard'], resources: [consumer.attrConsumerArn],
    }));
    // Records name the stream as their source.
    trustSource(handler, { kind: 'kinesis', arn: this.streamArn });
    return consumer;
  }

  private makeDeadLetterQueue(): DeadLetterQueue {
    const queue = new DeadLetterQueue(this, 'DeadLetterQueue', { encryptionKey: this.encryptionKey });
    this.securityAlarms.add('DeadLetters', {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period, statistic: cloudwatch.Stats.MAXIMUM }),
      threshold: 1,
      description: `Records of ${this.node.path} that no function could handle are told of in its dead-letter queue`,
    });
    return queue;
  }
}

function refuseRetention(subject: string, days: number): void {
  if (days >= 7 && days <= 365) return;
  throw new Error(`${subject}: retention must be 7 to 365 days, got ${days}. Write Duration.days(${days < 7 ? 7 : 365}).`);
}

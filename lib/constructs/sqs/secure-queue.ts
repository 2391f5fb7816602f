import { ArnFormat, Duration, Lazy, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { SecureKey } from '../kms/secure-key';
import { trustSource } from '../lambda/trusted-sources';
import { DeadLetterQueue } from './dead-letter-queue';
import { allowDeadLetters } from './dead-letter-senders';
import { connectConsumer, hiddenSeconds } from './queue-consumer';
import { queueNameOf } from './queue-name';
import { ConsumeOptions, SecureQueueProps } from './secure-queue-props';

const period = Duration.minutes(5);

/**
 * A queue that is encrypted with a customer key, taken from over TLS only, and whose messages are either handled, or kept
 * in a dead-letter queue of its own. It can be used wherever an `IQueue` is taken.
 *
 * Makes 6 resources (queue and policy, dead-letter queue and policy, 2 alarms), and 1 for the function that consumes. Uses
 * the stack's key and alarm topic. Idle: 0.20 USD a month.
 */
export class SecureQueue extends sqs.Queue {
  /** Encrypts messages and dead letters. */
  public readonly encryptionKey: kms.IKey;
  /** Where messages wait that were received too often. */
  public readonly deadLetters: sqs.IQueue;
  private readonly securityAlarms: SecurityAlarms;
  private readonly arnInWords: string;
  private visibilitySeconds?: number;
  private consuming?: lambda.IFunction;

  /**
   * @throws where a number is out of the range that SQS takes, or the dead-letter queue can't be that of this one
   */
  public constructor(scope: Construct, id: string, props: SecureQueueProps = {}) {
    const encryptionKey = props.encryptionKey ?? SecureKey.shared(scope);
    super(scope, id, {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: encryptionKey,
      enforceSSL: true,
      queueName: props.queueName,
      fifo: props.fifo ? true : undefined,
      contentBasedDeduplication: props.contentBasedDeduplication,
      retentionPeriod: props.retentionPeriod,
      deliveryDelay: props.deliveryDelay,
      maxMessageSizeBytes: props.maxMessageSizeBytes,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    this.encryptionKey = encryptionKey;
    this.visibilitySeconds = props.visibilityTimeout?.toSeconds();
    this.refuseOutside('visibilityTimeout in seconds', this.visibilitySeconds, 0, 43_200);
    this.refuseOutside('retentionPeriod in days', props.retentionPeriod?.toDays({ integral: false }), 1, 14);
    const resource = this.node.defaultChild as sqs.CfnQueue;
    resource.visibilityTimeout = Lazy.number({ produce: () => this.visibilitySeconds });
    const name = props.queueName ?? queueNameOf(resource, this.fifo);
    resource.queueName = name;
    this.arnInWords = Stack.of(this).formatArn({ service: 'sqs', resource: name, arnFormat: ArnFormat.NO_RESOURCE_NAME });
    this.deadLetters = this.redrive(resource, props);

    this.securityAlarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    const { oldestMessageAge = Duration.minutes(15), deadLetters = 1 } = props.alarms ?? {};
    this.securityAlarms.add('OldestMessage', {
      metric: this.metricApproximateAgeOfOldestMessage({ period, statistic: cloudwatch.Stats.MAXIMUM }),
      threshold: oldestMessageAge.toSeconds(),
      description: `Messages of ${this.node.path} wait for more than ${oldestMessageAge.toHumanString()}`,
    });
    this.securityAlarms.add('DeadLetters', {
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: cloudwatch.Stats.MAXIMUM }),
      threshold: deadLetters,
      description: `Messages of ${this.node.path} that could not be handled wait in its dead-letter queue`,
    });
  }

  /** The alarms that were made. */
  public get alarms(): cloudwatch.Alarm[] {
    return this.securityAlarms.alarms;
  }

  /** The function that handles the messages, where there is one. */
  public get consumer(): lambda.IFunction | undefined {
    return this.consuming;
  }

  /**
   * Has a function handle the messages. It may answer which of a batch failed: those alone come back. Of a FIFO queue it
   * has to stop at the first that fails.
   *
   * @param handler the function; it is let receive from this queue, and use its key
   * @param options how messages are handed to it
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
   * @throws where another function consumes already, or messages would come back while the function works on them
   */
  public consume(handler: lambda.IFunction, options: ConsumeOptions = {}): lambda.EventSourceMapping {
    if (this.consuming) {
      throw new Error(`SecureQueue '${this.node.path}': '${this.consuming.node.path}' consumes it already, and would lose half of the messages to '${handler.node.path}'. Give each a queue of its own, and send to both through a topic.`);
    }
    this.hideFor(hiddenSeconds(this, handler, options), handler);
    const mapping = connectConsumer({ queue: this, encryptionKey: this.encryptionKey, arnInWords: this.arnInWords }, handler, options);
    trustSource(handler, { kind: 'sqs', arn: this.queueArn });
    this.consuming = handler;
    return mapping;
  }

  /**
   * Lets an AWS service send messages, on behalf of known resources of this account, and use the key for it.
   *
   * @param service a service principal, such as `events.amazonaws.com`
   * @param sourceArns for whom it may, such as the ARN of a rule
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
   * @throws where no source is named
   */
  public allowService(service: string, sourceArns: string[]): void {
    if (sourceArns.length === 0) {
      throw new Error(`SecureQueue '${this.node.path}': ${service} could send for every resource of the account, got no sourceArns. Write the ARNs of those that are to send.`);
    }
    allowDeadLetters(this, service, sourceArns);
  }

  /**
   * Adds a statement to the policy of the queue.
   *
   * @throws where it lets everybody in
   */
  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    const everybody = statement.effect === iam.Effect.ALLOW && Object.keys(statement.conditions as object).length === 0
      && statement.principals.some(({ policyFragment }) => [policyFragment.principalJson.AWS ?? []].flat().includes('*'));
    if (everybody) {
      throw new Error(`SecureQueue '${this.node.path}': a statement allows ${statement.actions.join(', ')} to everybody. Name the principals, or write conditions: { StringEquals: { 'aws:PrincipalOrgID': '<yours>' } }.`);
    }
    return super.addToResourcePolicy(statement);
  }

  private redrive(resource: sqs.CfnQueue, props: SecureQueueProps): sqs.IQueue {
    const { deadLetterQueue, maxReceiveCount = 5, encryptionKey } = props;
    this.refuseOutside('maxReceiveCount', maxReceiveCount, 1, 1000);
    if (deadLetterQueue && deadLetterQueue.fifo !== this.fifo) {
      const kind = (fifo: boolean) => (fifo ? 'a FIFO queue' : 'a standard queue');
      throw new Error(`SecureQueue '${this.node.path}': dead letters of ${kind(this.fifo)} can't wait in ${kind(deadLetterQueue.fifo)}, got '${deadLetterQueue.node.path}'. Write new DeadLetterQueue(this, '<id>', { fifo: ${this.fifo} }).`);
    }
    const used = deadLetterQueue ?? new DeadLetterQueue(this, 'DeadLetterQueue', { encryptionKey, fifo: this.fifo });
    if (isOurs(used)) this.letIn(used, props.queueName);
    resource.redrivePolicy = { deadLetterTargetArn: used.queueArn, maxReceiveCount };
    return used;
  }

  /** The dead-letter queue names this one, without a reference to it: each would wait for the other. */
  private letIn(deadLetterQueue: DeadLetterQueue, queueName: string | undefined): void {
    if (queueName === undefined && Stack.of(deadLetterQueue) !== Stack.of(this)) {
      throw new Error(`SecureQueue '${this.node.path}': the dead-letter queue '${deadLetterQueue.node.path}' of another stack has to name this queue, which has no name of its own. Write queueName: '<name>', or leave deadLetterQueue out.`);
    }
    deadLetterQueue.allowRedriveFrom(this.arnInWords);
  }

  private hideFor(seconds: number, handler: lambda.IFunction): void {
    if (this.visibilitySeconds !== undefined && this.visibilitySeconds < seconds) {
      throw new Error(`SecureQueue '${this.node.path}': messages are hidden for ${this.visibilitySeconds} seconds, but '${handler.node.path}' and the retries of Lambda need ${seconds}. Leave visibilityTimeout out, or write Duration.seconds(${seconds}).`);
    }
    this.visibilitySeconds ??= seconds;
  }

  private refuseOutside(prop: string, given: number | undefined, least: number, most: number): void {
    if (given === undefined || Token.isUnresolved(given) || (given >= least && given <= most)) return;
    throw new Error(`SecureQueue '${this.node.path}': ${prop} must be ${least} to ${most}, got ${given}. Write ${given < least ? least : most}.`);
  }
}

function isOurs(queue: sqs.IQueue): queue is DeadLetterQueue {
  return DeadLetterQueue.isDeadLetterQueue(queue);
}

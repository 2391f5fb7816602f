import { Duration, Names } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { serviceStatement } from '../kms/key-policy-statements';
import { SecureKey } from '../kms/secure-key';
import { trustSource } from '../lambda/trusted-sources';
import { refuseOpenStatement } from '../open-statement';
import { requireReason } from '../reasoned-exception';
import { DeadLetterQueue } from '../sqs/dead-letter-queue';
import { allowDeadLetters } from '../sqs/dead-letter-senders';
import { DeliveryFailureLog } from './delivery-failure-log';
import { SecureTopicProps, TopicDeliveryOptions, TopicQueueOptions } from './secure-topic-props';
import { allowOtherPublishers, allowServicePublisher } from './topic-publishers';

const service = 'sns.amazonaws.com';
const period = Duration.minutes(5);
const { HTTP, HTTPS, EMAIL, EMAIL_JSON, SMS } = sns.SubscriptionProtocol;
const forPeople: ReadonlySet<sns.SubscriptionProtocol> = new Set([EMAIL, EMAIL_JSON, SMS]);

/**
 * A topic that is encrypted with a customer key, that only this account may publish to, over TLS, and that keeps, logs and
 * tells of what it can't deliver. It can be used wherever an `ITopic` is taken.
 *
 * Makes 2 resources (topic and policy), with the first subscription 7 more (dead-letter queue and policy, log group, role
 * and policy of the log, two alarms). Uses the stack's key and alarm topic. Idle it costs nothing; 0.20 USD a month with
 * those alarms.
 */
export class SecureTopic extends sns.Topic {
  /** Encrypts messages, dead letters and the log of failures. */
  public readonly encryptionKey: kms.IKey;
  private readonly givenDeadLetterQueue?: sqs.IQueue;
  private readonly securityAlarms: SecurityAlarms;
  private madeDeadLetterQueue?: DeadLetterQueue;
  private failureLog?: DeliveryFailureLog;

  /**
   * @throws where an account or organization is none
   */
  public constructor(scope: Construct, id: string, props: SecureTopicProps = {}) {
    const encryptionKey = props.encryptionKey ?? SecureKey.shared(scope);
    super(scope, id, {
      displayName: props.displayName,
      topicName: props.topicName,
      masterKey: encryptionKey,
      enforceSSL: true,
      signatureVersion: '2',
    });
    this.encryptionKey = encryptionKey;
    this.givenDeadLetterQueue = props.deadLetterQueue;
    if (props.dataProtectionPolicy) (this.node.defaultChild as sns.CfnTopic).dataProtectionPolicy = props.dataProtectionPolicy;
    allowOtherPublishers(this, encryptionKey, `SecureTopic '${this.node.path}'`, props);
    this.securityAlarms = new SecurityAlarms(this, 'Alarms', props.alarms);
  }

  /** The alarms that were made. */
  public get alarms(): cloudwatch.Alarm[] {
    return this.securityAlarms.alarms;
  }

  /** Where messages wait that could not be delivered; made on first use. */
  public get deadLetterQueue(): sqs.IQueue {
    return this.givenDeadLetterQueue ?? (this.madeDeadLetterQueue ??= this.makeDeadLetterQueue());
  }

  /** Why messages could not be delivered, once something is subscribed. */
  public get failureLogGroup(): logs.ILogGroup | undefined {
    return this.failureLog?.logGroup;
  }

  /**
   * Has a function handle the messages.
   *
   * @param handler the function; it is let be invoked by this topic alone
   * @param options which messages it gets
   */
  public onMessage(handler: lambda.IFunction, options: TopicDeliveryOptions = {}): sns.Subscription {
    const subscription = this.addSubscription(new subscriptions.LambdaSubscription(handler, options));
    trustSource(handler, { kind: 'sns', arn: this.topicArn });
    return subscription;
  }

  /**
   * Delivers the messages to a queue.
   *
   * @param queue the queue; this topic is let send to it, and SNS use its key
   * @param options which messages it gets
   */
  public deliverTo(queue: sqs.IQueue, options: TopicQueueOptions = {}): sns.Subscription {
    allowDeadLetters(queue, service, [this.topicArn]);
    return this.addSubscription({
      // Beside the queue, whose policy names the topic: the other way round too would be a cycle of stacks.
      bind: () => ({
        ...options,
        subscriberScope: queue as unknown as Construct,
        subscriberId: Names.nodeUniqueId(this.node),
        endpoint: queue.queueArn,
        protocol: sns.SubscriptionProtocol.SQS,
      }),
    });
  }

  /**
   * Sends the messages to people, by e-mail or SMS: in plain text, to devices that nobody here governs.
   *
   * @param subscription such as `new subscriptions.EmailSubscription('operators@example.com')`
   * @param reason why that is safe, at least 10 characters; kept in the metadata of the construct
   * @throws where no reason is given
   */
  public tellPeople(subscription: sns.ITopicSubscription, reason: string): sns.Subscription {
    requireReason(`SecureTopic '${this.node.path}'`, reason);
    const made = super.addSubscription(subscription);
    made.node.addMetadata('cdk-bulwark:exception', { control: 'messages to people', reason });
    return made;
  }

  /**
   * Subscribes anything else, with the dead-letter queue of the topic where it names none.
   *
   * @throws where messages would cross the internet in plain text, unsigned, or go to people
   */
  public addSubscription(subscription: sns.ITopicSubscription): sns.Subscription {
    return super.addSubscription({
      bind: (topic) => {
        const config = subscription.bind(topic);
        this.refuseUnsafe(config);
        const deadLetterQueue = config.deadLetterQueue ?? this.deadLetterQueue;
        // The CDK's own lets the topic send, but not use the key.
        deadLetterQueue.encryptionMasterKey?.addToResourcePolicy(serviceStatement(deadLetterQueue, service));
        this.watch(config.protocol);
        return { ...config, deadLetterQueue };
      },
    });
  }

  /**
   * Lets an AWS service publish, on behalf of known resources of this account, and use the key for it.
   *
   * @param publisher a service principal, such as `s3.amazonaws.com`
   * @param sourceArns for whom it may, such as the ARN of a bucket
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
   * @throws where no source is named
   */
  public allowService(publisher: string, sourceArns: string[]): void {
    if (sourceArns.length === 0) {
      throw new Error(`SecureTopic '${this.node.path}': ${publisher} could publish for every resource of the account, got no sourceArns. Write the ARNs of those that are to publish.`);
    }
    allowServicePublisher(this, this.encryptionKey, publisher, sourceArns);
  }

  /**
   * Lets somebody use the topic.
   *
   * @throws where the statement lets everybody in
   */
  public addToResourcePolicy(statement: iam.PolicyStatement): iam.AddToResourcePolicyResult {
    refuseOpenStatement(`SecureTopic '${this.node.path}'`, statement);
    return super.addToResourcePolicy(statement);
  }

  private refuseUnsafe({ protocol, endpoint, rawMessageDelivery }: sns.TopicSubscriptionConfig): void {
    const refuse = (what: string, instead: string): never => {
      throw new Error(`SecureTopic '${this.node.path}': ${what}. ${instead}.`);
    };
    if (protocol === HTTP) refuse(`messages to ${endpoint} would cross the internet in plain text`, 'Write an https:// address');
    if (protocol === HTTPS && rawMessageDelivery) {
      refuse(`raw messages to ${endpoint} bear no signature that it could verify`, 'Leave rawMessageDelivery out');
    }
    if (forPeople.has(protocol)) {
      refuse(`messages to ${endpoint} go to people in plain text, got protocol ${protocol}`, "Write tellPeople(subscription, '<why that is safe>')");
    }
  }

  /** With the first subscription there is something that can fail. */
  private watch(protocol: sns.SubscriptionProtocol): void {
    if (this.failureLog === undefined) {
      this.securityAlarms.add('Failures', {
        metric: new cloudwatch.Metric({
          namespace: 'AWS/SNS',
          metricName: 'NumberOfNotificationsFailed',
          dimensionsMap: { TopicName: this.topicName },
          period,
          statistic: cloudwatch.Stats.SUM,
        }),
        threshold: 1,
        description: `${this.node.path} could not deliver`,
      });
      this.failureLog = new DeliveryFailureLog(this, 'FailureLog', this.encryptionKey);
    }
    this.failureLog.add(protocol);
  }

  private makeDeadLetterQueue(): DeadLetterQueue {
    const queue = new DeadLetterQueue(this, 'DeadLetterQueue', { encryptionKey: this.encryptionKey });
    this.securityAlarms.add('DeadLetters', {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period, statistic: cloudwatch.Stats.MAXIMUM }),
      threshold: 1,
      description: `Messages that ${this.node.path} could not deliver wait in its dead-letter queue`,
    });
    return queue;
  }
}

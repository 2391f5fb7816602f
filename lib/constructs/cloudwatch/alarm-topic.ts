import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as cloudwatchActions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { SecureKey } from '../kms/secure-key';
import { allowServicePublisher } from '../sns/topic-publishers';
import { DeadLetterQueue } from '../sqs/dead-letter-queue';
import { allowDeadLetters } from '../sqs/dead-letter-senders';

const sharedId = 'BulwarkAlarmTopic';
const alarmTopicSymbol = Symbol.for('cdk-bulwark.AlarmTopic');

/** Properties of `AlarmTopic`. */
export interface AlarmTopicProps {
  /**
   * The key that encrypts the messages. CloudWatch is let use it; an imported key's policy has to do so already.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;
}

/**
 * Where alarms go: an encrypted topic that only alarms of this account publish to, over TLS. Subscribe to it;
 * without a subscription nobody is told.
 *
 * Makes two resources (topic and policy), three more once it is the target of a rule (queue, policy and alarm), and uses
 * the stack's key; idle it costs nothing, 0.10 USD a month with that alarm.
 */
export class AlarmTopic extends sns.Topic {
  /**
   * The stack's one alarm topic, made on first use.
   *
   * @param scope any construct of the stack
   * @throws where something else in the stack has the id `BulwarkAlarmTopic`
   */
  public static shared(scope: Construct): AlarmTopic {
    const stack = Stack.of(scope);
    const made = stack.node.tryFindChild(sharedId);
    if (made === undefined) return new AlarmTopic(stack, sharedId);
    if (isAlarmTopic(made)) return made;
    throw new Error(`AlarmTopic '${made.node.path}': the id ${sharedId} is taken by something that is no AlarmTopic. Write another id there.`);
  }

  /** Encrypts the messages. */
  public readonly encryptionKey: kms.IKey;
  private madeUndelivered?: DeadLetterQueue;

  public constructor(scope: Construct, id: string, props: AlarmTopicProps = {}) {
    const encryptionKey = props.encryptionKey ?? SecureKey.shared(scope);
    super(scope, id, { masterKey: encryptionKey, enforceSSL: true });
    Object.defineProperty(this, alarmTopicSymbol, { value: true });
    this.encryptionKey = encryptionKey;
    // Without the key CloudWatch drops the message, and says so only in the alarm's history.
    const { partition, region, account } = Stack.of(this);
    const alarms = `arn:${partition}:cloudwatch:${region}:${account}:alarm:*`;
    allowServicePublisher(this, encryptionKey, 'cloudwatch.amazonaws.com', [alarms], 'Alarms');
  }

  /**
   * This topic as the target of an EventBridge rule, with a role that publishes here and does nothing else. What can't be
   * delivered within a day waits in `undelivered`.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html
   * @param scope the construct that has the rule
   * @param id the role's construct id
   */
  public ruleTarget(scope: Construct, id: string): events.IRuleTarget {
    const role = new iam.Role(scope, id, {
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [this.topicArn] }));
    role.addToPolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [this.encryptionKey.keyArn] }));
    return { bind: () => ({ arn: this.topicArn, role, deadLetterConfig: { arn: this.undelivered.queueArn } }) };
  }

  /** Where events of rules wait that could not be delivered here; made on first use. */
  public get undelivered(): DeadLetterQueue {
    this.madeUndelivered ??= this.makeUndelivered();
    return this.madeUndelivered;
  }

  /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
  private makeUndelivered(): DeadLetterQueue {
    const queue = new DeadLetterQueue(this, 'Undelivered', { encryptionKey: this.encryptionKey });
    const { partition, region, account } = Stack.of(this);
    allowDeadLetters(queue, 'events.amazonaws.com', [`arn:${partition}:events:${region}:${account}:rule/*`]);
    const waiting = new cloudwatch.Alarm(this, 'UndeliveredAlarm', {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: cloudwatch.Stats.MAXIMUM }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      alarmDescription: `Events that EventBridge could not deliver to ${this.node.path} wait in its dead-letter queue`,
    });
    // CloudWatch comes in by a statement of its own: what keeps EventBridge out need not keep it out.
    waiting.addAlarmAction(new cloudwatchActions.SnsAction(this));
    return queue;
  }
}

function isAlarmTopic(construct: IConstruct): construct is AlarmTopic {
  return alarmTopicSymbol in construct;
}

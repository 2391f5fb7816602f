import { Duration, Lazy, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { SecureKey } from '../kms/secure-key';

const deadLetterQueueSymbol = Symbol.for('cdk-bulwark.DeadLetterQueue');
/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const mostSources = 10;

/** Properties of `DeadLetterQueue`. */
export interface DeadLetterQueueProps {
  /**
   * The key that encrypts the messages.
   *
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * How long a failed message waits to be looked at, at most 14 days.
   *
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
   * @default Duration.days(14)
   */
  readonly retentionPeriod?: Duration;

  /**
   * Whether it keeps the order of messages: for a FIFO queue it must, for all else it must not.
   *
   * @default false
   */
  readonly fifo?: boolean;
}

/**
 * Where failed messages and events wait: encrypted, over TLS only, and kept with its stack gone. No queue may move its
 * messages here but those that are named.
 *
 * Makes two resources (queue and policy), and uses the stack's key; idle it costs nothing.
 */
export class DeadLetterQueue extends sqs.Queue {
  /** Whether a construct is a `DeadLetterQueue`. */
  public static isDeadLetterQueue(construct: object): boolean {
    return deadLetterQueueSymbol in construct;
  }

  private readonly sourceArns = new Set<string>();

  public constructor(scope: Construct, id: string, props: DeadLetterQueueProps = {}) {
    super(scope, id, {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: props.encryptionKey ?? SecureKey.shared(scope),
      enforceSSL: true,
      retentionPeriod: props.retentionPeriod ?? Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
      // Left out is not false to CloudFormation: a standard queue must not say either.
      fifo: props.fifo ? true : undefined,
    });
    (this.node.defaultChild as sqs.CfnQueue).redriveAllowPolicy = Lazy.any({ produce: () => this.redriveAllowPolicy() });
    Object.defineProperty(this, deadLetterQueueSymbol, { value: true });
  }

  /**
   * Lets a queue move here what it could not deliver. Functions, topics and rules need no such leave.
   *
   * @param sourceQueueArn its ARN, in words: `queueArn` of a queue that redrives here is a cycle to CloudFormation
   * @throws where more than 10 queues would share it
   */
  public allowRedriveFrom(sourceQueueArn: string): void {
    this.sourceArns.add(sourceQueueArn);
    if (this.sourceArns.size <= mostSources) return;
    throw new Error(`DeadLetterQueue '${this.node.path}': SQS takes at most ${mostSources} queues that redrive here, got ${this.sourceArns.size}. Give some of them a DeadLetterQueue of their own.`);
  }

  private redriveAllowPolicy(): object {
    if (this.sourceArns.size === 0) return { redrivePermission: sqs.RedrivePermission.DENY_ALL };
    return { redrivePermission: sqs.RedrivePermission.BY_QUEUE, sourceQueueArns: [...this.sourceArns] };
  }
}

import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { SecureKey } from '../kms/secure-key';

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
}

/**
 * Where failed messages and events wait: encrypted, over TLS only, and kept with its stack gone.
 *
 * Makes two resources (queue and policy), and uses the stack's key; idle it costs nothing.
 */
export class DeadLetterQueue extends sqs.Queue {
  public constructor(scope: Construct, id: string, props: DeadLetterQueueProps = {}) {
    super(scope, id, {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: props.encryptionKey ?? SecureKey.shared(scope),
      enforceSSL: true,
      retentionPeriod: props.retentionPeriod ?? Duration.days(14),
      removalPolicy: RemovalPolicy.RETAIN,
      // It is the end of the line: no queue may use it as a source of its own redrive.
      redriveAllowPolicy: { redrivePermission: sqs.RedrivePermission.DENY_ALL },
    });
  }
}

import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { cloudWatchLogsStatement } from '../kms/key-policy-statements';
import { SecureKey } from '../kms/secure-key';

/** Properties of `SecureLogGroup`. */
export interface SecureLogGroupProps {
  /**
   * The key that encrypts the log. CloudWatch Logs is let use it; an imported key's policy has to do so already.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * How long events are kept.
   *
   * @default RetentionDays.ONE_YEAR
   */
  readonly retention?: logs.RetentionDays;

  /**
   * What is masked in the log.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data.html
   * @default - AWS secret keys and private keys
   */
  readonly dataProtectionPolicy?: logs.DataProtectionPolicy;

  /**
   * What happens to the log when its stack is deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * The name of the log group, for services that take only names of a certain form.
   *
   * @default - one that CloudFormation makes
   */
  readonly logGroupName?: string;
}

/**
 * A log group that is encrypted, expires, masks credentials, and outlives its stack.
 *
 * Makes one resource, and uses the stack's key; idle it costs nothing.
 */
export class SecureLogGroup extends logs.LogGroup {
  /** The key that encrypts the log. */
  public readonly encryptionKey: kms.IKey;

  public constructor(scope: Construct, id: string, props: SecureLogGroupProps = {}) {
    const encryptionKey = props.encryptionKey ?? SecureKey.shared(scope);
    super(scope, id, {
      encryptionKey,
      logGroupName: props.logGroupName,
      retention: props.retention ?? logs.RetentionDays.ONE_YEAR,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
      dataProtectionPolicy: props.dataProtectionPolicy ?? maskCredentials(),
    });
    this.encryptionKey = encryptionKey;
    encryptionKey.addToResourcePolicy(cloudWatchLogsStatement(this));
    // A key's policy has to be there before the log group asks for the key.
    this.node.addDependency(encryptionKey);
  }
}

function maskCredentials(): logs.DataProtectionPolicy {
  return new logs.DataProtectionPolicy({
    identifiers: [
      logs.DataIdentifier.AWSSECRETKEY,
      logs.DataIdentifier.OPENSSHPRIVATEKEY,
      logs.DataIdentifier.PGPPRIVATEKEY,
      logs.DataIdentifier.PKCSPRIVATEKEY,
      logs.DataIdentifier.PUTTYPRIVATEKEY,
    ],
  });
}

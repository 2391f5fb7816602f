import { Duration, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

const secureKeySymbol = Symbol.for('cdk-bulwark.SecureKey');

/** Properties of `SecureKey`. */
export interface SecureKeyProps {
  /**
   * How often the key material is replaced, 90 to 2560 days.
   *
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
   * @default Duration.days(365)
   */
  readonly rotationPeriod?: Duration;

  /**
   * How long a deletion can still be cancelled, 7 to 30 days.
   *
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html
   * @default Duration.days(30)
   */
  readonly pendingWindow?: Duration;

  /**
   * An alias, such as `alias/orders`.
   *
   * @default - none: an alias is a physical name
   */
  readonly alias?: string;

  /**
   * What the key is for.
   *
   * @default - the construct path
   */
  readonly description?: string;

  /**
   * What happens to the key when its stack is deleted. What it encrypted is lost with it.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A customer managed key that rotates, and that AWS services may use on behalf of this account alone.
 *
 * Makes one resource; 1 USD a month.
 */
export class SecureKey extends kms.Key {
  /**
   * The stack's one key, made on first use: a key for each resource would be most of a small app's bill.
   *
   * @param scope any construct of the stack
   */
  public static shared(scope: Construct): SecureKey {
    const stack = Stack.of(scope);
    return (stack.node.tryFindChild('BulwarkKey') as SecureKey | undefined) ?? new SecureKey(stack, 'BulwarkKey', {
      description: `Encrypts what ${stack.node.path} stores`,
    });
  }

  /** Whether a key is one of these, also across copies of this library. */
  public static isSecureKey(key: kms.IKey): key is SecureKey {
    return secureKeySymbol in key;
  }

  private readonly allowed = new Set<string>();

  /**
   * @throws where a duration is out of the range that KMS takes
   */
  public constructor(scope: Construct, id: string, props: SecureKeyProps = {}) {
    const { rotationPeriod = Duration.days(365), pendingWindow = Duration.days(30) } = props;
    super(scope, id, {
      enableKeyRotation: true,
      rotationPeriod: within(scope, id, 'rotationPeriod', rotationPeriod, 90, 2560),
      pendingWindow: within(scope, id, 'pendingWindow', pendingWindow, 7, 30),
      alias: props.alias,
      description: props.description ?? `${scope.node.path}/${id}`,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    Object.defineProperty(this, secureKeySymbol, { value: true });
  }

  /**
   * Lets CloudWatch Logs encrypt log groups of this account and region, bound by their encryption context.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   */
  public allowCloudWatchLogs(): void {
    const { partition, region, account } = Stack.of(this);
    this.allowOnce('logs', new iam.PolicyStatement({
      sid: 'CloudWatchLogs',
      principals: [new iam.ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*` } },
    }));
  }

  /**
   * Lets an AWS service write to what this key encrypts, on behalf of this account alone.
   *
   * @param service a service principal, such as `cloudwatch.amazonaws.com`
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
   */
  public allowService(service: string): void {
    this.allowOnce(service, new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal(service)],
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
    }));
  }

  private allowOnce(service: string, statement: iam.PolicyStatement): void {
    if (this.allowed.has(service)) return;
    this.allowed.add(service);
    this.addToResourcePolicy(statement);
  }
}

function within(scope: Construct, id: string, prop: string, given: Duration, fewest: number, most: number): Duration {
  if (given.isUnresolved() || Token.isUnresolved(given)) return given;
  const days = given.toDays({ integral: false });
  if (days >= fewest && days <= most) return given;
  throw new Error(`SecureKey '${scope.node.path}/${id}': ${prop} must be ${fewest} to ${most} days, got ${days}. Write ${prop}: Duration.days(${Math.min(Math.max(Math.round(days), fewest), most)}).`);
}

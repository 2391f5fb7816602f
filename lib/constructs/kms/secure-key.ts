import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct, IConstruct } from 'constructs';
import { cloudWatchLogsStatement, serviceStatement } from './key-policy-statements';

const sharedId = 'BulwarkKey';
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
   * Who may change the key and its policy, without using it. The account itself always may, through IAM, so that the
   * key can't be orphaned.
   *
   * @default - the account alone
   */
  readonly admins?: iam.IPrincipal[];

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
 * Makes one resource. Idle: 1 USD a month, and 1 more after each of the first two rotations.
 */
export class SecureKey extends kms.Key {
  /**
   * The stack's one key, made on first use: a key for each resource would be most of a small app's bill.
   *
   * @param scope any construct of the stack
   * @throws where something else in the stack has the id `BulwarkKey`
   */
  public static shared(scope: Construct): SecureKey {
    const stack = Stack.of(scope);
    const made = stack.node.tryFindChild(sharedId);
    if (made === undefined) return new SecureKey(stack, sharedId, { description: `Encrypts what ${stack.node.path} stores` });
    if (isSecureKey(made)) return made;
    throw new Error(`SecureKey '${made.node.path}': the id ${sharedId} is taken by something that is no SecureKey. Write another id there.`);
  }

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
      admins: props.admins,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    Object.defineProperty(this, secureKeySymbol, { value: true });
  }

  /**
   * Lets CloudWatch Logs encrypt log groups of this account and region, bound by their encryption context. Saying it
   * again changes nothing.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   */
  public allowCloudWatchLogs(): void {
    this.addToResourcePolicy(cloudWatchLogsStatement(this));
  }

  /**
   * Lets an AWS service write to what this key encrypts, on behalf of this account alone. Saying it again changes
   * nothing.
   *
   * @param service a service principal, such as `cloudwatch.amazonaws.com`
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
   */
  public allowService(service: string): void {
    this.addToResourcePolicy(serviceStatement(this, service));
  }
}

function isSecureKey(construct: IConstruct): construct is SecureKey {
  return secureKeySymbol in construct;
}

function within(scope: Construct, id: string, prop: string, given: Duration, fewest: number, most: number): Duration {
  if (given.isUnresolved()) return given;
  const days = given.toDays({ integral: false });
  if (days >= fewest && days <= most) return given;
  throw new Error(`SecureKey '${scope.node.path}/${id}': ${prop} must be ${fewest} to ${most} days, got ${days}. Write ${prop}: Duration.days(${Math.min(Math.max(Math.round(days), fewest), most)}).`);
}

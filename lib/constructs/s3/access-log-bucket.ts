import { Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct, IConstruct } from 'constructs';
import { oldVersions,safeBucket } from './bucket-defaults';

const sharedId = 'BulwarkAccessLogBucket';
const accessLogBucketSymbol = Symbol.for('cdk-bulwark.AccessLogBucket');

/** Properties of `AccessLogBucket`. */
export interface AccessLogBucketProps {
  /**
   * How long logs are kept, at least a day.
   *
   * @default Duration.days(365)
   */
  readonly retention?: Duration;

  /**
   * What happens to the logs when their stack is deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Where S3 writes who reads and writes the objects of other buckets, and nobody else writes. It is encrypted with a key of
 * S3, and has no object lock: S3 delivers access logs to no other bucket.
 *
 * Makes two resources (bucket and policy); idle it costs nothing.
 */
export class AccessLogBucket extends s3.Bucket {
  /**
   * The stack's one log bucket, made on first use.
   *
   * @param scope any construct of the stack
   * @throws where something else in the stack has the id `BulwarkAccessLogBucket`
   */
  public static shared(scope: Construct): AccessLogBucket {
    const stack = Stack.of(scope);
    const made = stack.node.tryFindChild(sharedId);
    if (made === undefined) return new AccessLogBucket(stack, sharedId);
    if (isAccessLogBucket(made)) return made;
    throw new Error(`AccessLogBucket '${made.node.path}': the id ${sharedId} is taken by something that is no AccessLogBucket. Write another id there.`);
  }

  public constructor(scope: Construct, id: string, props: AccessLogBucketProps = {}) {
    const { retention = Duration.days(365) } = props;
    super(scope, id, {
      ...safeBucket,
      encryption: s3.BucketEncryption.S3_MANAGED,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
      lifecycleRules: [oldVersions(Duration.days(30)), { id: 'Logs', expiration: retention }],
    });
    Object.defineProperty(this, accessLogBucketSymbol, { value: true });
  }
}

/**
 * Has S3 write the access log of a bucket to another one, on behalf of that bucket alone.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export function logAccess(source: s3.Bucket, logs: s3.IBucket): void {
  (source.node.defaultChild as s3.CfnBucket).loggingConfiguration = {
    destinationBucketName: logs.bucketName,
    // In folders by account, region, bucket and day: by any of them they can be found and expire.
    targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: 'EventTime' } },
  };
  const known = sourcesOf(logs);
  // In another stack: each would need the other's name.
  known.sources.add(Stack.of(source) === Stack.of(logs) ? source.bucketArn : Stack.of(logs).formatArn({ service: 's3', region: '', account: '', resource: '*' }));
}

interface LoggedSources {
  readonly sources: Set<string>;
}

const loggedSourcesSymbol = Symbol.for('cdk-bulwark.LoggedSources');

/** The buckets that a log is for stand in one statement: a policy has room for 20 KB. */
function sourcesOf(logs: s3.IBucket): LoggedSources {
  const tagged = logs as s3.IBucket & { [loggedSourcesSymbol]?: LoggedSources };
  if (tagged[loggedSourcesSymbol]) return tagged[loggedSourcesSymbol];
  const sources = new Set<string>();
  logs.addToResourcePolicy(new iam.PolicyStatement({
    sid: 'AccessLogs',
    principals: [new iam.ServicePrincipal('logging.s3.amazonaws.com')],
    actions: ['s3:PutObject'],
    resources: [logs.arnForObjects('*')],
    conditions: {
      ArnLike: { 'aws:SourceArn': Lazy.list({ produce: () => [...sources] }) },
      StringEquals: { 'aws:SourceAccount': Stack.of(logs).account },
    },
  }));
  return (tagged[loggedSourcesSymbol] = { sources });
}

function isAccessLogBucket(construct: IConstruct): construct is AccessLogBucket {
  return accessLogBucketSymbol in construct;
}

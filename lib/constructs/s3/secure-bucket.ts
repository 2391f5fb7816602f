import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { AlarmsProps, SecurityAlarms } from '../cloudwatch/security-alarms';
import { SecureKey } from '../kms/secure-key';
import { AccessLogBucket, logAccess } from './access-log-bucket';
import { oldVersions, safeBucket } from './bucket-defaults';
import { MalwareScan } from './malware-scan';
import { ObjectCreatedTrigger } from './object-created-trigger';
import { ObjectCreatedOptions, SecureBucketProps } from './secure-bucket-props';

/**
 * A bucket that is encrypted with a customer key, closed to the public, keeps old versions, logs who reads and writes, and
 * brings new objects to functions without losing any. It can be used wherever an `IBucket` is taken.
 *
 * Makes 2 resources (bucket and policy), and once per stack the key, and the log bucket with its policy. Idle it costs
 * nothing; 0.40 USD a month with a malware scan, 0.30 for each function.
 */
export class SecureBucket extends s3.Bucket {
  /** Where S3 writes who reads and writes the objects. */
  public readonly accessLogBucket: s3.IBucket;
  /** Scans new objects for malware, where `malwareScan` is given. */
  public readonly malwareScan?: MalwareScan;
  /** What brings new objects to functions. */
  public readonly triggers: ObjectCreatedTrigger[] = [];
  private readonly key: kms.IKey;
  private readonly securityAlarms: SecurityAlarms;
  private readonly alarmsProps?: AlarmsProps;
  private notifiesDirectly = false;

  /**
   * @throws where the bucket would be open to all websites, or log to itself
   */
  public constructor(scope: Construct, id: string, props: SecureBucketProps = {}) {
    const encryptionKey = props.encryptionKey ?? SecureKey.shared(scope);
    super(scope, id, {
      ...safeBucket,
      bucketName: props.bucketName,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey,
      bucketKeyEnabled: true,
      objectLockDefaultRetention: props.objectLock,
      lifecycleRules: [oldVersions(props.oldVersionRetention ?? Duration.days(90)), ...props.lifecycleRules ?? []],
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    this.key = encryptionKey;
    for (const rule of props.cors ?? []) this.addCorsRule(rule);
    this.accessLogBucket = props.accessLogBucket ?? AccessLogBucket.shared(this);
    logAccess(this, this.accessLogBucket);
    this.alarmsProps = props.alarms;
    this.securityAlarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    if (props.malwareScan) {
      this.malwareScan = new MalwareScan(this, 'MalwareScan', { bucket: this, encryptionKey, alarms: this.securityAlarms }, props.malwareScan);
    }
  }

  /** The alarms that were made, also those of triggers and their queues. */
  public get alarms(): cloudwatch.Alarm[] {
    return [...this.securityAlarms.alarms, ...this.triggers.flatMap(({ alarms, queue }) => [...alarms, ...queue.alarms])];
  }

  /**
   * Has a function handle new objects. Their events wait in a queue: neither a burst nor a failing function loses one. With
   * a malware scan the function hears of an object when it is found clean, and of no other.
   *
   * @param handler the function; it is let read these objects alone
   * @param options which objects, and how they are handled
   * @throws where the options are not what events or policies can tell
   */
  public onObjectCreated(handler: lambda.IFunction, options: ObjectCreatedOptions = {}): ObjectCreatedTrigger {
    const id = options.id ?? `Created${handler.node.id}`;
    if (this.node.tryFindChild(id)) {
      throw new Error(`SecureBucket '${this.node.path}': there is something with the id '${id}' already. Write another one, such as { id: '${id}2' }.`);
    }
    if (!this.malwareScan) this.enableEventBridgeNotification();
    const watched = { bucket: this, encryptionKey: this.key, malwareScan: this.malwareScan, alarms: this.alarmsProps };
    const trigger = new ObjectCreatedTrigger(this, id, watched, handler, options);
    this.triggers.push(trigger);
    return trigger;
  }

  /** Sends events to EventBridge: by the bucket's own property, without a function that may change every bucket. */
  public enableEventBridgeNotification(): void {
    if (this.notifiesDirectly) return;
    (this.node.defaultChild as s3.CfnBucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
  }

  /**
   * Notifies a destination directly. The CDK does so by a function of its own, which may change every bucket, and replaces
   * what the bucket's property says: it is told to send events to EventBridge too.
   */
  public addEventNotification(event: s3.EventType, dest: s3.IBucketNotificationDestination, ...filters: s3.NotificationKeyFilter[]): void {
    this.notifiesDirectly = true;
    (this.node.defaultChild as s3.CfnBucket).notificationConfiguration = undefined;
    super.enableEventBridgeNotification();
    super.addEventNotification(event, dest, ...filters);
  }

  /**
   * Lets websites use the bucket from a browser.
   *
   * @throws where these are all
   */
  public addCorsRule(rule: s3.CorsRule): void {
    const open = rule.allowedOrigins.find((origin) => /^(https?:\/\/)?\*$/.test(origin));
    if (open !== undefined) {
      throw new Error(`SecureBucket '${this.node.path}': every website could use the bucket with what its visitors may do, got '${open}' in allowedOrigins. Write the websites, such as 'https://shop.example.com'.`);
    }
    super.addCorsRule(rule);
  }
}

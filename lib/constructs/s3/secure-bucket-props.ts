import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { AlarmsProps } from '../cloudwatch/security-alarms';
import { SecureQueue } from '../sqs/secure-queue';
import { ConsumeOptions } from '../sqs/secure-queue-props';

/** Which objects GuardDuty scans for malware. */
export interface MalwareScanProps {
  /**
   * The beginnings of the keys of objects that are scanned, at most 5.
   *
   * @see https://docs.aws.amazon.com/guardduty/latest/ug/malware-protection-s3-quotas-guardduty.html
   * @default - all objects
   */
  readonly prefixes?: string[];
}

/** Properties of `SecureBucket`. */
export interface SecureBucketProps {
  /**
   * The key that encrypts the objects.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Where S3 writes who reads and writes the objects: a bucket of the same account and region, encrypted with a key of S3.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
   * @default - the stack's shared `AccessLogBucket`
   */
  readonly accessLogBucket?: s3.IBucket;

  /**
   * How long versions are kept that were replaced or deleted, at least a day.
   *
   * @default Duration.days(90)
   */
  readonly oldVersionRetention?: Duration;

  /**
   * When objects expire or change their storage class, beside what is done to old versions.
   *
   * @default - never
   */
  readonly lifecycleRules?: s3.LifecycleRule[];

  /**
   * For how long nobody can delete or replace a version, such as `s3.ObjectLockRetention.governance(Duration.days(30))`.
   * In mode compliance that is so for the account's root too, and costs until the end.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
   * @default - no object lock
   */
  readonly objectLock?: s3.ObjectLockRetention;

  /**
   * Which websites may use the bucket from a browser. `*` is refused.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
   * @default - none
   */
  readonly cors?: s3.CorsRule[];

  /**
   * Has GuardDuty scan new objects. Nobody can read one before it is found clean, and `onObjectCreated` begins only then.
   * Costs by the number and size of objects.
   *
   * @see https://docs.aws.amazon.com/guardduty/latest/ug/gdu-malware-protection-s3.html
   * @default - no scan
   */
  readonly malwareScan?: MalwareScanProps;

  /**
   * A name, where others have to know it beforehand.
   *
   * @default - one that CloudFormation makes
   */
  readonly bucketName?: string;

  /**
   * What happens to the objects when their stack is deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether alarms are made, and what they do.
   *
   * @default - on objects that were not handled or not scanned, and on malware; to the stack's shared `AlarmTopic`
   */
  readonly alarms?: AlarmsProps;
}

/** Which new objects a function handles, and how. */
export interface ObjectCreatedOptions {
  /**
   * How the keys begin. The function may read these objects alone.
   *
   * @default - anyhow
   */
  readonly prefix?: string;

  /**
   * How the keys end, such as `.pdf`; capital letters count. Not together with `contentTypes`.
   *
   * @default - anyhow
   */
  readonly suffix?: string;

  /**
   * The largest object that is handled. Others stay in the bucket, and nobody hears of them. Not for a bucket with a
   * malware scan: its results do not say how large an object is.
   *
   * @default - any
   */
  readonly maxSize?: Size;

  /**
   * The types of objects that are handled, such as `application/pdf`. Events of S3 do not tell the type, and no policy can
   * ask for one, so they stand for the endings of keys that go with them. Whoever uploads chooses the key: what is inside
   * has to be looked at by the function.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
   * @default - any
   */
  readonly contentTypes?: string[];

  /**
   * How the function takes the events from the queue.
   *
   * @default - 10 at a time, in 10 invocations at most
   */
  readonly consume?: ConsumeOptions;

  /**
   * The queue in which events wait. One that the function consumes already brings it these too.
   *
   * @default - a `SecureQueue` of its own
   */
  readonly queue?: SecureQueue;

  /**
   * The id of the rule and the queue, where a function is connected more than once.
   *
   * @default - 'Created' and the id of the function
   */
  readonly id?: string;
}

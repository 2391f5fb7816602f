import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { suffixesOf } from '../../facts/content-types';
import { AlarmsProps, SecurityAlarms } from '../cloudwatch/security-alarms';
import { trustSource } from '../lambda/trusted-sources';
import { allowDeadLetters } from '../sqs/dead-letter-senders';
import { SecureQueue } from '../sqs/secure-queue';
import { cleanStatus, MalwareScan } from './malware-scan';
import { ObjectCreatedOptions } from './secure-bucket-props';

const service = 'events.amazonaws.com';

/** The bucket whose objects are handled. */
export interface WatchedBucket {
  readonly bucket: s3.IBucket;
  readonly encryptionKey: kms.IKey;
  readonly malwareScan?: MalwareScan;
  readonly alarms?: AlarmsProps;
}

/**
 * What brings new objects of a bucket to a function: a rule, a queue in which its events wait, and the function's leave to
 * read these objects.
 *
 * Makes 9 resources (rule, queue and policy, dead-letter queue and policy, event source mapping, 3 alarms). Idle: 0.30 USD
 * a month.
 */
export class ObjectCreatedTrigger extends Construct {
  /** Matches the events. */
  public readonly rule: events.Rule;
  /** Where they wait. */
  public readonly queue: SecureQueue;
  /** Brings them to the function; undefined where it consumed the queue already. */
  public readonly mapping?: lambda.EventSourceMapping;
  /** The alarms that were made, beside those of the queue. */
  public readonly alarms: cloudwatch.Alarm[];

  /**
   * @throws where the options are not what events or policies can tell
   */
  public constructor(scope: Construct, id: string, watched: WatchedBucket, handler: lambda.IFunction, options: ObjectCreatedOptions) {
    super(scope, id);
    const { bucket, encryptionKey, malwareScan } = watched;
    const keys = new ObjectKeys(bucket, options);
    const pattern = malwareScan ? scannedPattern(malwareScan, bucket, keys, options) : createdPattern(bucket, keys, options);
    this.queue = options.queue ?? new SecureQueue(this, 'Queue', { encryptionKey, alarms: watched.alarms });
    this.rule = this.route(pattern, bucket);
    if (this.queue.consumer !== handler) this.mapping = this.queue.consume(handler, options.consume);

    handler.addToRolePolicy(new iam.PolicyStatement({ actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: keys.arns }));
    handler.addToRolePolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [encryptionKey.keyArn] }));
    trustSource(handler, { kind: 's3', arn: bucket.bucketArn });
    trustSource(handler, { kind: 'eventBridge', arn: this.rule.ruleArn, sources: pattern.source, detailTypes: pattern.detailType });
    this.alarms = this.alarmLosses(watched.alarms);
  }

  private route(eventPattern: events.EventPattern, bucket: s3.IBucket): events.Rule {
    const rule = new events.Rule(this, 'Rule', { eventPattern, description: `New objects of ${bucket.node.path}` });
    rule.addTarget({
      bind: () => ({
        arn: this.queue.queueArn,
        deadLetterConfig: { arn: this.queue.deadLetters.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: Duration.hours(24).toSeconds(), maximumRetryAttempts: 185 },
      }),
    });
    this.queue.allowService(service, [rule.ruleArn]);
    allowDeadLetters(this.queue.deadLetters, service, [rule.ruleArn]);
    return rule;
  }

  private alarmLosses(props: AlarmsProps | undefined): cloudwatch.Alarm[] {
    const alarms = new SecurityAlarms(this, 'Alarms', props);
    alarms.add('Lost', {
      metric: new cloudwatch.Metric({
        namespace: 'AWS/Events',
        metricName: 'InvocationsFailedToBeSentToDlq',
        dimensionsMap: { RuleName: this.rule.ruleName },
        period: Duration.minutes(5),
        statistic: cloudwatch.Stats.SUM,
      }),
      threshold: 1,
      description: `Events of new objects that the rule ${this.rule.node.path} could not deliver are lost: they could not be kept either`,
    });
    return alarms.alarms;
  }
}

/** Keys of objects, as patterns of events and policies tell them. */
class ObjectKeys {
  private readonly prefix: string;
  private readonly suffixes: readonly string[];

  public constructor(private readonly bucket: s3.IBucket, { prefix = '', suffix, contentTypes }: ObjectCreatedOptions) {
    if (suffix !== undefined && contentTypes !== undefined) {
      throw new Error(`SecureBucket '${bucket.node.path}': contentTypes stand for endings of keys, got a suffix too. Write one of them.`);
    }
    this.prefix = prefix;
    this.suffixes = suffix === undefined ? (contentTypes ?? []).flatMap((type) => this.suffixesOf(type)) : [suffix];
    for (const part of [this.prefix, ...this.suffixes]) this.refuseWildcard(part);
  }

  public get pattern(): object[] | undefined {
    if (this.suffixes.length === 0) return this.prefix === '' ? undefined : [{ prefix: this.prefix }];
    return this.suffixes.map((suffix) => (this.prefix === '' ? { suffix } : { wildcard: `${this.prefix}*${suffix}` }));
  }

  public get arns(): string[] {
    return (this.suffixes.length > 0 ? this.suffixes : ['']).map((suffix) => this.bucket.arnForObjects(`${this.prefix}*${suffix}`));
  }

  private suffixesOf(contentType: string): readonly string[] {
    const suffixes = suffixesOf(contentType);
    if (suffixes) return suffixes;
    throw new Error(`SecureBucket '${this.bucket.node.path}': how keys of objects of type '${contentType}' end is not known here. Write suffix: '.<ending>' instead of contentTypes.`);
  }

  private refuseWildcard(part: string): void {
    if (!/[*?\\]|\$\{/.test(part)) return;
    throw new Error(`SecureBucket '${this.bucket.node.path}': beginnings and endings of keys are taken as they are, got '${part}'. Write it without *, ?, \\ and \${.`);
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
function createdPattern(bucket: s3.IBucket, keys: ObjectKeys, { maxSize }: ObjectCreatedOptions): events.EventPattern {
  const size = maxSize && [{ numeric: ['<=', maxSize.toBytes()] }];
  const object = keys.pattern || size ? { key: keys.pattern, size } : undefined;
  return { source: ['aws.s3'], detailType: ['Object Created'], detail: { bucket: { name: [bucket.bucketName] }, object } };
}

/** https://docs.aws.amazon.com/guardduty/latest/ug/monitor-with-eventbridge-s3-malware-protection.html */
function scannedPattern(scan: MalwareScan, bucket: s3.IBucket, keys: ObjectKeys, { maxSize, prefix = '' }: ObjectCreatedOptions): events.EventPattern {
  if (maxSize) {
    throw new Error(`SecureBucket '${bucket.node.path}': results of malware scans do not say how large an object is, got maxSize. Leave it out, and have the function look at the size.`);
  }
  if (!scan.covers(prefix)) {
    throw new Error(`SecureBucket '${bucket.node.path}': objects whose keys begin with '${prefix}' are not all scanned for malware, so the function would never hear of them. Write one of ${scan.prefixes.map((one) => `'${one}'`).join(', ')} as prefix.`);
  }
  return {
    source: ['aws.guardduty'],
    detailType: ['GuardDuty Malware Protection Object Scan Result'],
    detail: {
      scanStatus: ['COMPLETED'],
      s3ObjectDetails: { bucketName: [bucket.bucketName], objectKey: keys.pattern },
      scanResultDetails: { scanResultStatus: [cleanStatus] },
    },
  };
}

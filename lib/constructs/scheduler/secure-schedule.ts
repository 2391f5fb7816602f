import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { SecureKey } from '../kms/secure-key';
import { trustSource } from '../lambda/trusted-sources';
import { FunctionTarget, KeepingTarget, refuseSecrets } from './schedule-target';
import { SecureScheduleProps } from './secure-schedule-props';

const period = Duration.minutes(5);

/**
 * A schedule that is encrypted with a customer key, invokes with a role that may do nothing else, and keeps and tells of
 * what it could not invoke. It can be used wherever an `ISchedule` is taken.
 *
 * Makes 8 resources (schedule, group, role and policy, dead-letter queue and policy, two alarms). Uses the stack's key and
 * alarm topic. Idle: 0.20 USD a month.
 */
export class SecureSchedule extends scheduler.Schedule {
  /** Encrypts the schedule and its dead letters. */
  public readonly encryptionKey: kms.IKey;
  /** Invokes what is scheduled. */
  public readonly role: iam.IRole;
  /** Where invocations wait that could not be made; undefined where the target has a queue of its own. */
  public readonly deadLetterQueue?: sqs.IQueue;
  /** The alarms that were made. */
  public readonly alarms: cloudwatch.Alarm[];

  /**
   * @throws where there is not exactly one of handler and target, a secret stands in the input, or a number is out of range
   */
  public constructor(scope: Construct, id: string, props: SecureScheduleProps) {
    const subject = `SecureSchedule '${scope.node.path}/${id}'`;
    const encryptionKey = props.encryptionKey ?? SecureKey.shared(scope);
    // Before the schedule, and so beside it.
    const group = props.scheduleGroup ?? new scheduler.ScheduleGroup(scope, `${id}Group`, { removalPolicy: RemovalPolicy.DESTROY });
    const target = new KeepingTarget(targetOf(subject, props), { ...props, encryptionKey });
    super(scope, id, {
      schedule: props.schedule,
      target,
      scheduleName: props.scheduleName,
      description: props.description,
      scheduleGroup: group,
      enabled: props.enabled,
      key: encryptionKey,
      timeWindow: props.timeWindow,
      start: props.start,
      end: props.end,
    });
    this.encryptionKey = encryptionKey;
    this.role = target.role!;
    this.deadLetterQueue = target.deadLetterQueue;
    // The first run may be due before the role may do anything.
    this.node.defaultChild!.node.addDependency(this.role);
    if (props.handler && props.input === undefined) {
      // In words: the function's stack may not depend on that of its schedule.
      trustSource(props.handler, { kind: 'scheduler', arn: Stack.of(this).formatArn({ service: 'scheduler', resource: 'schedule', resourceName: '*' }) });
    }
    this.alarms = this.makeAlarms(props);
  }

  private makeAlarms(props: SecureScheduleProps): cloudwatch.Alarm[] {
    const alarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    alarms.add('Dropped', {
      metric: this.scheduleGroup!.metricDropped({ period, statistic: cloudwatch.Stats.SUM }),
      threshold: 1,
      description: `Invocations of the group of ${this.node.path} were given up`,
    });
    if (this.deadLetterQueue) {
      alarms.add('DeadLetters', {
        metric: this.deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period, statistic: cloudwatch.Stats.MAXIMUM }),
        threshold: 1,
        description: `Invocations that ${this.node.path} could not make wait in its dead-letter queue`,
      });
    }
    return alarms.alarms;
  }
}

function targetOf(subject: string, { handler, target, input, role }: SecureScheduleProps): scheduler.IScheduleTarget {
  if ((handler === undefined) === (target === undefined)) {
    throw new Error(`${subject}: got ${handler === undefined ? 'neither handler nor target' : 'both handler and target'}. Write handler: <a function>, or target: <anything else>.`);
  }
  if (handler === undefined) {
    if (input !== undefined || role !== undefined) {
      throw new Error(`${subject}: got ${input === undefined ? 'role' : 'input'}, which is of a handler, together with a target. Write it into the target.`);
    }
    return target!;
  }
  refuseSecrets(subject, input);
  return new FunctionTarget(handler, input, role);
}

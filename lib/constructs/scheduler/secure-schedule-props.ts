import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlarmsProps } from '../cloudwatch/security-alarms';

/** Properties of `SecureSchedule`. */
export interface SecureScheduleProps {
  /** When it runs, and in which time zone: UTC where the expression names none. */
  readonly schedule: scheduler.ScheduleExpression;

  /**
   * The function that it invokes.
   *
   * @default - none: there is a `target`
   */
  readonly handler?: lambda.IFunction;

  /**
   * What the function gets. A secret in it is refused.
   *
   * @default - an event that names the schedule and the time
   */
  readonly input?: { [property: string]: unknown };

  /**
   * What it invokes instead of a function. What that says of role, input, retries and dead letters stands.
   *
   * @default - none: there is a `handler`
   */
  readonly target?: scheduler.IScheduleTarget;

  /**
   * What the schedule is for.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The name of the schedule.
   *
   * @default - one that CloudFormation makes
   */
  readonly scheduleName?: string;

  /**
   * The group of the schedule. Its metrics, and the alarm, are those of all schedules of the group.
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-group.html
   * @default - one of its own
   */
  readonly scheduleGroup?: scheduler.IScheduleGroup;

  /**
   * The key that encrypts the schedule and its dead letters.
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The role that invokes the function. What it needs is granted to it.
   *
   * @default - one of its own, that this account's schedules of the group alone can take
   */
  readonly role?: iam.IRole;

  /**
   * Within which time after the scheduled one it runs, so that many do not run at once.
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-flexible-time-windows.html
   * @default TimeWindow.off()
   */
  readonly timeWindow?: scheduler.TimeWindow;

  /**
   * Whether it runs.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * From when on it runs.
   *
   * @default - at once
   */
  readonly start?: Date;

  /**
   * Until when it runs.
   *
   * @default - for good
   */
  readonly end?: Date;

  /**
   * How long an invocation is tried, 1 minute to 24 hours.
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
   * @default Duration.hours(1)
   */
  readonly maxEventAge?: Duration;

  /**
   * How often an invocation is tried again, 0 to 185 times.
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html
   * @default 185
   */
  readonly retryAttempts?: number;

  /**
   * Where invocations wait that could not be made.
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html
   * @default - a `DeadLetterQueue` of its own
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * Whether alarms are made, and what they do.
   *
   * @default - dropped invocations and dead letters; to the stack's shared `AlarmTopic`
   */
  readonly alarms?: AlarmsProps;
}

import { Duration, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { findSecret } from '../../facts/secret-detector';
import { grantDeadLetters } from '../lambda/function-role';
import { DeadLetterQueue } from '../sqs/dead-letter-queue';

/** A function, invoked with a role that may do nothing else. */
export class FunctionTarget implements scheduler.IScheduleTarget {
  private readonly handler: lambda.IFunction;
  private readonly input?: scheduler.ScheduleTargetInput;
  private readonly givenRole?: iam.IRole;

  public constructor(handler: lambda.IFunction, input: object | undefined, role: iam.IRole | undefined) {
    this.handler = handler;
    this.input = input && scheduler.ScheduleTargetInput.fromObject(input);
    this.givenRole = role;
  }

  public bind(schedule: scheduler.ISchedule): scheduler.ScheduleTargetConfig {
    const role = this.givenRole ?? roleFor(schedule);
    role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.handler.functionArn] }));
    return { arn: this.handler.functionArn, role, input: this.input };
  }
}

/** What is done with an invocation that fails. */
export interface FailedInvocations {
  readonly encryptionKey: kms.IKey;
  readonly deadLetterQueue?: sqs.IQueue;
  readonly maxEventAge?: Duration;
  readonly retryAttempts?: number;
}

/** A target whose failed invocations are tried again, and kept, where it does not say what happens to them. */
export class KeepingTarget implements scheduler.IScheduleTarget {
  public role?: iam.IRole;
  public deadLetterQueue?: sqs.IQueue;
  private readonly target: scheduler.IScheduleTarget;
  private readonly failed: FailedInvocations;

  public constructor(target: scheduler.IScheduleTarget, failed: FailedInvocations) {
    this.target = target;
    this.failed = failed;
  }

  public bind(schedule: scheduler.ISchedule): scheduler.ScheduleTargetConfig {
    const config = this.target.bind(schedule);
    this.role = config.role;
    const { maxEventAge = Duration.hours(1), retryAttempts = 185 } = this.failed;
    const retryPolicy = config.retryPolicy ?? {
      maximumEventAgeInSeconds: between(schedule, 'maxEventAge in seconds', maxEventAge.toSeconds(), 60, 86_400),
      maximumRetryAttempts: between(schedule, 'retryAttempts', retryAttempts, 0, 185),
    };
    return { ...config, retryPolicy, deadLetterConfig: config.deadLetterConfig ?? this.keep(schedule, config.role) };
  }

  private keep(schedule: scheduler.ISchedule, role: iam.IRole): scheduler.CfnSchedule.DeadLetterConfigProperty {
    const { deadLetterQueue, encryptionKey } = this.failed;
    this.deadLetterQueue = deadLetterQueue ?? new DeadLetterQueue(schedule as unknown as Construct, 'DeadLetterQueue', { encryptionKey });
    grantDeadLetters(role, this.deadLetterQueue);
    return { arn: this.deadLetterQueue.queueArn };
  }
}

/**
 * Refuses a secret anywhere in what a target gets.
 *
 * @throws where there is one
 */
export function refuseSecrets(subject: string, value: unknown, name = 'input'): void {
  if (typeof value === 'string') {
    const kind = Token.isUnresolved(value) ? undefined : findSecret(name, value);
    if (kind === undefined) return;
    throw new Error(`${subject}: ${name} of the input holds ${kind} (not shown). Everybody who may read schedules would read it. Let the function read it from a SecureSecret.`);
  }
  if (typeof value !== 'object' || value === null || Token.isUnresolved(value)) return;
  for (const [key, below] of Object.entries(value)) refuseSecrets(subject, below, Array.isArray(value) ? name : key);
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html */
function roleFor(schedule: scheduler.ISchedule): iam.Role {
  return new iam.Role(schedule as unknown as Construct, 'Role', {
    assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(schedule).account, 'aws:SourceArn': schedule.scheduleGroup!.scheduleGroupArn },
      },
    }),
    description: `Of the schedule ${schedule.node.path}`,
  });
}

function between(schedule: scheduler.ISchedule, prop: string, given: number, least: number, most: number): number {
  if (Token.isUnresolved(given) || (given >= least && given <= most)) return given;
  throw new Error(`SecureSchedule '${schedule.node.path}': ${prop} must be ${least} to ${most}, got ${given}. Write ${given < least ? least : most}.`);
}

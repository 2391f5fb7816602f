import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlarmsProps, SecurityAlarms } from '../cloudwatch/security-alarms';

/** The alarms of a `SecureFunction`, and where they are raised. */
export interface FunctionAlarmsProps extends AlarmsProps {
  /**
   * Failed invocations within 5 minutes.
   *
   * @default 1
   */
  readonly errors?: number;

  /**
   * Refused invocations within 5 minutes.
   *
   * @default 1
   */
  readonly throttles?: number;

  /**
   * The longest invocation, as a share of the timeout.
   *
   * @default 0.9
   */
  readonly durationShare?: number;

  /**
   * Events that wait in the dead-letter queue.
   *
   * @default 1
   */
  readonly deadLetters?: number;

  /**
   * Events that the input guard refused within 5 minutes. Without an `eventSchema` there is no such alarm.
   *
   * @default 1, for APIs 20
   */
  readonly refusedEvents?: number;

  /**
   * Concurrent executions, as a share of the reserved concurrency. Without a reserve there is no such alarm.
   *
   * @default 0.9
   */
  readonly concurrencyShare?: number;
}

/** What the alarms of a function are about. */
export interface WatchedFunction {
  readonly function: lambda.IFunction;
  readonly timeout: Duration;
  readonly deadLetterQueue?: sqs.IQueue;
  readonly reservedConcurrentExecutions?: number;
  /** What the input guard takes events of. */
  readonly guardedSource?: string;
}

const period = Duration.minutes(5);

export function addFunctionAlarms(alarms: SecurityAlarms, watched: WatchedFunction, props: FunctionAlarmsProps): void {
  const { function: fn, timeout, deadLetterQueue, reservedConcurrentExecutions, guardedSource } = watched;
  const name = fn.node.path;
  alarms.add('Errors', {
    metric: fn.metricErrors({ period }), threshold: props.errors ?? 1, description: `${name} fails`,
  });
  alarms.add('Throttles', {
    metric: fn.metricThrottles({ period }), threshold: props.throttles ?? 1, description: `Invocations of ${name} are refused`,
  });
  alarms.add('Duration', {
    metric: fn.metricDuration({ period, statistic: cloudwatch.Stats.MAXIMUM }),
    threshold: Math.floor(timeout.toMilliseconds() * (props.durationShare ?? 0.9)),
    description: `${name} comes close to its timeout of ${timeout.toHumanString()}`,
  });
  if (deadLetterQueue) {
    alarms.add('DeadLetters', {
      metric: deadLetterQueue.metricApproximateNumberOfMessagesVisible({ period, statistic: cloudwatch.Stats.MAXIMUM }),
      threshold: props.deadLetters ?? 1,
      description: `Events that ${name} could not handle wait in its dead-letter queue`,
    });
  }
  if (guardedSource) {
    alarms.add('RefusedEvents', {
      metric: new cloudwatch.Metric({
        namespace: 'Bulwark', metricName: 'RefusedEvents', dimensionsMap: { FunctionName: fn.functionName }, period, statistic: cloudwatch.Stats.SUM,
      }),
      threshold: props.refusedEvents ?? (guardedSource === 'apiGateway' ? 20 : 1),
      description: `${name} got events that are not legitimate`,
    });
  }
  if (reservedConcurrentExecutions) {
    alarms.add('Concurrency', {
      metric: fn.metric('ConcurrentExecutions', { period, statistic: cloudwatch.Stats.MAXIMUM }),
      threshold: Math.ceil(reservedConcurrentExecutions * (props.concurrencyShare ?? 0.9)),
      description: `${name} comes close to its reserved concurrency of ${reservedConcurrentExecutions}`,
    });
  }
}

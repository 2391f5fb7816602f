import { Duration, Names } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { IConstruct } from 'constructs';
import { AlarmsProps, SecurityAlarms } from '../cloudwatch/security-alarms';
import { WebAclAlarmsProps } from '../wafv2/secure-web-acl';

/** The alarms of an HTTP API, and where they are raised. */
export interface HttpApiAlarmsProps extends AlarmsProps {
  /**
   * Requests answered with 5xx within 5 minutes.
   *
   * @default 5
   */
  readonly serverErrors?: number;

  /**
   * The share of requests answered with 4xx.
   *
   * @default 0.25
   */
  readonly clientErrorShare?: number;

  /**
   * The 99th percentile of the time to answer.
   *
   * @default Duration.seconds(5)
   */
  readonly latency?: Duration;

  /**
   * Requests refused for their number, within 5 minutes.
   *
   * @default 50
   */
  readonly throttles?: number;

  /**
   * Requests refused for missing or wrong credentials (401, 403), within 5 minutes.
   *
   * @default 50
   */
  readonly refusals?: number;
}

/** The alarms of a `SecureApi`, and where they are raised. */
export interface ApiAlarmsProps extends HttpApiAlarmsProps, WebAclAlarmsProps {}

/** What the alarms of a stage are about: one of a REST API or of an HTTP API. */
interface WatchedStage extends IConstruct {
  metricServerError(options: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricClientError(options: cloudwatch.MetricOptions): cloudwatch.Metric;
  metricLatency(options: cloudwatch.MetricOptions): cloudwatch.Metric;
}

/** What the alarms of an API are about. */
export interface WatchedApi {
  /** The construct's class. */
  readonly construct: string;
  /** The stage lies in its API. */
  readonly stage: WatchedStage;
  readonly accessLog: logs.ILogGroup;
}

const period = Duration.minutes(5);

export function addApiAlarms(alarms: SecurityAlarms, watched: WatchedApi, props: ApiAlarmsProps): void {
  if (!alarms.enabled) return;
  const { construct, stage, accessLog } = watched;
  const name = stage.node.scope!.node.path;
  const counted = (id: string, pattern: logs.IFilterPattern) => countedInLog(alarms, accessLog, { namespace: `CdkBulwark/${construct}`, id, pattern });
  alarms.add('ServerErrors', {
    metric: stage.metricServerError({ period }), threshold: props.serverErrors ?? 5, description: `${name} fails`,
  });
  alarms.add('ClientErrors', {
    metric: stage.metricClientError({ period, statistic: cloudwatch.Stats.AVERAGE }),
    threshold: props.clientErrorShare ?? 0.25,
    description: `A large share of requests to ${name} is refused: somebody may be probing it`,
    evaluationPeriods: 3,
  });
  alarms.add('Latency', {
    metric: stage.metricLatency({ period, statistic: cloudwatch.Stats.p(99) }),
    threshold: (props.latency ?? Duration.seconds(5)).toMilliseconds(),
    description: `${name} answers slowly`,
    evaluationPeriods: 3,
  });
  alarms.add('Throttles', {
    metric: counted('Throttled', statuses('429')),
    threshold: props.throttles ?? 50,
    description: `${name} refuses requests for their number`,
  });
  alarms.add('Refusals', {
    // The web ACL answers 403 too, and has an alarm of its own.
    metric: counted('Refused', logs.FilterPattern.all(
      statuses('401', '403'), logs.FilterPattern.stringValue('$.wafResponseCode', '!=', 'WAF_BLOCK'),
    )),
    threshold: props.refusals ?? 50,
    description: `Many requests to ${name} carry missing or wrong credentials`,
  });
}

/** Requests that were answered with one of these. */
export function statuses(...codes: string[]): logs.JsonPattern {
  return logs.FilterPattern.any(...codes.map((code) => logs.FilterPattern.stringValue('$.status', '=', code)));
}

/** What is counted in an access log, and as what. */
interface LogMetric {
  readonly namespace: string;
  readonly id: string;
  readonly pattern: logs.IFilterPattern;
}

/** API Gateway counts these among all client errors; its access log tells them apart. */
export function countedInLog(alarms: SecurityAlarms, accessLog: logs.ILogGroup, { namespace, id, pattern }: LogMetric): cloudwatch.Metric {
  return new logs.MetricFilter(alarms, `${id}Filter`, {
    logGroup: accessLog,
    filterPattern: pattern,
    metricNamespace: namespace,
    metricName: `${Names.uniqueResourceName(alarms, { maxLength: 100 })}-${id}`,
  }).metric({ period, statistic: cloudwatch.Stats.SUM });
}

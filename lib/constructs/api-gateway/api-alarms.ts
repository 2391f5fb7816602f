import { Duration, Names } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { WebAclAlarmsProps } from '../wafv2/secure-web-acl';

/** The alarms of a `SecureApi`, and where they are raised. */
export interface ApiAlarmsProps extends WebAclAlarmsProps {
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

const period = Duration.minutes(5);

export function addApiAlarms(alarms: SecurityAlarms, stage: apigateway.Stage, accessLog: logs.ILogGroup, props: ApiAlarmsProps): void {
  if (!alarms.enabled) return;
  const name = stage.restApi.node.path;
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
    metric: logMetric(alarms, accessLog, 'Throttled', status('429')),
    threshold: props.throttles ?? 50,
    description: `${name} refuses requests for their number`,
  });
  alarms.add('Refusals', {
    // The web ACL answers 403 too, and has an alarm of its own.
    metric: logMetric(alarms, accessLog, 'Refused', logs.FilterPattern.all(
      status('401', '403'), logs.FilterPattern.stringValue('$.wafResponseCode', '!=', 'WAF_BLOCK'),
    )),
    threshold: props.refusals ?? 50,
    description: `Many requests to ${name} carry missing or wrong credentials`,
  });
}

function status(...codes: string[]): logs.JsonPattern {
  return logs.FilterPattern.any(...codes.map((code) => logs.FilterPattern.stringValue('$.status', '=', code)));
}

/** API Gateway counts these among all 4xx; its access log tells them apart. */
function logMetric(alarms: SecurityAlarms, accessLog: logs.ILogGroup, name: string, filterPattern: logs.IFilterPattern): cloudwatch.Metric {
  return new logs.MetricFilter(alarms, `${name}Filter`, {
    logGroup: accessLog,
    filterPattern,
    metricNamespace: 'CdkBulwark/SecureApi',
    metricName: `${Names.uniqueResourceName(alarms, { maxLength: 100 })}-${name}`,
  }).metric({ period, statistic: cloudwatch.Stats.SUM });
}

import { partsOf } from '../../core/intrinsics';
import { resourcesIn } from '../../core/resource-references';
import { Resource, TemplateGraph } from '../../core/template-graph';
import { renderText } from '../../core/text';
import { dimensionValues } from '../cloudwatch-alarms/alarmed-metrics';
import { canTell } from '../cloudwatch-alarms/telling-alarms';

const namespace = 'AWS/GuardDuty/MalwareProtection';
const metrics = ['InfectedScanCount', 'FailedScanCount', 'SkippedScanCount'];
const reasons = ['MissingPermissions', 'Unsupported'];

/** Which results of a plan's scans raise an alarm, such as `InfectedScanCount` or `SkippedScanCount Unsupported`. */
export function watchedScans(plan: Resource, graph: TemplateGraph): ReadonlySet<string> {
  return new Set(graph.ofType('AWS::CloudWatch::Alarm').filter(canTell).flatMap((alarm) => [...ofMetric(alarm, plan), ...ofExpression(alarm)]));
}

/** CloudWatch knows a metric by all of its dimensions: an alarm without one of them watches nothing. */
function ofMetric(alarm: Resource, plan: Resource): string[] {
  const dimension = (name: string) => dimensionValues(alarm.properties, name, alarm.stack) ?? [];
  const isOfGuardDuty = alarm.get('Namespace').some((name) => name.kind === 'scalar' && name.value === namespace);
  const isOfPlan = dimension('Malware Protection Plan Id').some((id) => resourcesIn(id).includes(plan));
  const bucket = plan.get('ProtectedResource.S3Bucket.BucketName').map((name) => renderText(partsOf(name)));
  const isOfBucket = dimension('Resource Name').some((name) => bucket.includes(renderText(partsOf(name))));
  if (!isOfGuardDuty || !isOfPlan || !isOfBucket || !counts(alarm)) return [];
  const named = dimension('Skipped Reason').map((reason) => renderText(partsOf(reason)));
  return alarm.get('MetricName').map((metric) => [renderText(partsOf(metric)), ...named].join(' '));
}

/** The least or the number of samples tells nothing of how many there were. */
function counts(alarm: Resource): boolean {
  return alarm.get('Statistic').every((statistic) => statistic.kind === 'scalar' && ['Sum', 'Maximum'].includes(String(statistic.value)));
}

/** In an expression metrics are added up: which of them are in it has to do. */
function ofExpression(alarm: Resource): string[] {
  const text = JSON.stringify(alarm.properties.Metrics ?? []);
  return text.includes(namespace) ? metrics.filter((metric) => text.includes(metric)).flatMap((metric) => [metric, ...reasons.map((reason) => `${metric} ${reason}`)]) : [];
}

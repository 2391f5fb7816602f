import { resolve } from '../../core/intrinsics';
import { isObject, ownValue } from '../../core/json';
import { Resource, StackTemplate, TemplateGraph } from '../../core/template-graph';

/** An alarm, with the metrics that it watches of one resource. */
export interface NamingAlarm {
  readonly alarm: Resource;
  readonly metrics: readonly string[];
}

/** The alarms with a dimension that refers to the resource, in a single metric or in one of an expression. */
export function alarmsNaming(graph: TemplateGraph, dimension: string, resource: Resource): readonly NamingAlarm[] {
  const index = graph.once(Symbol.for(`alarms naming ${dimension}`), () => collect(graph, dimension));
  return index.get(resource) ?? [];
}

function collect(graph: TemplateGraph, dimension: string): Map<Resource, NamingAlarm[]> {
  const index = new Map<Resource, NamingAlarm[]>();
  for (const alarm of graph.ofType('AWS::CloudWatch::Alarm')) {
    for (const { source, stack } of metricsOf(alarm)) {
      for (const watched of dimensionValues(source, dimension, stack)) {
        const metrics = resolve(ownValue(source, 'MetricName'), stack).flatMap((name) => (name.kind === 'scalar' ? [String(name.value)] : []));
        index.set(watched, [...(index.get(watched) ?? []), { alarm, metrics }]);
      }
    }
  }
  return index;
}

function metricsOf(alarm: Resource): { source: unknown; stack: StackTemplate }[] {
  const expressions = alarm.get('Metrics').flatMap((metrics) => (metrics.kind === 'list' ? metrics.items : [])
    .map((item) => ({ source: ownValue(ownValue(item, 'MetricStat'), 'Metric'), stack: metrics.stack })));
  return [{ source: alarm.properties, stack: alarm.stack }, ...expressions];
}

function dimensionValues(source: unknown, dimension: string, stack: StackTemplate): Resource[] {
  return resolve(ownValue(source, 'Dimensions'), stack).flatMap((dimensions) => (dimensions.kind === 'list' ? dimensions.items : [])
    .filter((item) => isObject(item) && item.Name === dimension)
    .flatMap((item) => resolve(ownValue(item, 'Value'), dimensions.stack))
    .flatMap((value) => (value.kind === 'reference' ? [value.resource] : [])));
}

import { partsOf, resolve, Resolved, resolvedItems } from '../../core/intrinsics';
import { isObject, ownValue } from '../../core/json';
import { referencedResources } from '../../core/resource-references';
import { Resource, StackTemplate, TemplateGraph } from '../../core/template-graph';
import { renderText } from '../../core/text';
import { canTell } from './telling-alarms';

/** Which metrics of one namespace alarms watch. */
interface AlarmedMetrics {
  readonly byResource: Map<Resource, Set<string>>;
  readonly byName: Map<string, Set<string>>;
  /** Those that are watched of all resources together. */
  readonly ofAll: Set<string>;
}

/**
 * The metrics of a resource that some alarm watches: alone, in an expression, or of all resources together. The resource
 * is named in a dimension, by reference or by one of its physical names.
 */
export function alarmedMetrics(
  graph: TemplateGraph, namespace: string, dimension: string, resource: Resource, names: readonly Resolved[],
): ReadonlySet<string> {
  const { byResource, byName, ofAll } = graph.once(`alarmed metrics ${namespace} ${dimension}`, () => collect(graph, namespace, dimension));
  const referenced = byResource.get(resource) ?? none;
  if (byName.size + ofAll.size === 0) return referenced;
  const named = names.filter(({ kind }) => kind !== 'absent').flatMap((name) => [...(byName.get(renderText(partsOf(name))) ?? none)]);
  return new Set([...referenced, ...named, ...ofAll]);
}

const none: ReadonlySet<string> = new Set();

/** Whether an alarm watches a metric that a metric filter counts. */
export function countsForAlarm(filter: Resource, graph: TemplateGraph): boolean {
  const counted = filter.get('MetricTransformations')
    .flatMap(resolvedItems);
  const namesOf = ({ source, stack }: Source, ...keys: string[]) => keys
    .map((key) => resolve(ownValue(source, key), stack).map((name) => renderText(partsOf(name))).join()).join('\0');
  const made = counted.map((one) => namesOf({ source: one.kind === 'object' ? one.value : {}, stack: one.stack }, 'MetricNamespace', 'MetricName'));
  // Each match counts 1: no average or maximum of it comes to a number.
  const sums = (alarm: Resource) => alarm.get('Statistic').every((statistic) => statistic.kind !== 'scalar' || statistic.value === 'Sum');
  return graph.ofType('AWS::CloudWatch::Alarm').filter((alarm) => canTell(alarm) && sums(alarm)).flatMap(metricsOf)
    .some((metric) => made.includes(namesOf(metric, 'Namespace', 'MetricName')));
}

function collect(graph: TemplateGraph, namespace: string, dimension: string): AlarmedMetrics {
  const index: AlarmedMetrics = { byResource: new Map(), byName: new Map(), ofAll: new Set() };
  for (const alarm of graph.ofType('AWS::CloudWatch::Alarm')) {
    if (!canTell(alarm)) continue;
    for (const { source, stack } of metricsOf(alarm)) {
      if (!texts(ownValue(source, 'Namespace'), stack).includes(namespace)) continue;
      for (const metric of texts(ownValue(source, 'MetricName'), stack)) addMetric(index, metric, dimensionValues(source, dimension, stack));
    }
    for (const [, metric, of] of queriesOf(alarm)) if (of === namespace) index.ofAll.add(metric);
  }
  return index;
}

function addMetric({ byResource, byName, ofAll }: AlarmedMetrics, metric: string, dimension: readonly Resolved[] | undefined): void {
  if (dimension === undefined) ofAll.add(metric);
  for (const parts of (dimension ?? []).map(partsOf)) {
    const resources = referencedResources(parts);
    for (const resource of resources) byResource.set(resource, (byResource.get(resource) ?? new Set()).add(metric));
    const name = renderText(parts);
    if (resources.length === 0) byName.set(name, (byName.get(name) ?? new Set()).add(metric));
  }
}

function texts(value: unknown, stack: StackTemplate): string[] {
  return resolve(value, stack).flatMap((resolved) => (resolved.kind === 'scalar' ? [String(resolved.value)] : []));
}

/** Each element of an alarm's list of metrics; an alarm on a single one says it itself. */
function elementsOf(alarm: Resource): { element: unknown; stack: StackTemplate }[] {
  return alarm.get('Metrics').flatMap((metrics) => (metrics.kind === 'list' ? metrics.items : []).map((element) => ({ element, stack: metrics.stack })));
}

interface Source {
  readonly source: unknown;
  readonly stack: StackTemplate;
}

function metricsOf(alarm: Resource): Source[] {
  const inExpressions = elementsOf(alarm).map(({ element, stack }) => ({ source: ownValue(ownValue(element, 'MetricStat'), 'Metric'), stack }));
  return [{ source: alarm.properties, stack: alarm.stack }, ...inExpressions];
}

/** Queries over all resources, such as `SELECT SUM(Errors) FROM "AWS/Lambda"`. */
function queriesOf(alarm: Resource): RegExpExecArray[] {
  return elementsOf(alarm).flatMap(({ element, stack }) => texts(ownValue(element, 'Expression'), stack))
    .filter((query) => !/\bWHERE\b/i.test(query))
    .map((query) => /^\s*SELECT\s+\w+\("?(\w+)"?\)\s+FROM\s+(?:SCHEMA\()?"?(AWS\/\w+)"?/i.exec(query))
    .filter((match) => match !== null);
}

/** What the dimension is set to; undefined where the metric has no dimension at all. */
export function dimensionValues(source: unknown, name: string, stack: StackTemplate): Resolved[] | undefined {
  const lists = resolve(ownValue(source, 'Dimensions'), stack);
  if (lists.every(({ kind }) => kind === 'absent')) return undefined;
  return lists.flatMap((list) => (list.kind === 'list' ? list.items : [])
    .filter((item) => isObject(item) && item.Name === name)
    .flatMap((item) => resolve(ownValue(item, 'Value'), list.stack)));
}

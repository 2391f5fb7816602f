import { isObject, JsonObject, ownObject } from '../../lib/core/json';
import { numbersOf, weakerStrings } from './mutation-values';
import { isStatement, statementLabel, weakerStatements } from './statement-mutations';

/** One property of one resource given up. */
export interface Mutation {
  readonly logicalId: string;
  /** What is given up where, without logical ids and positions: `AWS::KMS::Key Properties.EnableKeyRotation: false`. */
  readonly name: string;
  readonly template: JsonObject;
}

type Step = string | number;

/** A value in a template and what is to take its place; `undefined` takes it away. */
interface Change {
  readonly path: readonly Step[];
  readonly label: string;
  readonly what: string;
  readonly value: unknown;
}

/** Strings that a property has somewhere, by type and property: what is no name is one of a few choices. */
export type SeenValues = ReadonlyMap<string, ReadonlySet<string>>;

/** Of a property that can be many things, such as a metric, a few are enough. */
const mostChoices = 3;

/** Every way to give up one property of one resource of the template. */
export function* mutationsOf(template: JsonObject, seen: SeenValues): IterableIterator<Mutation> {
  for (const [logicalId, resource] of Object.entries(ownObject(template, 'Resources'))) {
    if (!isObject(resource)) continue;
    const name = resourceLabel(resource, template);
    for (const key of ['DeletionPolicy', 'UpdateReplacePolicy']) {
      if (resource[key] === undefined) continue;
      for (const value of [undefined, 'Delete']) {
        yield { logicalId, name: `${name} ${key}: ${value ?? 'removed'}`, template: changed(template, ['Resources', logicalId, key], value) };
      }
    }
    for (const { path, label, what, value } of changesOf(resource.Properties, ['Resources', logicalId, 'Properties'], 'Properties', String(resource.Type), seen)) {
      yield { logicalId, name: `${name} ${label}: ${what}`, template: changed(template, path, value) };
    }
  }
}

/** Alarms are told apart by what they watch, and whether another one does so too; metric filters by what they count. */
export function resourceLabel(resource: JsonObject, template: JsonObject): string {
  const { MetricName, MetricTransformations: counted, Dimensions: dimensions } = ownObject(resource, 'Properties');
  const metric = Array.isArray(counted) ? (counted[0] as JsonObject).MetricName : MetricName;
  if (typeof metric !== 'string') return String(resource.Type);
  const twins = Object.values(ownObject(template, 'Resources')).filter((other) => watched(other) === watched(resource));
  return `${String(resource.Type)}(${metric.replace(/^.*-/, '')}${twins.length > 1 && Array.isArray(dimensions) ? ', twice' : ''})`;
}

function watched(alarm: unknown): string {
  const { Namespace, MetricName, Dimensions } = ownObject(alarm, 'Properties');
  return JSON.stringify([Namespace, MetricName, Dimensions]);
}

export function seenValues(templates: readonly JsonObject[]): SeenValues {
  const seen = new Map<string, Set<string>>();
  const collect = (value: unknown, key: string, type: string): void => {
    if (Array.isArray(value)) value.forEach((item) => collect(item, key, type));
    else if (isObject(value)) Object.entries(value).forEach(([name, below]) => collect(below, name, type));
    else if (typeof value === 'string' && /^[\w.$-]+$/.test(value)) seen.set(`${type} ${key}`, (seen.get(`${type} ${key}`) ?? new Set()).add(value));
  };
  for (const template of templates) {
    for (const resource of Object.values(ownObject(template, 'Resources'))) {
      if (isObject(resource)) collect(resource.Properties, '', String(resource.Type));
    }
  }
  return seen;
}

function* changesOf(value: unknown, path: readonly Step[], label: string, type: string, seen: SeenValues): IterableIterator<Change> {
  const change = (what: string, to: unknown): Change => ({ path, label, what, value: to });
  if (label !== 'Properties') yield change('removed', undefined);
  if (isStatement(value)) {
    for (const [what, to] of weakerStatements(value)) yield change(what, to);
  } else if (isIntrinsic(value)) {
    for (const [what, to] of otherReferences(value)) yield change(what, to);
  } else if (Array.isArray(value)) {
    if (value.length > 1) yield change('emptied', []);
    for (const [index, item] of value.entries()) yield* changesOf(item, [...path, index], `${label}[${elementLabel(item)}]`, type, seen);
  } else if (isObject(value)) {
    for (const [key, below] of Object.entries(value)) yield* changesOf(below, [...path, key], `${label}.${key}`, type, seen);
  } else if (typeof value === 'boolean') {
    yield change(String(!value), !value);
  } else if (typeof value === 'number') {
    for (const to of numbersOf(property(path), value)) yield change(to === 0 ? 'none' : to > value ? 'more' : 'less', to);
  } else if (typeof value === 'string') {
    const others = [...seen.get(`${type} ${property(path)}`) ?? []].filter((other) => other !== value).sort();
    const choices = new Set([...others.slice(0, mostChoices), ...weakerStrings[property(path)] ?? []]);
    for (const to of choices) if (to !== value) yield change(to, to);
  }
}

function property(path: readonly Step[]): string {
  return String(path.filter((step) => typeof step === 'string').at(-1));
}

/** What tells an element of a list from its neighbours, if it has a name. */
function elementLabel(item: unknown): string {
  if (isStatement(item)) return statementLabel(item);
  if (typeof item === 'string' && /^\w+$/.test(item)) return item;
  return isObject(item) && typeof item.Name === 'string' ? item.Name : '';
}

function isIntrinsic(value: unknown): value is JsonObject {
  return isObject(value) && Object.keys(value).length === 1 && /^(Ref|Fn::\w+)$/.test(Object.keys(value)[0]);
}

/** A reference is given up for a name of something else; the account for another one. */
function* otherReferences(value: JsonObject): IterableIterator<[what: string, to: unknown]> {
  const text = JSON.stringify(value);
  if (text.includes('"AWS::AccountId"')) yield ['of another account', JSON.parse(text.replaceAll('{"Ref":"AWS::AccountId"}', '"999999999999"'))];
  const own = text.replaceAll(/"AWS::\w+"/g, '');
  if (/"Ref":"|"Fn::GetAtt"/.test(own)) {
    yield ['something else', JSON.parse(text.replaceAll(/\{"Ref":"(?!AWS::)[^"]+"\}|\{"Fn::GetAtt":\[[^\]]+\]\}/g, '"something-else"'))];
  }
}

/** The template with one value replaced, sharing everything else. */
export function changed(container: JsonObject, path: readonly Step[], value: unknown): JsonObject {
  return replaced(container, path, value) as JsonObject;
}

function replaced(container: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (Array.isArray(container)) {
    return rest.length === 0 && value === undefined
      ? container.filter((_, index) => index !== step)
      : container.map((item: unknown, index) => (index === step ? (rest.length === 0 ? value : replaced(item, rest, value)) : item));
  }
  const { [step]: current, ...others } = container as JsonObject;
  if (rest.length === 0 && value === undefined) return others;
  // In its old place: what was written first is read first.
  return { ...(container as JsonObject), [step]: rest.length === 0 ? value : replaced(current, rest, value) };
}

import { isObject, JsonObject, ownObject } from '../../lib/core/json';
import { refusedByCloudFormation } from './cloudformation-schema';
import { Mutation, resourceLabel } from './template-mutations';

/** Every way to leave one resource out, together with what can't be without it. */
export function* resourceRemovals(template: JsonObject): IterableIterator<Mutation> {
  for (const [logicalId, resource] of Object.entries(ownObject(template, 'Resources'))) {
    if (!isObject(resource)) continue;
    yield { logicalId, name: `${resourceLabel(resource, template)}: removed`, template: without(template, logicalId) };
  }
}

function without(template: JsonObject, logicalId: string): JsonObject {
  const gone = new Set([logicalId]);
  let resources = Object.entries(ownObject(template, 'Resources'));
  // What loses a property that it requires goes too, until nothing more does.
  for (let before = -1; before !== resources.length;) {
    before = resources.length;
    resources = resources.flatMap(([id, resource]) => {
      if (gone.has(id) || !isObject(resource)) return [];
      const dependsOn = [resource.DependsOn ?? []].flat().filter((one) => !gone.has(String(one)));
      const pruned = { ...resource, Properties: prune(resource.Properties, gone, false) ?? {}, DependsOn: dependsOn };
      if (JSON.stringify(pruned.Properties) !== JSON.stringify(resource.Properties ?? {}) && refusedByCloudFormation(pruned)) {
        gone.add(id);
        return [];
      }
      return [[id, pruned] as [string, unknown]];
    });
  }
  return { ...template, Resources: Object.fromEntries(resources) };
}

/** The value without references to what is gone: a property goes, and so does the element of a list that has lost one. */
function prune(value: unknown, gone: ReadonlySet<string>, inList: boolean): unknown {
  if (refersTo(value, gone)) return undefined;
  if (Array.isArray(value)) {
    const kept = value.map((item) => prune(item, gone, true)).filter((item) => item !== undefined);
    return kept.length === 0 && value.length > 0 ? undefined : kept;
  }
  if (!isObject(value)) return value;
  if (isIntrinsic(value)) return mentions(value, gone) ? undefined : value;
  const entries = Object.entries(value).map(([key, below]) => [key, prune(below, gone, false)] as const);
  if (inList && entries.some(([, below]) => below === undefined)) return undefined;
  return Object.fromEntries(entries.filter(([, below]) => below !== undefined));
}

function isIntrinsic(value: JsonObject): boolean {
  return /^(Ref|Fn::\w+)$/.test(Object.keys(value)[0] ?? '');
}

function mentions(value: unknown, gone: ReadonlySet<string>): boolean {
  if (refersTo(value, gone)) return true;
  const below: unknown[] = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return below.some((part) => mentions(part, gone));
}

function refersTo(value: unknown, gone: ReadonlySet<string>): boolean {
  if (!isObject(value)) return false;
  const target = value.Ref ?? (Array.isArray(value['Fn::GetAtt']) ? value['Fn::GetAtt'][0] as unknown : undefined);
  return typeof target === 'string' && gone.has(target);
}

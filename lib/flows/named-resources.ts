import { resolve } from '../core/intrinsics';
import { isObject, ownValue } from '../core/json';
import { resourcesIn } from '../core/resource-references';
import type { Resource, StackTemplate } from '../core/template-graph';

/** The resources that stand at a dotted path below a resource's properties; `*` stands for each element. */
export function resourcesAt(resource: Resource, path: string): readonly Resource[] {
  let values: readonly unknown[] = [resource.properties];
  for (const key of path.split('.')) {
    values = values.flatMap((value) => (key === '*' ? elementsOf(value) : [ownValue(value, key)]));
  }
  return values.flatMap((value) => resourcesNamedBy(value, resource.stack));
}

/** The resources that a value of a template refers to, wherever in its text and in whatever branch. */
export function resourcesNamedBy(value: unknown, stack: StackTemplate): readonly Resource[] {
  return [...new Set(resolve(value, stack).flatMap(resourcesIn))];
}

function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
}

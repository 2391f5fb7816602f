import { referencesFrom } from '../../core/resource-references';
import { Resource, StackTemplate, TemplateGraph } from '../../core/template-graph';

/** The resources of a type that are for the function: they name it, or SAM makes them beside it. */
export function resourcesOf(fn: Resource, graph: TemplateGraph, type: string, path = 'FunctionName'): readonly Resource[] {
  const named = referencesFrom(graph, type, path).to(fn, ...fn.get('FunctionName'));
  return fn.declaredType === fn.type ? named : [...named, ...besideOf(fn, graph, type)];
}

/** What SAM makes of a function shares its logical id, and does not name it. */
function besideOf(fn: Resource, graph: TemplateGraph, type: string): readonly Resource[] {
  const index = graph.once(`made by SAM ${type}`, () => {
    const made = new Map<StackTemplate, Map<string, Resource[]>>();
    for (const resource of graph.ofType(type)) {
      if (resource.declaredType === resource.type) continue;
      const ofStack = made.get(resource.stack) ?? new Map<string, Resource[]>();
      made.set(resource.stack, ofStack);
      ofStack.set(resource.logicalId, [...(ofStack.get(resource.logicalId) ?? []), resource]);
    }
    return made;
  });
  return index.get(fn.stack)?.get(fn.logicalId) ?? [];
}

/** The function that a resource is for, also where it names one of its aliases or versions. */
export function functionOf(resource: Resource, steps = 3): Resource | undefined {
  if (resource.declaredType === 'AWS::Serverless::Function') return resource.stack.resource(resource.logicalId);
  const [named] = resource.get('FunctionName');
  if (named.kind !== 'reference' || steps === 0) return undefined;
  return named.resource.type === 'AWS::Lambda::Function' ? named.resource : functionOf(named.resource, steps - 1);
}

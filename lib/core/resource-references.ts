import { partsOf, Resolved, textAlternatives } from './intrinsics';
import { Resource, TemplateGraph } from './template-graph';
import { renderText, TextPart } from './text';

/** Which resources of one type name which others in a property, across stacks. */
export interface ResourceReferences {
  /**
   * Those that name this resource: by reference, by one of its physical names, alone or in a written-out ARN or queue URL,
   * or by a logical id that lacks its `Ref`.
   */
  to(resource: Resource, ...names: readonly Resolved[]): readonly Resource[];
  /** Those that name something which only deployment knows: it can be any resource. */
  readonly open: readonly Resource[];
}

/** Reads the property of every resource of the type, once for the graph. A list counts as each of its items. */
export function referencesFrom(graph: TemplateGraph, type: string, path: string): ResourceReferences {
  return graph.once(`references ${type}.${path}`, () => collect(graph.ofType(type), path));
}

/** The resources that a text refers to, such as the API and the stage within an ARN. */
export function referencedResources(parts: readonly TextPart[]): Resource[] {
  return parts.flatMap((part) => (typeof part !== 'string' && part.resource ? [part.resource] : []));
}

/** The resources that a value refers to. */
export function resourcesIn(value: Resolved): readonly Resource[] {
  return value.kind === 'reference' ? [value.resource] : referencedResources(partsOf(value));
}

function collect(resources: readonly Resource[], path: string): ResourceReferences {
  const byResource = new Map<Resource, Resource[]>();
  const byName = new Map<string, Resource[]>();
  const open: Resource[] = [];
  for (const resource of resources) {
    for (const parts of resource.get(path).flatMap(textsOf)) {
      const targets = referencedResources(parts);
      for (const target of targets) add(byResource, target, resource);
      if (targets.length > 0 || parts.length === 0) continue;
      if (parts.every((part) => typeof part !== 'string')) open.push(resource);
      else for (const name of namesIn(renderText(parts))) add(byName, name, resource);
    }
  }
  const spelled = (resource: Resource, names: readonly Resolved[]): Resource[] => [
    ...(byName.get(resource.logicalId) ?? none).filter(({ stack }) => stack === resource.stack),
    ...names.flatMap((name) => byName.get(renderText(partsOf(name))) ?? none),
  ];
  return {
    open,
    to: (resource, ...names) => {
      const referring = byResource.get(resource) ?? none;
      const others = byName.size === 0 ? none : spelled(resource, names);
      return others.length === 0 ? referring : [...new Set([...referring, ...others])];
    },
  };
}

const none: readonly Resource[] = [];

/** What a text may name: the whole of it and, where it is an ARN or the URL of a queue, the resource in that. */
function namesIn(text: string): readonly string[] {
  const [, inArn] = /^arn:(?:[^:]*:){4}(?:[a-z-]+[/:])?([^*]+)(?::\*)?$/.exec(text) ?? [];
  const [, inUrl] = /^https:\/\/sqs\.[^/]+\/[^/]+\/([^/]+)$/.exec(text) ?? [];
  // An empty text is no name: resources without one would go by it.
  return [text, inArn, inUrl].flatMap((name) => (name ? [name] : []));
}

function textsOf(value: Resolved): (readonly TextPart[])[] {
  return value.kind === 'list' ? value.items.flatMap((item) => textAlternatives(item, value.stack)) : [partsOf(value)];
}

/** All of one resource comes in a row. */
function add<Key>(index: Map<Key, Resource[]>, key: Key, resource: Resource): void {
  const known = index.get(key);
  if (!known) index.set(key, [resource]);
  else if (known.at(-1) !== resource) known.push(resource);
}

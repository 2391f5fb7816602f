import { isObject, JsonObject, ownObject } from './json';
import { Resource } from './template-graph';

/** A parameter or an output of a template, as what a finding can be about. */
export interface SectionEntry {
  readonly name: string;
  readonly declaration: JsonObject;
  readonly resource: Resource;
}

const types = { Parameters: 'AWS::CloudFormation::Parameter', Outputs: 'AWS::CloudFormation::Output' } as const;

export function sectionEntries({ stack }: Resource, section: keyof typeof types): SectionEntry[] {
  return Object.entries(ownObject(stack.template, section)).flatMap(([name, declaration]) => (isObject(declaration)
    ? [{ name, declaration, resource: new Resource(stack, name, types[section], declaration, declaration) }]
    : []));
}

/** What was found in a string somewhere in a template. */
export interface FoundText<T> {
  readonly found: T;
  /** Below where the walk started. */
  readonly path: string;
}

/**
 * The strings below a value that `find` finds something in. An item of a list stands under the key of the list.
 * Templates are almost all strings, and paths are dear: they are written for what is found.
 */
export function textsBelow<T>(value: unknown, find: (key: string, text: string) => T | undefined): FoundText<T>[] {
  const texts: FoundText<T>[] = [];
  const steps: string[] = [];
  const walk = (below: unknown, key: string, depth: number): void => {
    if (typeof below === 'string') {
      const found = find(key, below);
      if (found !== undefined) texts.push({ found, path: steps.slice(0, depth).join('.') });
    } else if (typeof below === 'object' && below !== null) {
      const isList = Array.isArray(below);
      for (const name in below) {
        steps[depth] = name;
        walk((below as Record<string, unknown>)[name], isList ? key : name, depth + 1);
      }
    }
  };
  walk(value, '', 0);
  return texts;
}

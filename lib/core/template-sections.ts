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

/** A string somewhere in a template, with the key that it stands under. */
export interface KeyedText {
  readonly key: string;
  readonly text: string;
  /** Below where the walk started. */
  readonly path: string;
}

/** Every string below a value. An item of a list stands under the key of the list. */
export function * textsBelow(value: unknown, key = '', path = ''): Generator<KeyedText> {
  if (typeof value === 'string') yield { key, text: value, path };
  else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      yield* textsBelow(item, Array.isArray(value) ? key : name, path === '' ? name : `${path}.${name}`);
    }
  }
}

import { stringify } from 'yaml';
import { Control, Example, resourceTypesOf, templateOf } from '../../lib/core/control';
import { isObject } from '../../lib/core/json';
import { CdkCode, cdkCode, moduleName } from './cdk-code';
import { firstRepair, overrides } from './described-repair';
import { classOf } from './l1-classes';

/** How many examples of a kind a page shows: the others lie beside the control. */
const limit = 2;

export function shown(all: readonly Example[]): readonly Example[] {
  return all.slice(0, limit);
}

const written = new Map<Example, CdkCode | undefined>();

/** The example in TypeScript; undefined where the L1 classes can't say it. */
export function codeOf(control: Control, example: Example): CdkCode | undefined {
  if (!written.has(example)) {
    const { Resources, ...otherSections } = templateOf(control, example);
    written.set(example, isObject(Resources) && Object.keys(otherSections).length === 0 ? cdkCode(Resources) : undefined);
  }
  return written.get(example);
}

/** The first examples as a template and as CDK code. */
export function exampleBlocks(control: Control, all: readonly Example[], source: string): string[] {
  const rest = all.length - limit;
  return [
    ...shown(all).flatMap((example) => {
      const code = codeOf(control, example);
      return [template(control, example), ...(code ? [`\`\`\`ts\n${code.body}\n\`\`\``] : [])];
    }),
    ...(rest > 0 ? [`${rest === 1 ? 'One more is' : `${rest} more are`} in [${source.split('/').at(-1)}](${source}).`] : []),
  ];
}

/** Names in the code of the page that stand for properties which the control does not look at. */
export function placeholdersIn(control: Control): string[] {
  const { fails, passes } = control.examples;
  return [...new Set([...shown(fails), ...shown(passes)].flatMap((example) => [...codeOf(control, example)?.placeholders.keys() ?? []]))];
}

/** Sets the constants that the control asks for, whatever construct made the resource; undefined where it asks for more than constants. */
export function codeSettingConstants(control: Control): CdkCode | undefined {
  const edits = control.kind === 'property' ? firstRepair(control) : undefined;
  const [type] = resourceTypesOf(control);
  const found = classOf(type);
  if (!edits || !found) return undefined;
  const [module, className] = found;
  const alias = moduleName(module);
  return {
    modules: new Map([[alias, module]]),
    placeholders: new Map([['construct', "import('constructs').IConstruct"]]),
    core: new Set(),
    body: [
      `const resource = construct.node.defaultChild as ${alias}.${className};`,
      overrides(edits),
    ].join('\n'),
  };
}

/** The example as a template. */
export function template(control: Control, example: Example): string {
  return `\`\`\`yaml\n${stringify(templateOf(control, example), { lineWidth: 0, aliasDuplicateObjects: false })}\`\`\``;
}

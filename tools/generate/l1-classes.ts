import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as cdk from 'aws-cdk-lib';

/** Where the newest CDK lies: examples may use properties that the oldest supported one does not know. */
const library = join(__dirname, '../../node_modules/aws-cdk-lib-newest');

/** A resource as the CDK's own class for its type sees it. */
export interface L1Resource {
  /** Such as `aws-lambda`. */
  readonly module: string;
  /** Such as `CfnFunction`. */
  readonly className: string;
  /** In the CDK's camel case. */
  readonly props: Readonly<Record<string, unknown>>;
  /** What the class does not know, by dotted path of the template's names. */
  readonly overrides: readonly (readonly [string, unknown])[];
  /** The class asks for properties that are not there. */
  readonly isIncomplete: boolean;
  /** Such as `attrArn`. */
  readonly attributes: readonly string[];
}

/** What an L1 class keeps to itself. */
interface Instance {
  readonly cfnProperties: Readonly<Record<string, unknown>>;
  readonly rawOverrides: { readonly Properties?: object };
  _toCloudFormation(): object;
}

interface L1Class {
  readonly prototype: object;
  _fromCloudFormation(scope: cdk.Stack, id: string, attributes: object, options: object): Instance;
}

const parser = { parseValue: (value: unknown) => value, handleAttributes: () => undefined };
/** Stands where a required property is missing: every check lets it pass. */
const missing = { resolve: () => ({ Ref: 'Missing' }), creationStack: [] };

/** @returns undefined where the CDK has no class for the type, or its class refuses the properties */
export function l1Resource(type: string, properties: Readonly<Record<string, unknown>>): L1Resource | undefined {
  const found = classOf(type);
  if (!found) return undefined;
  const [module, className] = found;
  const l1Class = (require(generatedFile(module)) as Record<string, L1Class>)[className];
  const absent = new Map<string, unknown>();
  const absentNames = new Set<string>();
  for (;;) {
    try {
      const scope = sharedStack();
      const instance = l1Class._fromCloudFormation(scope, `Subject${scope.node.children.length}`, { Type: type, Properties: { ...properties, ...Object.fromEntries(absent) } }, { parser });
      scope.resolve(instance._toCloudFormation());
      return {
        module,
        className,
        props: Object.fromEntries(Object.entries(instance.cfnProperties)
          .filter(([name, value]) => value !== undefined && !absentNames.has(name))),
        overrides: leaves(instance.rawOverrides.Properties ?? {}, ''),
        isIncomplete: absent.size > 0,
        attributes: Object.getOwnPropertyNames(l1Class.prototype).filter((name) => name.startsWith('attr')),
      };
    } catch (error) {
      const name = /is missing required property: (\w+)$/.exec(String(error))?.[1];
      if (name === undefined || absentNames.has(name)) return undefined;
      absentNames.add(name);
      absent.set(templateName(module, name), missing);
    }
  }
}

let classes: Readonly<Record<string, string>> | undefined;

/** `AWS::Lambda::Function` -> `aws-lambda`, `CfnFunction`. */
export function classOf(type: string): readonly [module: string, className: string] | undefined {
  classes ??= require(join(library, 'cloudformation-include/cfn-types-2-classes.json')) as Record<string, string>;
  const [, module, className] = /^aws-cdk-lib\/([\w-]+)\.(\w+)$/.exec(classes[type] ?? '') ?? [];
  return module !== undefined && existsSync(generatedFile(module)) ? [module, className] : undefined;
}

/** Only the generated part of a module: its other half takes seconds to load. */
function generatedFile(module: string): string {
  return join(library, module, 'lib', `${module.slice('aws-'.length)}.generated.js`);
}

let stack: cdk.Stack | undefined;

function sharedStack(): cdk.Stack {
  const { App, Stack } = require(join(library, 'core')) as typeof cdk;
  // Examples of what is deprecated are there on purpose.
  process.env.JSII_DEPRECATED = 'quiet';
  return stack ??= new Stack(new App({ analyticsReporting: false }), 'Stack');
}

function leaves(value: object, path: string): [string, unknown][] {
  return Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const below = path === '' ? key : `${path}.${key}`;
    return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? leaves(inner as object, below) : [[below, inner]];
  });
}

const sources = new Map<string, string>();

/** `iamRoleArn` of DAX -> `IAMRoleARN`. */
function templateName(module: string, name: string): string {
  const source = sources.get(module) ?? readFileSync(generatedFile(module), 'utf8');
  sources.set(module, source);
  return new RegExp(`addPropertyResult\\("${name}",\\s*"(\\w+)"`).exec(source)?.[1] ?? name;
}

import { isObject } from '../../lib/core/json';
import { IntrinsicCode, UnsupportedIntrinsic } from './intrinsic-code';
import { L1Resource, l1Resource } from './l1-classes';
import { literal, nameFor } from './typescript-code';

/** TypeScript that makes resources with the CDK's L1 classes, within a construct. */
export interface CdkCode {
  /** Modules by the name that the code gives them: `lambda` -> `aws-lambda`. */
  readonly modules: ReadonlyMap<string, string>;
  /** Names for properties that the example leaves out, with their types: `functionProps` -> `lambda.CfnFunctionProps`. */
  readonly placeholders: ReadonlyMap<string, string>;
  /** What is used of `aws-cdk-lib` itself, such as `Fn`. */
  readonly core: ReadonlySet<string>;
  readonly body: string;
}

const deletionPolicies: Readonly<Record<string, string>> = {
  Delete: 'DELETE', Retain: 'RETAIN', Snapshot: 'SNAPSHOT', RetainExceptOnCreate: 'RETAIN_EXCEPT_ON_CREATE',
};
const knownKeys = ['Type', 'Properties', 'DeletionPolicy', 'UpdateReplacePolicy', 'DependsOn', 'Metadata'];

interface Declared {
  readonly logicalId: string;
  readonly template: Readonly<Record<string, unknown>>;
  readonly intrinsics: IntrinsicCode;
  readonly l1: L1Resource;
}

/** @returns undefined where the L1 classes can't say it: the CDK refuses the properties, or it takes a condition of the template */
export function cdkCode(resources: Readonly<Record<string, unknown>>): CdkCode | undefined {
  const declared: Declared[] = [];
  for (const [logicalId, template] of Object.entries(resources)) {
    if (!isObject(template) || typeof template.Type !== 'string' || Object.keys(template).some((key) => !knownKeys.includes(key))) return undefined;
    const intrinsics = new IntrinsicCode();
    const properties = intrinsics.hide(template.Properties ?? {});
    const l1 = isObject(properties) ? l1Resource(template.Type, properties) : undefined;
    if (!l1) return undefined;
    declared.push({ logicalId, template, intrinsics, l1 });
  }
  try {
    return new Writer(inOrder(declared)).code();
  } catch (error) {
    if (error instanceof UnsupportedIntrinsic) return undefined;
    throw error;
  }
}

/** What others refer to comes first; in a circle somebody has to begin. */
function inOrder(declared: readonly Declared[]): readonly Declared[] {
  const ordered = new Set<Declared>();
  const visit = (one: Declared, visiting: ReadonlySet<Declared>): void => {
    if (ordered.has(one) || visiting.has(one)) return;
    const needed = new Set([...one.intrinsics.referenced(), ...dependencies(one.template)]);
    for (const other of declared) if (needed.has(other.logicalId)) visit(other, new Set([...visiting, one]));
    ordered.add(one);
  };
  for (const one of declared) visit(one, new Set());
  return [...ordered];
}

function dependencies({ DependsOn }: Declared['template']): readonly string[] {
  return [DependsOn ?? []].flat().map(String);
}

class Writer {
  private readonly modules = new Map<string, string>();
  private readonly placeholders = new Map<string, string>();
  private readonly core = new Set<string>();
  /** Variables by logical id, of what is written already. */
  private readonly variables = new Map<string, { readonly name: string; readonly attributes: readonly string[] }>();

  constructor(private readonly declared: readonly Declared[]) {
    for (const { l1 } of declared) this.modules.set(moduleName(l1.module), l1.module);
  }

  code(): CdkCode {
    const body = this.declared.map((one) => this.resource(one)).join('\n');
    return { modules: this.modules, placeholders: this.placeholders, core: this.core, body };
  }

  private resource({ logicalId, template, intrinsics, l1 }: Declared): string {
    const scope = { variables: this.variables, core: this.core };
    const text = (value: unknown, indent = '') => literal(value, indent, (marker) => intrinsics.code(marker, scope));
    const alias = moduleName(l1.module);
    const spread = l1.isIncomplete ? [`...${this.placeholder(alias, l1.className)}`] : [];
    const props = Object.entries(l1.props).map(([name, value]) => `${name}: ${text(value, '  ')}`);
    const entries = [...spread, ...props];
    const multiline = `{\n${entries.map((entry) => `  ${entry},\n`).join('')}}`;
    const inline = `{ ${entries.join(', ')} }`;
    const creation = `new ${alias}.${l1.className}(this, '${logicalId}'${
      entries.length === 0 ? '' : `, ${inline.includes('\n') || inline.length > 80 ? multiline : inline}`})`;
    const name = nameFor(logicalId, [...this.modules.keys(), ...[...this.variables.values()].map((variable) => variable.name)]);
    const after = this.statements(name, template, l1, text);
    const isUsed = after.length > 0 || this.declared.some((other) => other.logicalId !== logicalId
      && [...other.intrinsics.referenced(), ...dependencies(other.template)].includes(logicalId));
    this.variables.set(logicalId, { name, attributes: l1.attributes });
    return [isUsed ? `const ${name} = ${creation};` : `${creation};`, ...after].join('\n');
  }

  private statements(name: string, template: Declared['template'], { overrides }: L1Resource, text: (value: unknown) => string): string[] {
    const statements = overrides.map(([path, value]) => `${name}.addPropertyOverride(${text(path)}, ${text(value)});`);
    for (const [key, option] of [['DeletionPolicy', 'deletionPolicy'], ['UpdateReplacePolicy', 'updateReplacePolicy']] as const) {
      if (template[key] === undefined) continue;
      const policy = deletionPolicies[String(template[key])];
      if (policy === undefined) throw new UnsupportedIntrinsic(key);
      this.core.add('CfnDeletionPolicy');
      statements.push(`${name}.cfnOptions.${option} = CfnDeletionPolicy.${policy};`);
    }
    if (template.Metadata !== undefined) statements.push(`${name}.cfnOptions.metadata = ${text(template.Metadata)};`);
    for (const other of dependencies(template)) {
      const variable = this.variables.get(other);
      if (!variable) throw new UnsupportedIntrinsic(`DependsOn ${other}`);
      statements.push(`${name}.addDependency(${variable.name});`);
    }
    return statements;
  }

  private placeholder(alias: string, className: string): string {
    const type = `${alias}.${className}Props`;
    const short = `${className[3].toLowerCase()}${className.slice(4)}Props`;
    const name = [undefined, type].includes(this.placeholders.get(short)) ? short : `${alias}${className.slice(3)}Props`;
    this.placeholders.set(name, type);
    return name;
  }
}

/** `aws-lambda` -> `lambda`. */
export function moduleName(module: string): string {
  return module.slice('aws-'.length).replaceAll('-', '');
}

/** A file that compiles: for the test that says it does. */
export function compilable({ modules, placeholders, core, body }: CdkCode, library: string): string {
  return [
    `import { ${['Stack', ...core].join(', ')} } from '${library}';`,
    ...[...modules].map(([name, module]) => `import * as ${name} from '${library}/${module}';`),
    ...[...placeholders].map(([name, type]) => `declare const ${name}: ${type};`),
    'export class Example extends Stack {',
    '  private make(): void {',
    body,
    '  }',
    '}',
    '',
  ].join('\n');
}

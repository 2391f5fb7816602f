import { intrinsicName, resolve, Resolved } from './intrinsics';
import { isObject, JsonObject, ownObject, ownString, ownValue } from './json';
import { Remembering } from './remembering';
import { samResources } from './sam-resources';
import type { SourceLocation } from './source-location';
import { StackOutputs } from './stack-outputs';

/** A template to judge, with where it comes from. */
export interface TemplateSource {
  readonly stackName: string;
  /** The template's file, as it is to be shown. */
  readonly file: string;
  readonly template: JsonObject;
  readonly constructPath?: string;
  /** The name that the stack is deployed under, where that is known. */
  readonly deployedName?: string;
  /** The construct of a logical id, where the CDK wrote that beside the template rather than into it. */
  readonly constructPathOf?: (logicalId: string) => string | undefined;
  /** What the template was read from; not given where nobody will ask for lines. */
  readonly text?: string;
  /** Where the author's code makes a construct, as far as the CDK wrote that down. */
  readonly sourceOf?: (constructPath: string) => SourceLocation | undefined;
  /** The account that the stack is for, where it is known. */
  readonly account?: string;
  /** The templates of nested stacks, by the logical id of the stack's resource. */
  readonly nested?: ReadonlyMap<string, TemplateSource>;
}

/** A resource as a template declares it. */
export class Resource extends Remembering {
  public readonly properties: JsonObject;
  /** Its properties, as what paths start from. */
  public readonly root: Resolved;

  public constructor(
    public readonly stack: StackTemplate,
    public readonly logicalId: string,
    /** The type that controls judge. For a SAM resource: that of what SAM makes of it. */
    public readonly type: string,
    public readonly declaration: JsonObject,
    properties?: JsonObject,
    /** The type that the template declares. */
    public readonly declaredType = type,
  ) {
    super();
    this.properties = properties ?? ownObject(declaration, 'Properties');
    this.root = { kind: 'object', value: this.properties, stack };
  }

  /** The construct that made it, where the CDK wrote that down. */
  public get constructPath(): string | undefined {
    return constructPathIn(this.declaration) ?? this.stack.source.constructPathOf?.(this.logicalId);
  }

  /** What a property is, in each branch. `path` is dotted, such as `TracingConfig.Mode`. */
  public get(path: string): readonly Resolved[] {
    return valuesAt(this.root, path);
  }
}

/** The construct that a resource's declaration names. */
export function constructPathIn(declaration: unknown): string | undefined {
  return ownString(ownValue(declaration, 'Metadata'), 'aws:cdk:path');
}

/** The type under which controls ask for a template itself: its parameters, outputs and whatever else is not a resource. */
export const templateType = 'AWS::CloudFormation::Template';

/** Alternatives multiply with each step of a path; real templates stay far below. */
const mostValues = 200;

/** What stands at a dotted path below a value, in each branch; at an empty one, the value itself. */
export function valuesAt(start: Resolved, path: string): readonly Resolved[] {
  if (path === '') return [start];
  if (start.kind !== 'object') return [belowLeaf(start)];
  const steps = stepsOf(path);
  // Most of a template is written out: only where a function stands are there alternatives.
  let value = ownValue(start.value, steps[0]);
  let taken = 1;
  while (taken < steps.length && isObject(value) && intrinsicName(value) === undefined) value = ownValue(value, steps[taken++]);
  let values = withConditionOf(start, resolve(value, start.stack));
  for (; taken < steps.length; taken += 1) {
    const key = steps[taken];
    const next = values.length === 1 ? below(values[0], key) : values.flatMap((one) => below(one, key));
    values = next.length <= mostValues
      ? next
      : [...next.slice(0, mostValues), { kind: 'unknown', because: 'it has too many alternatives', stack: start.stack }];
  }
  return values;
}

const stepsByPath = new Map<string, readonly string[]>();
const mostPaths = 5_000;

/** The catalog asks the same few hundred paths of every resource. */
function stepsOf(path: string): readonly string[] {
  const known = stepsByPath.get(path);
  if (known) return known;
  const steps = path.split('.');
  if (stepsByPath.size < mostPaths) stepsByPath.set(path, steps);
  return steps;
}

function below(value: Resolved, key: string): readonly Resolved[] {
  if (value.kind !== 'object') return [belowLeaf(value)];
  return withConditionOf(value, resolve(ownValue(value.value, key), value.stack));
}

/** What stands below a value stands in its branch. */
function withConditionOf({ when }: Resolved, values: readonly Resolved[]): readonly Resolved[] {
  return when === undefined ? values : values.map((value) => withCondition(value, when));
}

function belowLeaf(value: Resolved): Resolved {
  return value.kind === 'unknown' || value.kind === 'text' || value.kind === 'reference'
    ? { kind: 'unknown', because: 'what holds it is known only on deployment', stack: value.stack, when: value.when }
    : { kind: 'absent', stack: value.stack, when: value.when };
}

function withCondition(value: Resolved, when: string): Resolved {
  return value.when === undefined ? { ...value, when } : value.when.includes(when) ? value : { ...value, when: `${when} and ${value.when}` };
}

/** One stack's template in the graph. */
export class StackTemplate {
  public readonly template: JsonObject;
  /** What a property is that is not there: the most frequent answer of all. */
  public readonly absent: readonly [Resolved] = [{ kind: 'absent', stack: this }];
  public readonly resources = new Map<string, Resource>();
  /** Entries of `Resources` that are none, or that only deployment makes one, such as `Fn::ForEach`. */
  public readonly unreadable: string[] = [];
  private readonly children = new Map<string, StackTemplate>();

  public constructor(
    public readonly graph: TemplateGraph,
    public readonly source: TemplateSource,
    public readonly parent?: StackTemplate,
    /** The resource of the parent stack that makes this one. */
    private readonly declaredBy?: string,
  ) {
    this.template = source.template;
    for (const [logicalId, nested] of source.nested ?? []) {
      this.children.set(logicalId, new StackTemplate(graph, nested, this, logicalId));
    }
  }

  /** The name that it is deployed under; for a nested stack, what leads to it from its parent's. */
  public get deployedName(): string {
    return this.parent ? `${this.parent.deployedName}#${this.declaredBy}` : this.source.deployedName ?? this.source.stackName;
  }

  public resource(logicalId: string): Resource | undefined {
    return this.resources.get(logicalId);
  }

  public nested(logicalId: string): StackTemplate | undefined {
    return this.children.get(logicalId);
  }

  /** What the parent stack passes for a parameter of this one. */
  public givenParameter(name: string): unknown {
    if (!this.parent || this.declaredBy === undefined) return undefined;
    const declaration = this.parent.resource(this.declaredBy);
    return ownValue(ownObject(declaration?.properties, 'Parameters'), name);
  }

  /** This stack and all that are nested in it. */
  public * family(): IterableIterator<StackTemplate> {
    yield this;
    for (const child of this.children.values()) yield* child.family();
  }
}

/** All stacks of an app (or all templates of a folder), with their references resolved across stacks. */
export class TemplateGraph extends Remembering {
  public readonly stacks: StackTemplate[] = [];
  private readonly byType = new Map<string, Resource[]>();
  private stackOutputs?: StackOutputs;

  public constructor(sources: Iterable<TemplateSource>) {
    super();
    for (const source of sources) {
      for (const stack of new StackTemplate(this, source).family()) {
        this.stacks.push(stack);
        this.index(stack);
      }
    }
  }

  public ofType(type: string): readonly Resource[] {
    return this.byType.get(type) ?? [];
  }

  /** Every type that some resource has. */
  public get types(): Iterable<string> {
    return this.byType.keys();
  }

  /** What the stacks put out for each other. */
  public get outputs(): StackOutputs {
    if (!this.stackOutputs) {
      this.stackOutputs = new StackOutputs();
      this.stackOutputs.collect(this.stacks);
    }
    return this.stackOutputs;
  }

  private index(stack: StackTemplate): void {
    const resources = ownObject(stack.template, 'Resources');
    const globals = ownObject(stack.template, 'Globals');
    for (const logicalId of Object.keys(resources)) {
      const declaration = resources[logicalId];
      const type = ownString(declaration, 'Type');
      if (!isObject(declaration) || type === undefined) {
        stack.unreadable.push(logicalId);
        continue;
      }
      const made = samResources(type, ownObject(declaration, 'Properties'), globals)
        ?.map((sam) => new Resource(stack, logicalId, sam.type, declaration, sam.properties, type))
        ?? [new Resource(stack, logicalId, type, declaration)];
      stack.resources.set(logicalId, made[0]);
      for (const resource of made) {
        this.add(resource);
      }
    }
    this.add(new Resource(stack, 'Template', templateType, { Metadata: { 'aws:cdk:path': stack.source.constructPath } }, stack.template));
  }

  private add(resource: Resource): void {
    const siblings = this.byType.get(resource.type);
    if (siblings) siblings.push(resource);
    else this.byType.set(resource.type, [resource]);
  }
}

import { describeValue } from '../core/describe-value';
import { Resolved } from '../core/intrinsics';
import { resourcesIn } from '../core/resource-references';
import type { Resource, TemplateGraph } from '../core/template-graph';

/** What a property's value is, as far as templates can tell. */
export enum PropertyValueKind {
  /** It is not set. */
  ABSENT = 'absent',
  /** A string, number or boolean. */
  SCALAR = 'scalar',
  LIST = 'list',
  OBJECT = 'object',
  /** Another resource, or an attribute of one. */
  REFERENCE = 'reference',
  /** Only deployment knows it: a parameter without default, an import from elsewhere. */
  UNKNOWN = 'unknown',
}

/** The value of a property in one branch of the template. */
export interface PropertyValue {
  readonly kind: PropertyValueKind;
  /**
   * A scalar as text, such as `true` or `90`.
   *
   * @default - the value is no scalar
   */
  readonly text?: string;
  /**
   * A list or object as JSON, with its CloudFormation functions as they stand in the template.
   *
   * @default - the value is neither
   */
  readonly json?: string;
  /** In words, for a message. */
  readonly description: string;
}

/** A resource of a synthesized template, as a control sees it. */
export class JudgedResource {
  /** @internal */
  public static _of(resource: Resource, graph: TemplateGraph): JudgedResource {
    return new JudgedResource(resource, graph);
  }

  private constructor(private readonly resource: Resource, private readonly graph: TemplateGraph) {}

  public get logicalId(): string {
    return this.resource.logicalId;
  }

  public get resourceType(): string {
    return this.resource.type;
  }

  /** The construct path of the stack, or its template's name. */
  public get stackName(): string {
    return this.resource.stack.source.stackName;
  }

  /** The construct that made it, where the CDK wrote that down. */
  public get constructPath(): string | undefined {
    return this.resource.constructPath;
  }

  /**
   * What a property is: one value for each branch of `Fn::If`, with parameters, mappings and references across stacks
   * resolved.
   *
   * @param path dotted, such as `TracingConfig.Mode`
   */
  public values(path: string): PropertyValue[] {
    return this.resource.get(path).map(propertyValue);
  }

  /** The resources, of any stack of the app, that a property names. */
  public referenced(path: string): JudgedResource[] {
    return this.resource.get(path)
      .flatMap(resourcesIn)
      .map((resource) => JudgedResource._of(resource, this.graph));
  }

  /** All resources of a type, of any stack of the app. */
  public resourcesOfType(resourceType: string): JudgedResource[] {
    return this.graph.ofType(resourceType).map((resource) => JudgedResource._of(resource, this.graph));
  }

  /** Whether this and another are the same resource. */
  public is(other: JudgedResource): boolean {
    return this.resource === other.resource;
  }
}

function propertyValue(value: Resolved): PropertyValue {
  const description = describeValue(value);
  switch (value.kind) {
    case 'absent': return { kind: PropertyValueKind.ABSENT, description };
    case 'scalar': return { kind: PropertyValueKind.SCALAR, text: String(value.value), description };
    case 'list': return { kind: PropertyValueKind.LIST, json: JSON.stringify(value.items), description };
    case 'object': return { kind: PropertyValueKind.OBJECT, json: JSON.stringify(value.value), description };
    case 'reference': return { kind: PropertyValueKind.REFERENCE, description };
    case 'text': case 'unknown': return { kind: PropertyValueKind.UNKNOWN, description };
  }
}

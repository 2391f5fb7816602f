import type { Assertion } from './assertion';
import { isObject, JsonObject, ownValue, Scalar } from './json';
import type { Resource, TemplateGraph } from './template-graph';

/** By what an attacker gains: `critical` is the account or the data of others, `low` is a longer way to notice. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** `baseline` holds what no one should ship without, `standard` adds what most should, `strict` the rest. */
export const profiles = ['baseline', 'standard', 'strict'] as const;
export type Profile = (typeof profiles)[number];

/**
 * Properties of a resource of the control's type, for a `propertyControl`; a template's Resources, for a `graphControl`;
 * a whole template where it names a section of one.
 */
export type Example = Readonly<Record<string, unknown>>;

export interface ControlDescription {
  /** PascalCase, without a prefix: a user acknowledges `Bulwark::<id>`. */
  readonly id: string;
  /** What is true when the control holds. */
  readonly title: string;
  readonly severity: Severity;
  /** The attack, in one or two sentences. */
  readonly why: string;
  /** What to write to make it hold. */
  readonly fix: string;
  /** The least strict profile that asks for it. Default: standard. */
  readonly profile?: Profile;
  /** Requirement ids of frameworks, such as `FSBP/Lambda.1`. */
  readonly satisfies: readonly string[];
  /** Threats, as `place.kind` in STRIDE's terms, such as `store.tampering`. */
  readonly mitigates: readonly string[];
  /** AWS's page that says so. */
  readonly source: string;
  readonly examples: {
    readonly fails: readonly [Example, ...Example[]];
    readonly passes: readonly [Example, ...Example[]];
    readonly unknown?: readonly Example[];
  };
}

/** Asks about the properties of one resource at a time. Explained, exported and repaired from its data. */
export interface PropertyControl extends ControlDescription {
  readonly kind: 'property';
  readonly resource: string;
  /** Asked only of resources for which this holds or may hold. */
  readonly appliesWhen?: Assertion;
  readonly requires: Assertion;
  /**
   * Constants for a repair, by path, where the assertion has none of its own (`*` stands for an index), and what has to
   * be set along with them; or `none` where a constant could break the application. Default: what the assertion says.
   */
  readonly repair?: Readonly<Record<string, Scalar>> | 'none';
}

/** One thing that a graph control found wrong, or could not tell. */
export interface Outcome {
  readonly verdict: 'fail' | 'unknown';
  readonly message: string;
  /** Where below the resource, such as `Properties.PolicyDocument.Statement.0`. Default: the resource. */
  readonly path?: string;
  /** Tells several findings of one control on one resource apart, such as `Action::s3:*`. */
  readonly detail?: string;
  /** What the finding is about, where that is not the resource asked. */
  readonly resource?: Resource;
}

/** Code over the graph, for what properties alone can't tell: policies, other resources, other stacks. */
export interface GraphControl extends ControlDescription {
  readonly kind: 'graph';
  readonly resources: readonly string[];
  /** Yields what is wrong with the resource; nothing where it holds. */
  readonly check: (resource: Resource, graph: TemplateGraph) => Iterable<Outcome>;
}

export type Control = PropertyControl | GraphControl;

export function propertyControl(control: Omit<PropertyControl, 'kind'>): PropertyControl {
  return { kind: 'property', ...control };
}

export function graphControl(control: Omit<GraphControl, 'kind'>): GraphControl {
  return { kind: 'graph', ...control };
}

/** Sections that an example names to be a whole template. */
const sections: readonly string[] = ['Conditions', 'Description', 'Mappings', 'Metadata', 'Outputs', 'Parameters'];

/** The template that an example stands for. */
export function templateOf(control: Control, example: Example): JsonObject {
  if (control.kind === 'property') {
    const bare = isObject(example) && Object.keys(example).length === 0;
    return { Resources: { Subject: bare ? { Type: control.resource } : { Type: control.resource, Properties: example } } };
  }
  return sections.some((section) => ownValue(example, section) !== undefined) ? example : { Resources: example };
}

export function resourceTypesOf(control: Control): readonly string[] {
  return control.kind === 'property' ? [control.resource] : control.resources;
}

/** The controls that a profile asks for. */
export function controlsOf(profile: Profile, controls: readonly Control[]): readonly Control[] {
  const strictness = profiles.indexOf(profile);
  return controls.filter((control) => profiles.indexOf(control.profile ?? 'standard') <= strictness);
}

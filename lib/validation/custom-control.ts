import { Control, ControlDescription, Example, graphControl, Outcome, propertyControl } from '../core/control';
import { ControlProfile } from './control-profile';
import { JudgedResource } from './judged-resource';
import { Requirement } from './requirement';

/** By what an attacker gains where a control does not hold. */
export enum ControlSeverity {
  /** The account, or the data of others. */
  CRITICAL = 'critical',
  HIGH = 'high',
  MEDIUM = 'medium',
  /** A longer way to notice. */
  LOW = 'low',
}

/** What every control of your own says of itself. */
export interface CustomControlProps {
  /** PascalCase, and none of this library's: `Bulwark::<id>` is what is acknowledged and waived. */
  readonly id: string;
  /** What is true when it holds, such as 'Functions have an owner'. */
  readonly title: string;
  readonly severity: ControlSeverity;
  /** The attack, or the harm, in one or two sentences. */
  readonly why: string;
  /** What to write to make it hold. */
  readonly fix: string;
  /**
   * Examples that break it, at least one, as JSON: the properties of a resource for a `CustomPropertyControl`, a
   * template's Resources for a `CustomResourceControl`. They are tried before the control is used.
   */
  readonly fails: string[];
  /** Examples that satisfy it, at least one, as JSON like those that fail. */
  readonly passes: string[];
  /**
   * The least strict profile that asks for it.
   *
   * @default ControlProfile.STANDARD
   */
  readonly profile?: ControlProfile;
  /**
   * Requirements of frameworks, such as `FSBP/Lambda.1`, or of your own.
   *
   * @default - none
   */
  readonly satisfies?: string[];
  /**
   * The page that it comes from.
   *
   * @default - none
   */
  readonly source?: string;
}

/** A control of your own: judged, reported, acknowledged, waived and kept in a baseline like any other. */
export abstract class CustomControl {
  /** What it says of itself. */
  public readonly props: CustomControlProps;

  protected constructor(props: CustomControlProps) {
    this.props = props;
    if (!/^([A-Z][a-z0-9]*)+$/.test(props.id)) {
      throw new Error(`CustomControl '${props.id}': an id is PascalCase without a prefix, such as 'FunctionOwned'.`);
    }
    for (const key of ['title', 'why', 'fix'] as const) {
      if (props[key].trim() === '') throw new Error(`CustomControl '${props.id}': '${key}' is empty; say it to whoever gets the finding.`);
    }
    if (props.fails.length === 0 || props.passes.length === 0) {
      throw new Error(`CustomControl '${props.id}': give at least one example that fails and one that passes.`);
    }
  }

  /** @internal */
  public abstract _control(): Control;

  /** @internal */
  protected _description(): ControlDescription {
    const { id, title, severity, why, fix, profile, satisfies, source } = this.props;
    const [fails, ...moreFails] = this.props.fails.map((example) => this.readExample(example));
    const [passes, ...morePasses] = this.props.passes.map((example) => this.readExample(example));
    return {
      id, title, severity, why, fix, profile, satisfies: satisfies ?? [], mitigates: [], source: source ?? '',
      examples: { fails: [fails, ...moreFails], passes: [passes, ...morePasses] },
    };
  }

  private readExample(example: string): Example {
    try {
      return JSON.parse(example);
    } catch (error) {
      throw new Error(`CustomControl '${this.props.id}': an example is not valid JSON: ${(error as Error).message}`);
    }
  }
}

/** Properties of `CustomPropertyControl`. */
export interface CustomPropertyControlProps extends CustomControlProps {
  /** The type of resource that it is about, such as `AWS::Lambda::Function`. */
  readonly resourceType: string;
  /** What is asked of its properties. */
  readonly requires: Requirement;
  /**
   * Asked only of resources for which this holds or may hold.
   *
   * @default - of all
   */
  readonly appliesWhen?: Requirement;
}

/** A control of your own over the properties of one resource. */
export class CustomPropertyControl extends CustomControl {
  private readonly control: Control;

  public constructor(props: CustomPropertyControlProps) {
    super(props);
    const { resourceType, requires, appliesWhen } = props;
    this.control = propertyControl({
      ...this._description(), resource: resourceType, requires: requires._assertion, appliesWhen: appliesWhen?._assertion,
    });
  }

  /** @internal */
  public _control(): Control {
    return this.control;
  }
}

/** What a control of your own found wrong with a resource. */
export interface ControlOutcome {
  /** What is wrong, such as 'no alarm watches it'. */
  readonly message: string;
  /**
   * It can't be told before deployment, and so is a warning.
   *
   * @default false
   */
  readonly unknown?: boolean;
  /**
   * The property, dotted, such as `TracingConfig.Mode`.
   *
   * @default - the resource as a whole
   */
  readonly path?: string;
  /**
   * Tells several findings on one resource apart: the finding is `Id[detail]`.
   *
   * @default - one finding a resource
   */
  readonly detail?: string;
}

/** Properties of `CustomResourceControl`. */
export interface CustomResourceControlProps extends CustomControlProps {
  /** The types of resources that it is about. */
  readonly resourceTypes: string[];
}

/** A control of your own, written as code over the resources of all stacks. Extend it and implement `check`. */
export abstract class CustomResourceControl extends CustomControl {
  private readonly control: Control;

  protected constructor(props: CustomResourceControlProps) {
    super(props);
    this.control = graphControl({
      ...this._description(),
      resources: props.resourceTypes,
      check: (resource, graph) => this.check(JudgedResource._of(resource, graph)).map(outcomeOf),
    });
  }

  /**
   * Says what is wrong with a resource.
   *
   * @param resource one of the types of this control
   * @returns nothing where it holds; what throws is reported as a failure
   */
  public abstract check(resource: JudgedResource): ControlOutcome[];

  /** @internal */
  public _control(): Control {
    return this.control;
  }
}

function outcomeOf({ message, unknown, path, detail }: ControlOutcome): Outcome {
  return { verdict: unknown ? 'unknown' : 'fail', message, detail, ...path === undefined ? {} : { path: `Properties.${path}` } };
}

import { Annotations, CfnResource, Mixin } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { controls } from '../catalog/index.generated';
import { controlsOf } from '../core/control';
import { RepairRules } from '../core/repair-plan';
import { ControlProfile } from '../validation/control-profile';
import { RepairChange, repairText, Unrepairable } from './repair-report';
import { repairResource } from './resource-repair';
import { addAspectWithStages } from './stage-coverage';

/** Properties of `SecureDefaults`. */
export interface SecureDefaultsProps {
  /**
   * How much is repaired: the controls of this profile.
   *
   * @default ControlProfile.STANDARD
   */
  readonly profile?: ControlProfile;

  /**
   * The ids of the only controls to repair, such as `FunctionTraced`.
   *
   * @default - all of the profile
   */
  readonly only?: string[];

  /**
   * The ids of controls not to repair.
   *
   * @default - none
   */
  readonly exceptFor?: string[];

  /**
   * Prints what would change, and changes nothing.
   *
   * @default false
   */
  readonly dryRun?: boolean;

  /**
   * Whether to make changes that replace a resource on deployment too, which can lose its data.
   *
   * @default false
   */
  readonly replacements?: boolean;

  /**
   * Leaves insecure values alone that somebody wrote, and only fills in what is absent. To keep a single one,
   * acknowledge or waive its control on the construct.
   *
   * @default false
   */
  readonly keepExplicit?: boolean;
}

/**
 * Repairs what breaks a control, where the repair is a constant: blocks public access, turns on tracing, sets a
 * TLS policy or a retention. For any L1 or L2, raw overrides and included templates too.
 *
 * As a mixin it repairs what is there: `Mixins.of(app).apply(new SecureDefaults())` or `bucket.with(new SecureDefaults())`.
 * `SecureDefaults.enforce(app)` also repairs what is added later, and enters Stages.
 *
 * It never changes what holds already, what is known only on deployment, or what somebody acknowledged or waived.
 */
export class SecureDefaults extends Mixin {
  /**
   * Repairs everything in a scope when it is synthesized, Stages and what is added later included.
   *
   * @param scope an App, Stage, Stack or what is in one
   * @param props how much to repair
   * @returns what tells of its changes after the synthesis
   */
  public static enforce(scope: IConstruct, props: SecureDefaultsProps = {}): SecureDefaults {
    const defaults = new SecureDefaults(props);
    addAspectWithStages(scope, { visit: (node) => defaults.applyTo(node) });
    return defaults;
  }

  private readonly rules: RepairRules;
  private readonly dryRun: boolean;
  private readonly made = new Map<string, RepairChange>();
  private readonly left = new Map<string, Unrepairable[]>();

  /** @param props how much to repair */
  public constructor(props: SecureDefaultsProps = {}) {
    super();
    const { only, exceptFor = [] } = props;
    const unknown = [...only ?? [], ...exceptFor].find((id) => !controls.some((control) => control.id === id));
    if (unknown !== undefined) throw new Error(`SecureDefaults: '${unknown}' is no control; see docs/controls/index.md for their ids.`);
    this.rules = {
      asked: controlsOf(props.profile ?? ControlProfile.STANDARD, controls)
        .filter(({ id }) => (only?.includes(id) ?? true) && !exceptFor.includes(id)),
      catalog: controls,
      replacements: props.replacements ?? false,
      keepExplicit: props.keepExplicit ?? false,
    };
    this.dryRun = props.dryRun ?? false;
  }

  /** What was changed; in a dry run, what would be. */
  public get changes(): RepairChange[] {
    return [...this.made.values()];
  }

  /** What fails, or can't be told, and was left as it is. */
  public get unrepairable(): Unrepairable[] {
    return [...this.left.values()].flat();
  }

  /** Changes and what was left, a line each. Secrets are not shown. */
  public report(): string {
    return repairText(this.changes, this.unrepairable, this.dryRun);
  }

  /** @param construct CloudFormation resources are repaired, other constructs are passed by */
  public supports(construct: IConstruct): boolean {
    return CfnResource.isCfnResource(construct);
  }

  /** @param construct the resource to repair */
  public applyTo(construct: IConstruct): void {
    if (!CfnResource.isCfnResource(construct)) return;
    const { changes, unrepairable } = repairResource(construct, this.rules, this.dryRun);
    this.left.set(construct.node.path, unrepairable);
    const fresh = changes.filter((change) => !this.made.has(keyOf(change)));
    for (const change of changes) this.made.set(keyOf(change), change);
    if (this.dryRun) process.stderr.write(repairText(fresh, unrepairable, true));
    else this.tell(construct, fresh.filter(({ wasSet }) => wasSet));
  }

  /** A value that somebody wrote is not changed in silence. */
  private tell(construct: IConstruct, changes: readonly RepairChange[]): void {
    for (const { control, property, before, after } of changes) {
      Annotations.of(construct).addInfoV2(`cdk-bulwark:${control}:${property}`, `SecureDefaults changed ${property} from ${before} to ${after}. To keep it, acknowledge 'Bulwark::${control}'.`);
    }
  }
}

function keyOf({ constructPath, control, property }: RepairChange): string {
  return [constructPath, control, property].join('\0');
}

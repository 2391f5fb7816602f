import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CfnResource, IPolicyValidationContext, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { NagPack, NagPackProps } from 'cdk-nag';
import { IConstruct } from 'constructs';
import { AskedControls, AskedControlsProps } from './asked-controls';
import { CdkResources, policyViolations } from './policy-violations';
import { readRecordedDecisions, RecordedDecisionsProps } from './recorded-decisions';
import { guardrailsSilent } from './silence';
import { JudgedFinding, StackJudgement, SynthesizedStack } from './stack-judgement';
import { synthesizedStacks } from './synthesized-stacks';

/** Properties of `BulwarkChecks`. */
export interface BulwarkChecksProps extends NagPackProps, AskedControlsProps, RecordedDecisionsProps {
  /**
   * How findings in resources count that the CDK itself adds, such as the providers of its custom resources.
   *
   * @default CdkResources.REPORT
   */
  readonly cdkResources?: CdkResources;
}

/**
 * The catalog of controls as a cdk-nag rule pack: fails the synthesis on insecure configuration.
 *
 * Unlike other packs it judges the synthesized templates, so that property overrides, `CfnResource`, included
 * templates, SAM resources and nested stacks are seen. What fails is an error; what can't be told before
 * deployment is a warning. Acknowledge a control, or a single finding, on a construct and all below it:
 * `Validations.of(construct).acknowledge({ id: 'Bulwark::FunctionTraced', reason: '...' })`.
 */
export class BulwarkChecks extends NagPack {
  /** The prefix of rule ids in acknowledgements. */
  public readonly name = 'Bulwark';
  public readonly version?: string = packageVersion();
  /** The ids of the controls that this pack asks for. */
  public readonly ruleIds?: string[];
  private readonly controls: AskedControls;
  private readonly recorded: RecordedDecisionsProps;
  private readonly cdkResources: CdkResources;
  /** The construct paths, by control, where somebody will ask for them. */
  private reported?: Map<string, Set<string>>;

  /**
   * @param scope as for every cdk-nag pack; not needed
   * @param props how much to ask for
   */
  public constructor(scope?: IConstruct, props: BulwarkChecksProps = {}) {
    super(scope, props);
    this.packName = this.name;
    this.controls = new AskedControls(props);
    this.recorded = props;
    this.ruleIds = this.controls.asked.map((control) => control.id);
    this.cdkResources = props.cdkResources ?? CdkResources.REPORT;
  }

  /** Judges the templates of the stacks that the CDK has just synthesized. */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    if (guardrailsSilent()) return { success: true, violations: [] };
    return this.report(context.appConstruct, context.stackTemplates.filter((stack) => this.claims(stack, context.appConstruct)));
  }

  /** Synthesizes the stage around `scope` and judges it, without the CDK's validation. */
  public validateScope(scope: IConstruct): PolicyValidationPluginReport {
    return this.report(scope, synthesizedStacks(scope));
  }

  /**
   * From now on remembers what is reported.
   *
   * @internal
   */
  public _remember(): void {
    this.reported ??= new Map();
  }

  /**
   * Whether the control was broken by the construct at this path, as far as this pack remembers.
   *
   * @internal
   */
  public _reported(control: string, constructPath: string): boolean {
    return this.reported?.get(control)?.has(constructPath) ?? false;
  }

  /** Constructs are not asked: this pack reads templates. */
  protected checkResource(_node: CfnResource): void {}

  private report(scope: IConstruct, stacks: readonly SynthesizedStack[]): PolicyValidationPluginReport {
    const judgement = new StackJudgement(scope, stacks, this.controls, readRecordedDecisions(this.recorded));
    if (this.reported) addConstructs(this.reported, judgement.findings);
    const violations = policyViolations(judgement, this.cdkResources);
    return { success: violations.every((violation) => violation.severity !== 'error'), violations };
  }

  /**
   * An app and a stage in it can each have a pack. The CDK asks inner stages first; what one pack has judged
   * is not reported again by the next. A template that was written anew since belongs to another synthesis.
   */
  private claims(stack: SynthesizedStack, root: IConstruct): boolean {
    const claims = claimsByApp.get(root) ?? new Map<string, Claim>();
    claimsByApp.set(root, claims);
    const written = statSync(stack.templatePath, { bigint: true }).mtimeNs;
    const claim = claims.get(stack.templatePath);
    if (claim && claim.by !== this && claim.written === written) return false;
    claims.set(stack.templatePath, { by: this, written });
    return true;
  }
}

function addConstructs(byControl: Map<string, Set<string>>, judged: readonly JudgedFinding[]): void {
  for (const { finding: { control, constructPath } } of judged) {
    if (constructPath === undefined) continue;
    const paths = byControl.get(control) ?? new Set();
    byControl.set(control, paths.add(constructPath));
  }
}

function packageVersion(): string {
  return JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')).version;
}

interface Claim {
  readonly by: BulwarkChecks;
  readonly written: bigint;
}

const claimsByApp = new WeakMap<IConstruct, Map<string, Claim>>();

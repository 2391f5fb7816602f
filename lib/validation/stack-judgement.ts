import { basename } from 'node:path';
import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Acknowledgements, acknowledgementsFrom } from '../core/acknowledgement';
import { waiverMetadata, waiversFrom } from '../core/assembly-metadata';
import { evaluate } from '../core/evaluate';
import { Finding } from '../core/finding';
import { loadTemplate } from '../core/nested-templates';
import { Notice } from '../core/notice';
import { Settlement, Settlements } from '../core/settlement';
import { TemplateGraph, TemplateSource } from '../core/template-graph';
import { TemplateError } from '../core/template-reader';
import { today, Waiver, Waivers } from '../core/waiver';
import { cdkOwned } from '../facts/cdk-owned-constructs';
import { AskedControls } from './asked-controls';
import { RecordedDecisions } from './recorded-decisions';

/** A synthesized stack: a part of what the CDK tells a validation plugin. */
export interface SynthesizedStack {
  readonly stackConstructPath: string;
  readonly templatePath: string;
  /** The account that it is for, where it is known. */
  readonly accountId?: string;
}

/** A template that could not be read, and so not be judged. */
export interface UnreadTemplate {
  readonly stack: SynthesizedStack;
  readonly error: TemplateError;
}

/** A finding with what was decided of it, if anything. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly settlement?: Settlement;
  readonly construct?: IConstruct;
}

interface Place {
  readonly construct?: IConstruct;
  readonly constructPath: string;
}

/** What the catalog says of synthesized stacks, nested ones included. */
export class StackJudgement {
  public readonly findings: readonly JudgedFinding[];
  public readonly unread: readonly UnreadTemplate[];
  /** What has to be said of waivers, baseline and acknowledgements. */
  public readonly notices: readonly Notice[];
  private readonly root: IConstruct;
  private readonly places = new Map<string, Place>();
  private byLogicalId?: Map<string, CfnResource>;

  /**
   * @param scope findings are about what is in this construct; the other stacks are read for what it refers to
   */
  public constructor(scope: IConstruct, stacks: readonly SynthesizedStack[], controls: AskedControls, recorded: RecordedDecisions) {
    this.root = scope.node.root;
    const unread: UnreadTemplate[] = [];
    const graph = new TemplateGraph(stacks.flatMap((stack) => this.readStack(stack, unread)));
    this.unread = unread;
    const found = evaluate(graph, controls.asked)
      .map((finding) => this.locate(finding))
      .filter(({ finding }) => isBelow(finding.constructPath!, scope.node.path));
    const used = usedWaivers.get(this.root) ?? new Set<string>();
    usedWaivers.set(this.root, used);
    const waivers = new Waivers([...waiversBelow(this.root, scope), ...recorded.waivers], today(), used);
    const acknowledgements = found.length > 0 ? acknowledgementsBelow(this.root) : new Acknowledgements([]);
    const settlements = new Settlements(acknowledgements, waivers, recorded.baseline);
    this.findings = found.map((judged) => ({ ...judged, settlement: settlements.find(judged.finding) }));
    for (const key of waivers.usedKeys) used.add(key);
    const judgedStacks = new Set(graph.stacks.map(({ deployedName }) => deployedName));
    const answerable = ({ scope: on }: Waiver): boolean => on === undefined
      || (isBelow(on, scope.node.path) && stacks.some(({ stackConstructPath: stack }) => isBelow(on, stack) || isBelow(stack, on)));
    this.notices = settlements.notices(controls.askedIds, controls.knownIds, judgedStacks, answerable);
  }

  private readStack(stack: SynthesizedStack, unread: UnreadTemplate[]): TemplateSource[] {
    try {
      const { source, errors } = loadTemplate(stack.templatePath, stack.stackConstructPath);
      unread.push(...errors.map((error) => ({ stack, error })));
      const construct = childAt(this.root, stack.stackConstructPath);
      const deployedName = construct && Stack.isStack(construct) ? construct.stackName : undefined;
      return [{ ...source, account: stack.accountId, deployedName }];
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      unread.push({ stack, error });
      return [];
    }
  }

  private locate(finding: Finding): JudgedFinding {
    const { construct, constructPath } = this.placeOf(finding);
    return { finding: { ...finding, constructPath, origin: cdkOwned(constructPath) ? 'cdk' : 'author' }, construct };
  }

  /** One resource can have many findings. */
  private placeOf(finding: Finding): Place {
    const key = resourceKey(finding.template, finding.logicalId);
    const known = this.places.get(key);
    if (known) return known;
    const construct = this.constructOf(finding);
    const place = { construct, constructPath: construct?.node.path ?? this.enclosingPath(finding) };
    this.places.set(key, place);
    return place;
  }

  /**
   * The path in a template's metadata is a claim: it can be switched off, or come with an included template
   * from another app. It counts only if the construct there has the finding's logical id.
   */
  private constructOf(finding: Finding): IConstruct | undefined {
    const claimed = finding.constructPath === undefined ? undefined : childAt(this.root, finding.constructPath);
    return claimed && isResource(claimed, finding.logicalId) ? claimed : this.resourceWith(finding);
  }

  private resourceWith(finding: Finding): CfnResource | undefined {
    this.byLogicalId ??= indexResources(this.root);
    return this.byLogicalId.get(resourceKey(basename(finding.template), finding.logicalId));
  }

  /** The closest construct for a resource of a template that the CDK did not write: its stack's. */
  private enclosingPath(finding: Finding): string {
    const [stackPath, ...nested] = finding.stack.split('#');
    const stack = childAt(this.root, stackPath);
    const declaring = stack && nested.length > 0
      ? stack.node.findAll().find((construct) => isResource(construct, nested[0]))
      : undefined;
    return (declaring ?? stack)?.node.path ?? stackPath;
  }
}

function acknowledgementsBelow(root: IConstruct): Acknowledgements {
  return new Acknowledgements(root.node.findAll().flatMap((construct) => construct.node.metadata
    .filter((entry) => entry.type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap((entry) => acknowledgementsFrom(construct.node.path, entry.data))));
}

/** Waivers on the scope, below it, and on what holds it: those reach down. */
function waiversBelow(root: IConstruct, scope: IConstruct): Waiver[] {
  const above = new Set(scope.node.scopes);
  return root.node.findAll()
    .filter((construct) => above.has(construct) || isBelow(construct.node.path, scope.node.path))
    .flatMap((construct) => construct.node.metadata
      .filter((entry) => entry.type === waiverMetadata)
      .flatMap((entry) => waiversFrom(construct.node.path, entry.data)));
}

/** A waiver on the app can be used by a stage that has a pack of its own, which is asked first. */
const usedWaivers = new WeakMap<IConstruct, Set<string>>();

function isBelow(path: string, ancestor: string): boolean {
  return ancestor === '' || path === ancestor || path.startsWith(`${ancestor}/`);
}

function childAt(root: IConstruct, path: string): IConstruct | undefined {
  let at: IConstruct | undefined = root;
  for (const id of path === '' ? [] : path.split('/')) at = at?.node.tryFindChild(id);
  return at;
}

function isResource(construct: IConstruct, logicalId: string): construct is CfnResource {
  return CfnResource.isCfnResource(construct) && Stack.of(construct).resolve(construct.logicalId) === logicalId;
}

function indexResources(root: IConstruct): Map<string, CfnResource> {
  const index = new Map<string, CfnResource>();
  for (const construct of root.node.findAll()) {
    if (!CfnResource.isCfnResource(construct)) continue;
    const stack = Stack.of(construct);
    index.set(resourceKey(stack.templateFile, stack.resolve(construct.logicalId) as string), construct);
  }
  return index;
}

function resourceKey(templateFile: string, logicalId: string): string {
  return `${templateFile}\0${logicalId}`;
}

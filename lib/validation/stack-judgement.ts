import { basename } from 'node:path';
import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Acknowledgement, Acknowledgements, acknowledgementsFrom } from '../core/acknowledgement';
import { waiverMetadata, waiversFrom } from '../core/assembly-metadata';
import { Broken, brokenControls } from '../core/evaluate';
import { createFinding, Finding, Place } from '../core/finding';
import { loadTemplate } from '../core/nested-templates';
import { Notice } from '../core/notice';
import { Settlement, Settlements } from '../core/settlement';
import { Resource, TemplateGraph, TemplateSource } from '../core/template-graph';
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

/** Where a finding is, as the app's construct tree says. */
interface LocatedPlace extends Place {
  readonly construct?: IConstruct;
  readonly constructPath: string;
  /** Whether it is in what is judged. */
  readonly isInScope: boolean;
}

/** What the catalog says of synthesized stacks, nested ones included. */
export class StackJudgement {
  public readonly findings: JudgedFinding[] = [];
  public readonly unread: readonly UnreadTemplate[];
  /** What has to be said of waivers, baseline and acknowledgements. */
  public readonly notices: readonly Notice[];
  private readonly root: IConstruct;
  private readonly scopePath: string;
  /** Most resources share theirs with others. */
  private readonly parents = new Map<string, { readonly construct?: IConstruct }>();
  private readonly places = new Map<Resource, LocatedPlace>();
  private byLogicalId?: Map<string, CfnResource>;

  /**
   * @param scope findings are about what is in this construct; the other stacks are read for what it refers to
   */
  public constructor(scope: IConstruct, stacks: readonly SynthesizedStack[], controls: AskedControls, recorded: RecordedDecisions) {
    this.root = scope.node.root;
    this.scopePath = scope.node.path;
    const unread: UnreadTemplate[] = [];
    const graph = new TemplateGraph(stacks.flatMap((stack) => this.readStack(stack, unread)));
    this.unread = unread;
    const decisions = decisionsOf(this.root, scope);
    const used = usedWaivers.get(this.root) ?? new Set<string>();
    usedWaivers.set(this.root, used);
    const waivers = new Waivers([...decisions.waivers, ...recorded.waivers], today(), used);
    const settlements = new Settlements(new Acknowledgements(decisions.acknowledgements), waivers, recorded.baseline);
    for (const broken of brokenControls(graph, controls.asked)) this.addFinding(broken, settlements);
    for (const key of waivers.usedKeys) used.add(key);
    const judgedStacks = new Set(graph.stacks.map(({ deployedName }) => deployedName));
    const answerable = ({ scope: on }: Waiver): boolean => on === undefined
      || (isBelow(on, this.scopePath) && stacks.some(({ stackConstructPath: stack }) => isBelow(on, stack) || isBelow(stack, on)));
    this.notices = settlements.notices(controls.askedIds, controls.knownIds, judgedStacks, answerable);
  }

  private addFinding({ control, resource, outcome }: Broken, settlements: Settlements): void {
    const place = this.placeOf(resource);
    if (!place.isInScope) return;
    const finding = createFinding(control, resource, outcome, place);
    this.findings.push({ finding, settlement: settlements.find(finding), construct: place.construct });
  }

  private readStack(stack: SynthesizedStack, unread: UnreadTemplate[]): TemplateSource[] {
    try {
      const { source, errors } = loadTemplate(stack.templatePath, stack.stackConstructPath);
      unread.push(...errors.map((error) => ({ stack, error })));
      const construct = childAt(this.root, stack.stackConstructPath);
      const deployedName = construct && Stack.isStack(construct) ? construct.stackName : undefined;
      // Nobody asks for lines of the templates here: the CDK names constructs. The texts are large.
      return [{ ...source, text: undefined, account: stack.accountId, deployedName }];
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      unread.push({ stack, error });
      return [];
    }
  }

  /** One resource can have many findings. */
  private placeOf(resource: Resource): LocatedPlace {
    const known = this.places.get(resource);
    if (known) return known;
    const place = this.claimedPlace(resource) ?? this.searchedPlace(resource);
    this.places.set(resource, place);
    return place;
  }

  /**
   * The path in a template's metadata is a claim: it can be switched off, or come with an included template
   * from another app. It counts only if the construct there has the finding's logical id.
   */
  private claimedPlace({ constructPath, logicalId }: Resource): LocatedPlace | undefined {
    const construct = constructPath === undefined ? undefined : this.constructAt(constructPath);
    return construct && isResource(construct, logicalId) ? this.locatedPlace(constructPath!, construct) : undefined;
  }

  private constructAt(path: string): IConstruct | undefined {
    const slash = path.lastIndexOf('/');
    const parentPath = path.slice(0, Math.max(0, slash));
    let parent = this.parents.get(parentPath);
    if (!parent) this.parents.set(parentPath, parent = { construct: childAt(this.root, parentPath) });
    return parent.construct?.node.tryFindChild(path.slice(slash + 1));
  }

  private searchedPlace(resource: Resource): LocatedPlace {
    const construct = this.resourceWith(resource);
    return this.locatedPlace(construct?.node.path ?? this.enclosingPath(resource), construct);
  }

  private locatedPlace(constructPath: string, construct: IConstruct | undefined): LocatedPlace {
    const origin = cdkOwned(constructPath) ? 'cdk' : 'author';
    return { construct, constructPath, origin, isInScope: isBelow(constructPath, this.scopePath) };
  }

  private resourceWith({ stack, logicalId }: Resource): CfnResource | undefined {
    this.byLogicalId ??= indexResources(this.root);
    return this.byLogicalId.get(resourceKey(basename(stack.source.file), logicalId));
  }

  /** The closest construct for a resource of a template that the CDK did not write: its stack's. */
  private enclosingPath({ stack: { source } }: Resource): string {
    const [stackPath, ...nested] = source.stackName.split('#');
    const stack = childAt(this.root, stackPath);
    const declaring = stack && nested.length > 0
      ? stack.node.findAll().find((construct) => isResource(construct, nested[0]))
      : undefined;
    return (declaring ?? stack)?.node.path ?? stackPath;
  }
}

interface Decisions {
  readonly waivers: readonly Waiver[];
  readonly acknowledgements: readonly Acknowledgement[];
}

/** Waivers on the scope, below it, and on what holds it: those reach down. Acknowledgements wherever they are. */
function decisionsOf(root: IConstruct, scope: IConstruct): Decisions {
  const above = new Set(scope.node.scopes);
  const within = scope.node.path;
  const waivers: Waiver[] = [];
  const acknowledgements: Acknowledgement[] = [];
  for (const construct of root.node.findAll()) {
    for (const { type, data } of construct.node.metadata) {
      if (type !== waiverMetadata && type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY) continue;
      const { path } = construct.node;
      if (type !== waiverMetadata) acknowledgements.push(...acknowledgementsFrom(path, data));
      else if (above.has(construct) || isBelow(path, within)) waivers.push(...waiversFrom(path, data));
    }
  }
  return { waivers, acknowledgements };
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
  if (!CfnResource.isCfnResource(construct)) return false;
  // Resolving a token costs far more than allocating the id; an id that was overridden needs it.
  return construct.stack.getLogicalId(construct) === logicalId || construct.stack.resolve(construct.logicalId) === logicalId;
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

import { basename } from 'node:path';
import { CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Acknowledgement, Acknowledgements, acknowledgementsFrom } from '../core/acknowledgement';
import { Control } from '../core/control';
import { evaluate } from '../core/evaluate';
import { Finding } from '../core/finding';
import { loadTemplate } from '../core/nested-templates';
import { TemplateGraph, TemplateSource } from '../core/template-graph';
import { TemplateError } from '../core/template-reader';
import { cdkOwned } from '../facts/cdk-owned-constructs';

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

/** A finding with what was acknowledged of it, if anything. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly acknowledgement?: Acknowledgement;
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
  private readonly root: IConstruct;
  private readonly places = new Map<string, Place>();
  private byLogicalId?: Map<string, CfnResource>;

  /**
   * @param scope findings are about what is in this construct; the other stacks are read for what it refers to
   */
  public constructor(scope: IConstruct, stacks: readonly SynthesizedStack[], controls: readonly Control[]) {
    this.root = scope.node.root;
    const unread: UnreadTemplate[] = [];
    const sources = stacks.flatMap((stack) => readStack(stack, unread));
    this.unread = unread;
    const found = evaluate(new TemplateGraph(sources), controls)
      .map((finding) => this.locate(finding))
      .filter(({ finding }) => isBelow(finding.constructPath!, scope.node.path));
    const acknowledgements = found.length > 0 ? acknowledgementsBelow(this.root) : new Acknowledgements([]);
    this.findings = found.map((judged) => ({ ...judged, acknowledgement: acknowledgements.find(judged.finding) }));
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

function readStack(stack: SynthesizedStack, unread: UnreadTemplate[]): TemplateSource[] {
  try {
    const { source, errors } = loadTemplate(stack.templatePath, stack.stackConstructPath);
    unread.push(...errors.map((error) => ({ stack, error })));
    return [{ ...source, account: stack.accountId }];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    unread.push({ stack, error });
    return [];
  }
}

function acknowledgementsBelow(root: IConstruct): Acknowledgements {
  return new Acknowledgements(root.node.findAll().flatMap((construct) => construct.node.metadata
    .filter((entry) => entry.type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap((entry) => acknowledgementsFrom(construct.node.path, entry.data))));
}

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

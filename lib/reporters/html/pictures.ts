import { severities, Severity } from '../../core/control';
import type { TemplateGraph } from '../../core/template-graph';
import { DataFlow, dataFlowOf, internet } from '../../flows/data-flow';
import type { FlowNode } from '../../flows/flow-node';
import type { PageFinding, Picture, PictureNode } from './page-data';
import { drawn } from './picture-layout';

/** Larger ones nobody can read, and laying them out takes long. */
const mostNodes = 120;

/** The data flow of each set of stacks that exchange data; the largest first. */
export function pictures(graphs: readonly TemplateGraph[], findings: readonly PageFinding[]): readonly Picture[] {
  const badges = badgesOf(findings);
  return graphs.flatMap((graph) => parts(dataFlowOf(graph)))
    .map((part) => picture(part, badges))
    .filter(({ nodes }) => nodes.length > 0)
    .sort((a, b) => b.nodes.length - a.nodes.length || (a.title < b.title ? -1 : 1));
}

/** A data flow, and the stacks that it is of. */
interface Part extends DataFlow {
  readonly stacks: readonly string[];
}

function parts({ nodes, flows, boundaries }: DataFlow): readonly Part[] {
  const stackOf = new Map(nodes.map((node) => [node.id, node.resource && outermost(node.resource.stack).deployedName]));
  const groups = new Groups([...stackOf.values()].filter((stack) => stack !== undefined));
  for (const { from, to } of flows) {
    const [a, b] = [stackOf.get(from), stackOf.get(to)];
    if (a !== undefined && b !== undefined) groups.join(a, b);
  }
  return groups.all().map((stacks) => {
    const own = nodes.filter(({ id }) => stacks.has(stackOf.get(id) ?? ''));
    const ids = new Set(own.map(({ id }) => id));
    const ownFlows = flows.filter(({ from, to }) => ids.has(to) && (ids.has(from) || from === internet.id));
    const isOpen = ownFlows.some(({ from }) => from === internet.id);
    return { stacks: [...stacks].sort(), nodes: isOpen ? [internet, ...own] : own, flows: ownFlows, boundaries };
  });
}

function outermost<Stack extends { readonly parent?: Stack }>(stack: Stack): Stack {
  return stack.parent ? outermost(stack.parent) : stack;
}

/** What belongs together, directly or through others. */
class Groups {
  private readonly groups = new Map<string, Set<string>>();

  public constructor(members: readonly string[]) {
    for (const member of members) this.groups.set(member, new Set([member]));
  }

  public join(a: string, b: string): void {
    const [into, from] = [this.groups.get(a)!, this.groups.get(b)!];
    if (into === from) return;
    for (const member of from) {
      into.add(member);
      this.groups.set(member, into);
    }
  }

  public all(): readonly ReadonlySet<string>[] {
    return [...new Set(this.groups.values())];
  }
}

type Badges = ReadonlyMap<string, { readonly findings: number; readonly worst: Severity }>;

function badgesOf(findings: readonly PageFinding[]): Badges {
  const badges = new Map<string, { findings: number; worst: Severity }>();
  for (const { state, verdict, stack, logicalId, severity } of findings) {
    if (state !== 'open' || verdict !== 'fail') continue;
    const key = `${stack}/${logicalId}`;
    const known = badges.get(key);
    const worst = known && severities.indexOf(known.worst) < severities.indexOf(severity) ? known.worst : severity;
    badges.set(key, { findings: (known?.findings ?? 0) + 1, worst });
  }
  return badges;
}

function picture(part: Part, badges: Badges): Picture {
  const labels = new Map(part.boundaries.map(({ id, label }) => [id, label]));
  const boundaryOf = new Map(part.nodes.map(({ id, boundary }) => [id, boundary]));
  const indices = new Map(part.nodes.map(({ id }, index) => [id, index]));
  const nodes = part.nodes.map((node): PictureNode => ({ ...nodeText(node, labels), ...badgeOf(node, badges), x: 0, y: 0 }));
  const flows = part.flows.map(({ from, to, does }) => ({
    from: indices.get(from)!, to: indices.get(to)!, does: does.join(', '), crosses: boundaryOf.get(from) !== boundaryOf.get(to), points: [],
  }));
  const title = part.stacks.length > 3 ? `${part.stacks.slice(0, 3).join(', ')} and ${part.stacks.length - 3} more` : part.stacks.join(', ');
  const plain: Picture = { title, width: 0, height: 0, nodes, flows, boundaries: [], isDrawn: false };
  return nodes.length > mostNodes ? plain : drawn(plain, part.nodes, part.boundaries);
}

function nodeText({ kind, label, resource, boundary }: FlowNode, labels: ReadonlyMap<string, string>) {
  if (!resource) return { kind, service: 'Outside', name: label };
  const { logicalId, constructPath, stack: { deployedName } } = resource;
  // The stack is in the title, and the CDK calls the main resource of a construct `Resource`.
  const name = constructPath?.split('/').slice(1).filter((step) => step !== 'Resource').join('/') || logicalId;
  const around = boundary === undefined ? {} : { boundary: labels.get(boundary) };
  return { kind, service: label, name, logicalId, stack: deployedName, ...around };
}

function badgeOf({ resource }: FlowNode, badges: Badges): Pick<PictureNode, 'findings' | 'worst'> {
  return badges.get(`${resource?.stack.deployedName}/${resource?.logicalId}`) ?? { findings: 0 };
}

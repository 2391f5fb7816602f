import type { Resource, TemplateGraph } from '../core/template-graph';
import { declaredLinks } from './declared-links';
import { FlowNode, NodeKind, nodeTypes, standIns } from './flow-node';
import { grantedFlows } from './granted-flows';
import { resourcesAt } from './named-resources';
import { boundariesAround, TrustBoundary } from './trust-boundaries';

/** Data that goes from one node to another, or is asked for there. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  /** What the one does to the other, such as `reads` or `triggers`. */
  readonly does: readonly string[];
}

/** Who sends data to whom, and which trust boundaries lie between. */
export interface DataFlow {
  readonly nodes: readonly FlowNode[];
  readonly flows: readonly Flow[];
  readonly boundaries: readonly TrustBoundary[];
}

/** Who is outside of every account. */
export const internet: FlowNode = { id: 'internet', kind: 'actor', label: 'Internet' };

/** The data flow of templates that are deployed together. */
export function dataFlowOf(graph: TemplateGraph): DataFlow {
  return graph.once('data flow', () => new DataFlowReader(graph).read());
}

/** What it is called to write to something. */
const writing: Readonly<Record<NodeKind, string>> = { actor: 'sends to', channel: 'sends to', entry: 'calls', process: 'calls', store: 'writes' };

class DataFlowReader {
  private readonly nodes = new Map<string, FlowNode>();
  private readonly flows = new Map<string, { readonly from: string; readonly to: string; readonly does: Set<string> }>();
  private readonly boundaries = new Map<string, TrustBoundary>();

  public constructor(private readonly graph: TemplateGraph) {}

  public read(): DataFlow {
    for (const type of nodeTypes.keys()) for (const resource of this.graph.ofType(type)) this.addNode(resource);
    for (const { type, from, to, does, fallback } of declaredLinks) {
      for (const resource of this.graph.ofType(type)) {
        const senders = from === undefined ? [resource] : resourcesAt(resource, from);
        const receivers = to === undefined ? [resource] : resourcesAt(resource, to);
        for (const sender of senders) {
          for (const receiver of receivers) if (!fallback || !this.hasFlow(sender, receiver)) this.addFlow(sender, receiver, does);
        }
      }
    }
    this.addGranted();
    for (const { id, resource } of this.nodes.values()) if (resource && isOpenToInternet(resource)) this.connect(internet.id, id, 'calls');
    if ([...this.flows.values()].some(({ from }) => from === internet.id)) this.nodes.set(internet.id, internet);
    return {
      nodes: [...this.nodes.values()],
      flows: [...this.flows.values()].map(({ from, to, does }) => ({ from, to, does: [...does] })),
      boundaries: [...this.boundaries.values()],
    };
  }

  /** What triggers a function is read by it too: that is one flow. */
  private addGranted(): void {
    for (const { from, to, reads, writes } of grantedFlows(this.graph)) {
      const kind = nodeTypes.get(standFor(to).type)?.kind ?? 'store';
      // Of what computes one reads no data, but how it is set up.
      if (reads && kind !== 'process' && !this.hasFlow(to, from)) this.addFlow(from, to, 'reads');
      if (writes) this.addFlow(from, to, writing[kind]);
    }
  }

  private addNode(resource: Resource): void {
    const { kind, label } = nodeTypes.get(resource.type)!;
    const around = boundariesAround(resource);
    for (const boundary of around) this.boundaries.set(boundary.id, boundary);
    const id = nodeId(resource);
    this.nodes.set(id, { id, kind, label, resource, boundary: around.at(-1)?.id });
  }

  private hasFlow(from: Resource, to: Resource): boolean {
    return this.flows.has(`${nodeId(standFor(from))}\0${nodeId(standFor(to))}`);
  }

  private addFlow(from: Resource, to: Resource, does: string): void {
    this.connect(nodeId(standFor(from)), nodeId(standFor(to)), does);
  }

  private connect(from: string, to: string, does: string): void {
    if (from === to || (from !== internet.id && !this.nodes.has(from)) || !this.nodes.has(to)) return;
    const key = `${from}\0${to}`;
    const known = this.flows.get(key);
    if (known) known.does.add(does);
    else this.flows.set(key, { from, to, does: new Set([does]) });
  }
}

function standFor(resource: Resource): Resource {
  const path = standIns.get(resource.type);
  return (path === undefined ? undefined : resourcesAt(resource, path).at(0)) ?? resource;
}

/** SAM makes several resources of one logical id. */
function nodeId({ stack, logicalId, type }: Resource): string {
  return `${stack.deployedName}/${logicalId} ${type}`;
}

function isOpenToInternet(resource: Resource): boolean {
  const says = (path: string, value: string) => resource.get(path).some((found) => found.kind === 'scalar' && found.value === value);
  switch (resource.type) {
    case 'AWS::ApiGateway::RestApi':
      return !resource.get('EndpointConfiguration.Types').some((types) => types.kind === 'list' && types.items.includes('PRIVATE'));
    case 'AWS::AppSync::GraphQLApi': return !says('Visibility', 'PRIVATE');
    case 'AWS::ElasticLoadBalancingV2::LoadBalancer': return says('Scheme', 'internet-facing');
    default: return nodeTypes.get(resource.type)?.kind === 'entry';
  }
}

import type { FlowNode } from '../../flows/flow-node';
import type { TrustBoundary } from '../../flows/trust-boundaries';
import type { Picture } from './page-data';

/** What is used of dagre. Its own types are those of an ECMAScript module, which a CommonJS one can't import. */
interface Dagre {
  readonly Graph: new (options: { readonly compound: boolean }) => LayoutGraph;
  readonly layout: (graph: LayoutGraph) => void;
}

interface LayoutGraph {
  setGraph(label: Readonly<Record<string, unknown>>): void;
  setNode(id: string, label: { readonly width: number; readonly height: number }): void;
  setParent(id: string, parent: string): void;
  setEdge(from: string, to: string, label: Readonly<Record<string, unknown>>): void;
  graph(): { readonly width?: number; readonly height?: number };
  node(id: string): Box;
  edge(from: string, to: string): { readonly points?: readonly Point[] };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

const { Graph, layout } = require('@dagrejs/dagre') as Dagre;

export const nodeWidth = 200;
export const nodeHeight = 56;
/** About that of a letter of the labels. */
const letterWidth = 6.5;

/** The picture with a place for each node, flow and boundary. */
export function drawn(picture: Picture, nodes: readonly FlowNode[], boundaries: readonly TrustBoundary[]): Picture {
  const graph = new Graph({ compound: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 28, ranksep: 70, edgesep: 14, marginx: 24, marginy: 44 });
  const used = usedBoundaries(nodes, boundaries);
  for (const { id } of used) graph.setNode(`boundary ${id}`, { width: 0, height: 0 });
  for (const { id, parent } of used) if (parent !== undefined) graph.setParent(`boundary ${id}`, `boundary ${parent}`);
  for (const [index, { boundary }] of nodes.entries()) {
    graph.setNode(String(index), { width: nodeWidth, height: nodeHeight });
    if (boundary !== undefined) graph.setParent(String(index), `boundary ${boundary}`);
  }
  for (const { from, to, does } of picture.flows) {
    graph.setEdge(String(from), String(to), { width: does.length * letterWidth, height: 16, labelpos: 'c' });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    ...picture,
    width: Math.ceil(width),
    height: Math.ceil(height),
    isDrawn: true,
    nodes: picture.nodes.map((node, index) => ({ ...node, ...place(graph.node(String(index))) })),
    flows: picture.flows.map((flow) => ({ ...flow, points: pointsOf(graph.edge(String(flow.from), String(flow.to))) })),
    boundaries: used.map(({ id, label, kind }) => {
      const box = graph.node(`boundary ${id}`);
      return { label, kind, ...place(box), width: Math.round(box.width), height: Math.round(box.height) };
    }),
  };
}

/** Those with something in them, the outer before the inner. */
function usedBoundaries(nodes: readonly FlowNode[], boundaries: readonly TrustBoundary[]): readonly TrustBoundary[] {
  const inner = boundaries.filter(({ id }) => nodes.some(({ boundary }) => boundary === id));
  const outer = boundaries.filter(({ id }) => inner.some(({ parent }) => parent === id) && !inner.some((other) => other.id === id));
  return [...outer, ...inner].sort((a, b) => Number(a.parent !== undefined) - Number(b.parent !== undefined));
}

function place({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

function pointsOf({ points = [] }: ReturnType<LayoutGraph['edge']>): readonly (readonly [number, number])[] {
  return points.map(({ x, y }) => [Math.round(x), Math.round(y)] as const);
}

import type { Picture, PictureFlow, PictureNode } from '../lib/reporters/html/page-data';
import { s } from './element';
import { hashOf } from './route';

const nodeWidth = 200;
const nodeHeight = 56;
/** What fits into a node. */
const mostLetters = 26;
/** For the name of a boundary, above what it holds. */
const headroom = { account: 34, vpc: 10 } as const;
/** How far it may shrink. */
const smallest = 0.85;

/** The data flow as SVG; every word in it stands in the tables beside it too. */
export function pictureSvg({ width, height, boundaries, flows, nodes }: Picture): SVGElement {
  const svg = s('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': 'Data flow' },
    s('defs', {}, arrow('arrow', 'arrow'), arrow('arrow-strong', 'arrow strong')),
    boundaries.map(({ label, kind, x, y, width: w, height: h }) => {
      const left = x - w / 2;
      const top = y - h / 2 - headroom[kind];
      return s('g', { 'class': `boundary ${kind}`, 'aria-hidden': 'true' },
        s('rect', { x: left, y: top, width: w, height: h + headroom[kind], rx: 10 }),
        s('text', { x: left + 12, y: top + 18 }, label));
    }),
    flows.map(flow),
    nodes.map(node));
  // It shrinks to fit, as far as it can be read; then it scrolls.
  svg.style.minWidth = `${Math.round(width * smallest)}px`;
  return svg;
}

function arrow(id: string, className: string): SVGElement {
  return s('marker', { id, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: 'auto-start-reverse' },
    s('path', { class: className, d: 'M0 0 8 4 0 8z' }));
}

function flow({ points, does, crosses }: PictureFlow): SVGElement {
  const [labelX, labelY] = points[Math.floor(points.length / 2)] ?? [0, 0];
  return s('g', { 'class': crosses ? 'flow strong' : 'flow', 'aria-hidden': 'true' },
    s('path', { 'd': curve(points), 'marker-end': `url(#${crosses ? 'arrow-strong' : 'arrow'})` }),
    s('text', { 'x': labelX, 'y': labelY - 5, 'text-anchor': 'middle' }, does));
}

/** Through the middles of the lines between the points, so that there are no corners. */
function curve(points: PictureFlow['points']): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const middle = rest.slice(0, -1).map(([x, y], index) => `Q${x} ${y} ${(x + rest[index + 1][0]) / 2} ${(y + rest[index + 1][1]) / 2}`);
  return [`M${first[0]} ${first[1]}`, ...middle, ...rest.slice(-1).map(([x, y]) => `L${x} ${y}`)].join(' ');
}

function node({ kind, service, name, logicalId, x, y, findings, worst }: PictureNode): SVGElement {
  const left = x - nodeWidth / 2;
  const top = y - nodeHeight / 2;
  const content = [
    shape(kind, left, top),
    s('text', { 'class': 'service', x, 'y': y - 5, 'text-anchor': 'middle' }, service), ' ',
    s('text', { 'class': 'name', x, 'y': y + 13, 'text-anchor': 'middle' }, shortened(name)), ' ',
    worst !== undefined && s('g', { class: `count ${worst}` },
      s('circle', { cx: left + nodeWidth - 4, cy: top + 4, r: 11 }),
      s('text', { 'x': left + nodeWidth - 4, 'y': top + 8, 'text-anchor': 'middle' }, findings > 99 ? '99+' : findings)),
  ];
  if (worst === undefined || logicalId === undefined) {
    return s('g', { 'class': `node ${kind}`, 'role': 'img', 'aria-label': `${service} ${name}, no findings` }, s('title', {}, name), content);
  }
  // Begins with what is seen, for those who speak to their browser.
  const label = `${service} ${shortened(name)} ${findings} findings, the worst ${worst}: ${name}`;
  return s('a', { 'class': `node ${kind}`, 'href': hashOf('findings', { resource: logicalId }), 'aria-label': label }, content);
}

/** As in data-flow diagrams: round for what computes, open lines for what holds, square for who is outside. */
function shape(kind: PictureNode['kind'], x: number, y: number): SVGElement[] {
  const size = { x, y, width: nodeWidth, height: nodeHeight };
  switch (kind) {
    case 'process': return [s('rect', { ...size, class: 'shape', rx: nodeHeight / 2 })];
    case 'store': return [
      s('rect', { ...size, class: 'shape open' }),
      s('path', { class: 'edge', d: `M${x} ${y}h${nodeWidth}M${x} ${y + nodeHeight}h${nodeWidth}` }),
    ];
    case 'channel': return [s('path', { class: 'shape', d: `M${x + 14} ${y}h${nodeWidth - 28}l14 ${nodeHeight / 2}l-14 ${nodeHeight / 2}h-${nodeWidth - 28}l-14 -${nodeHeight / 2}z` })];
    default: return [s('rect', { ...size, class: 'shape', rx: 4 })];
  }
}

function shortened(name: string): string {
  return name.length > mostLetters ? `…${name.slice(1 - mostLetters)}` : name;
}

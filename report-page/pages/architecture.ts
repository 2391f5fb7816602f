import type { Picture } from '../../lib/reporters/html/page-data';
import { count, severityBadge } from '../badge';
import { h } from '../element';
import type { Page } from '../page';
import { pictureSvg } from '../picture-svg';
import { hashOf } from '../route';

export const architecturePage: Page = {
  name: 'architecture',
  title: 'Architecture',
  isListed: ({ pictures }) => pictures.length > 0,
  render: ({ pictures }, { query }) => {
    const chosen = Math.min(Math.max(0, Number(query.get('part') ?? 0) || 0), pictures.length - 1);
    const picture = pictures[chosen];
    return h('div', {},
      h('h1', { tabindex: -1 }, 'Architecture'),
      h('p', {}, 'Who sends data to whom, as the templates say it by triggers, integrations and policies. A dashed line is a trust boundary; a flow that crosses one is drawn strong.'),
      pictures.length > 1 && h('form', { class: 'filters' }, h('label', {}, 'Stacks', h('select', {
        id: 'part', change: (event) => { location.hash = hashOf('architecture', { part: (event.target as HTMLSelectElement).value }); },
      }, pictures.map(({ title, nodes }, index) => h('option', { value: index, selected: index === chosen }, `${title} (${nodes.length})`))))),
      picture.isDrawn ? drawing(picture) : h('p', { class: 'notice' }, `${count(picture.nodes.length, 'resource')} are too many for a picture. The table has them all.`),
      resources(picture),
      flows(picture));
  },
};

function drawing(picture: Picture): HTMLElement {
  return h('figure', {},
    h('div', { 'class': 'scroll picture', 'tabindex': 0, 'role': 'region', 'aria-label': 'Data-flow picture; the tables below say the same' }, pictureSvg(picture)),
    h('figcaption', {}, ['entry', 'process', 'channel', 'store'].map((kind) => h('span', { class: `key ${kind}` }, keys[kind]))));
}

const keys: Readonly<Record<string, string>> = { entry: 'takes requests', process: 'computes', channel: 'hands on', store: 'holds data' };

function resources({ nodes }: Picture): HTMLElement {
  return h('section', {}, h('h2', {}, count(nodes.length, 'node')),
    h('div', { 'class': 'scroll', 'tabindex': 0, 'role': 'region', 'aria-label': 'Nodes' }, h('table', {},
      h('thead', {}, h('tr', {}, ['Kind', 'Name', 'Boundary', 'Findings'].map((text) => h('th', { scope: 'col' }, text)))),
      h('tbody', {}, nodes.map(({ service, name, boundary, findings, worst, logicalId }) => h('tr', {},
        h('td', {}, service), h('th', { scope: 'row' }, name), h('td', {}, boundary ?? 'outside'),
        h('td', {}, worst !== undefined && logicalId !== undefined
          ? [h('a', { href: hashOf('findings', { resource: logicalId }) }, count(findings, 'finding')), ' ', severityBadge({ severity: worst, verdict: 'fail' })]
          : 'none')))))));
}

function flows({ nodes, flows: all }: Picture): HTMLElement {
  return h('section', {}, h('h2', {}, count(all.length, 'flow')),
    h('div', { 'class': 'scroll', 'tabindex': 0, 'role': 'region', 'aria-label': 'Flows' }, h('table', {},
      h('thead', {}, h('tr', {}, ['From', 'does', 'To', 'Crosses a boundary'].map((text) => h('th', { scope: 'col' }, text)))),
      h('tbody', {}, all.map(({ from, to, does, crosses }) => h('tr', {},
        h('td', {}, `${nodes[from].service} ${nodes[from].name}`), h('td', {}, does), h('td', {}, `${nodes[to].service} ${nodes[to].name}`),
        h('td', {}, crosses ? 'yes' : 'no')))))));
}

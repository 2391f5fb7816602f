import type { PageData, PageFinding } from '../../lib/reporters/html/page-data';
import { count, severityBadge } from '../badge';
import { h } from '../element';
import type { Page } from '../page';
import { hashOf } from '../route';

/** From this many days before its last one on, a waiver asks for a decision. */
const daysOfWarning = 30;

export const decisionsPage: Page = {
  name: 'decisions',
  title: 'Waivers',
  render: (data) => {
    const of = (state: PageFinding['state']) => data.findings.filter((finding) => finding.state === state);
    const waived = [...of('waived')].sort((a, b) => ((a.decision?.expires ?? '') < (b.decision?.expires ?? '') ? -1 : 1));
    return h('div', {},
      h('h1', { tabindex: -1 }, 'Waivers and other decisions'),
      notices(data),
      h('section', {}, h('h2', {}, count(waived.length, 'waived finding')),
        waived.length === 0 ? h('p', {}, 'None.') : table(waived, data.day, 'Waived findings')),
      h('section', {}, h('h2', {}, count(of('acknowledged').length, 'acknowledged finding')),
        of('acknowledged').length === 0 ? h('p', {}, 'None.') : table(of('acknowledged'), data.day, 'Acknowledged findings')),
      h('section', {}, h('h2', {}, `${count(of('baseline').length, 'finding')} in the baseline`),
        h('p', {}, of('baseline').length === 0 ? 'None.' : h('a', { href: hashOf('findings', { state: 'baseline' }) }, 'Show them'))));
  },
};

function notices({ notices: all }: PageData): HTMLElement | false {
  return all.length > 0 && h('section', { class: 'notice' }, h('h2', {}, 'To be settled'),
    h('ul', {}, all.map(({ level, id, message, where, fix }) => h('li', {},
      h('span', { class: `badge ${level === 'error' ? 'high' : 'medium'}` }, id), ` ${message} (`, h('code', {}, where), `). ${fix}`))));
}

function table(findings: readonly PageFinding[], day: string, label: string): HTMLElement {
  return h('div', { 'class': 'scroll', 'tabindex': 0, 'role': 'region', 'aria-label': label }, h('table', {},
    h('thead', {}, h('tr', {}, ['Until', 'Finding', 'Resource', 'Owner', 'Reason'].map((text) => h('th', { scope: 'col' }, text)))),
    h('tbody', {}, findings.map((finding) => h('tr', {},
      h('td', {}, until(finding, day)),
      h('td', {}, severityBadge(finding), ' ', h('a', { href: hashOf(`finding/${finding.key}`) }, finding.id)),
      h('td', {}, h('code', {}, finding.constructPath ?? finding.logicalId)),
      h('td', {}, finding.decision?.owner ?? '–'),
      h('td', {}, finding.decision?.reason ?? '', finding.decision?.ticket !== undefined && ` (${finding.decision.ticket})`))))));
}

function until({ decision }: PageFinding, day: string): Node {
  if (decision?.expires === undefined) return h('span', {}, 'no end');
  const days = Math.round((Date.parse(`${decision.expires}T00:00:00Z`) - Date.parse(`${day}T00:00:00Z`)) / 86_400_000);
  return h('span', {}, decision.expires, ' ', h('span', { class: `badge ${days <= daysOfWarning ? 'medium' : 'plain'}` }, `${count(days, 'day')} left`));
}

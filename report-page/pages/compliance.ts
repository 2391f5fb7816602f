import type { FrameworkPosture, RequirementStatus } from '../../lib/reporters/html/page-data';
import { count } from '../badge';
import { h } from '../element';
import type { Page } from '../page';
import { hashOf } from '../route';

const classes: Readonly<Record<RequirementStatus, string>> = {
  'no findings': 'good', 'accepted': 'plain', 'findings': 'high', 'not checked': 'plain', 'outside the template': 'plain',
};

export const compliancePage: Page = {
  name: 'compliance',
  title: 'Compliance',
  isListed: ({ frameworks }) => frameworks.length > 0,
  render: ({ frameworks }, { query }) => {
    const name = query.get('framework') ?? frameworks[0].name;
    const status = query.get('status') ?? '';
    const framework = frameworks.find((one) => one.name === name) ?? frameworks[0];
    const go = (key: string) => (event: Event) => {
      location.hash = hashOf('compliance', { framework: framework.name, status, [key]: (event.target as HTMLSelectElement).value });
    };
    return h('div', {},
      h('h1', { tabindex: -1 }, 'Compliance'),
      h('p', {}, 'What the templates show of each requirement. None of this is a certificate: whether an organization complies, its assessor decides, about more than templates.'),
      h('form', { class: 'filters' },
        h('label', {}, 'Framework', h('select', { id: 'framework', change: go('framework') },
          frameworks.map((one) => h('option', { selected: one === framework }, one.name)))),
        h('label', {}, 'Status', h('select', { id: 'status', change: go('status') }, h('option', { value: '' }, 'Any'),
          Object.keys(classes).map((one) => h('option', { selected: one === status }, one))))),
      table(framework, status));
  },
};

function table({ name, url, requirements }: FrameworkPosture, status: string): HTMLElement {
  const shown = requirements.filter((one) => status === '' || one.status === status);
  return h('section', {},
    h('h2', {}, name),
    h('p', {}, h('a', { href: url, rel: 'noreferrer' }, 'Published here'), `. ${shown.length} of ${requirements.length} requirements are shown; the titles are ours.`),
    h('div', { 'class': 'scroll', 'tabindex': 0, 'role': 'region', 'aria-label': name }, h('table', {},
      h('thead', {}, h('tr', {}, ['Requirement', 'In our words', 'Status', 'Controls'].map((text) => h('th', { scope: 'col' }, text)))),
      h('tbody', {}, shown.map((one) => h('tr', {},
        h('th', { scope: 'row' }, one.id),
        h('td', {}, one.title),
        h('td', {}, h('span', { class: `badge ${classes[one.status]}` }, one.findings > 0 ? count(one.findings, 'finding') : one.status)),
        h('td', {}, one.controls.map((control, index) => [index > 0 && ', ', h('a', { href: hashOf('findings', { control, state: 'all' }) }, control)]))))))));
}

import type { PageData, TrendPoint } from '../../lib/reporters/html/page-data';
import { count, severities, severityBadge, severityBar } from '../badge';
import { h, s } from '../element';
import type { Page } from '../page';
import { hashOf } from '../route';

export const overviewPage: Page = {
  name: 'overview',
  title: 'Overview',
  render: (data) => h('div', {},
    h('h1', { tabindex: -1 }, 'Security report'),
    h('p', { class: 'lead' }, `${count(data.summary.templates, 'template')} in ${data.inputs.join(', ')}, judged on ${data.day} by ${data.tool} ${data.version}.`),
    tiles(data),
    unread(data),
    worst(data),
    data.trend.length > 1 && trend(data.trend),
    services(data),
    frameworks(data)),
};

function tiles({ summary }: PageData): HTMLElement {
  const unknown = severities.reduce((total, severity) => total + summary.unknown[severity], 0);
  const tile = (className: string, label: string, number: number, href: string) =>
    h('li', {}, h('a', { class: `tile ${className}`, href }, h('span', { class: 'number' }, number.toLocaleString('en')), h('span', {}, label)));
  return h('ul', { 'class': 'tiles', 'aria-label': 'Findings by severity' },
    severities.map((severity) => tile(severity, severity, summary.fail[severity], hashOf('findings', { severity, verdict: 'fail' }))),
    tile('unknown', "can't be told", unknown, hashOf('findings', { verdict: 'unknown' })),
    tile('plain', 'accepted', summary.acknowledged + summary.waived + summary.baselined, hashOf('decisions')));
}

function unread({ errors }: PageData): HTMLElement | false {
  return errors.length > 0 && h('section', { class: 'notice' },
    h('h2', {}, 'Could not be read'),
    h('p', {}, 'What stands in these was not judged.'),
    h('ul', {}, errors.map(({ file, message }) => h('li', {}, h('code', {}, file), `: ${message}`))));
}

function worst({ findings, controls }: PageData): HTMLElement | false {
  const byControl = new Map<string, number>();
  for (const { control, state, verdict } of findings) {
    if (state === 'open' && verdict === 'fail') byControl.set(control, (byControl.get(control) ?? 0) + 1);
  }
  const rank = (control: string) => severities.indexOf(controls[control].severity);
  const first = [...byControl].sort(([a, times], [b, otherTimes]) => rank(a) - rank(b) || otherTimes - times).slice(0, 5);
  return first.length > 0 && h('section', {},
    h('h2', {}, 'Where to begin'),
    h('ol', { class: 'steps' }, first.map(([control, times]) => h('li', {},
      severityBadge({ severity: controls[control].severity, verdict: 'fail' }), ' ',
      h('a', { href: hashOf('findings', { control }) }, count(times, 'finding')), ' of ', h('strong', {}, control),
      h('p', {}, controls[control].fix)))));
}

function services({ services: all }: PageData): HTMLElement | false {
  const most = Math.max(...all.map(({ fail }) => sum(fail)));
  return all.length > 0 && h('section', {},
    h('h2', {}, 'By service'),
    h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'By service' }, h('table', {},
      h('thead', {}, h('tr', {},
        h('th', { scope: 'col' }, 'Service'), h('th', { scope: 'col', class: 'right' }, 'Resources without findings'),
        severities.map((severity) => h('th', { scope: 'col', class: 'right' }, severity)), h('th', { class: 'wide', 'aria-hidden': 'true' }, ''))),
      h('tbody', {}, all.map(({ service, resources, clean, fail }) => h('tr', {},
        h('th', { scope: 'row' }, h('a', { href: hashOf('findings', { service }) }, service)),
        h('td', { class: 'right' }, resources === 0 ? '–' : `${clean} of ${resources}`),
        severities.map((severity) => h('td', { class: fail[severity] === 0 ? 'right zero' : 'right' }, fail[severity])),
        h('td', { class: 'wide', 'aria-hidden': 'true' }, severityBar(fail, most))))))));
}

function frameworks({ frameworks: all }: PageData): HTMLElement | false {
  return all.length > 0 && h('section', {},
    h('h2', {}, 'By framework'),
    h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'By framework' }, h('table', {},
      h('thead', {}, h('tr', {}, ['Framework', 'Without findings', 'Accepted', 'With findings', 'Not checked', 'Outside the template']
        .map((text, index) => h('th', { scope: 'col', class: index === 0 ? '' : 'right' }, text)))),
      h('tbody', {}, all.map(({ name, requirements }) => {
        const number = (status: string) => requirements.filter((one) => one.status === status).length;
        return h('tr', {},
          h('th', { scope: 'row' }, h('a', { href: hashOf('compliance', { framework: name }) }, name)),
          ['no findings', 'accepted', 'findings', 'not checked', 'outside the template'].map((status) =>
            h('td', { class: number(status) === 0 ? 'right zero' : 'right' }, number(status))));
      })))));
}

/** Columns of counts, and the same as a table. */
function trend(points: readonly TrendPoint[]): HTMLElement {
  const height = 120;
  const step = 56;
  const most = Math.max(1, ...points.map(({ fail }) => sum(fail)));
  const columns = points.map(({ fail }, index) => {
    let top = height;
    return [...severities].reverse().map((severity) => {
      const size = (fail[severity] / most) * height;
      top -= size;
      return s('rect', { class: severity, x: index * step + 8, y: top, width: step - 16, height: size });
    });
  });
  return h('section', {},
    h('h2', {}, 'Over time'),
    s('svg', { 'class': 'trend', 'viewBox': `0 0 ${points.length * step} ${height}`, 'aria-hidden': 'true' }, columns),
    h('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Over time' }, h('table', {},
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Report'),
        severities.map((severity) => h('th', { scope: 'col', class: 'right' }, severity)), h('th', { scope: 'col', class: 'right' }, "can't be told"))),
      h('tbody', {}, points.map(({ label, fail, unknown }) => h('tr', {}, h('th', { scope: 'row' }, label),
        severities.map((severity) => h('td', { class: 'right' }, fail[severity])), h('td', { class: 'right' }, unknown)))))));
}

function sum(fail: TrendPoint['fail']): number {
  return severities.reduce((total, severity) => total + fail[severity], 0);
}

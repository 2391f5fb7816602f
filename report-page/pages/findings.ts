import type { PageData, PageFinding } from '../../lib/reporters/html/page-data';
import { count, severities, severityBadge, stateBadge, states } from '../badge';
import { h } from '../element';
import { Filter, filtered, FilterKey, filterOf } from '../filter';
import type { Page } from '../page';
import { hashOf } from '../route';

const pageSize = 50;
/** What is printed at once. */
const mostPrinted = 1_000;

export const findingsPage: Page = {
  name: 'findings',
  title: 'Findings',
  render: (data, { query }) => {
    onScreen = new FindingList(data, filterOf(query), Number(query.get('page') ?? 1));
    return onScreen.element;
  },
};

let onScreen: FindingList | undefined;

// The whole list is printed, not the page of it that is on the screen.
window.addEventListener('beforeprint', () => onScreen?.show(mostPrinted));
window.addEventListener('afterprint', () => onScreen?.show());

class FindingList {
  public readonly element: HTMLElement;
  private readonly status = h('p', { role: 'status', class: 'status' });
  private readonly results = h('div');
  private filter: Filter;

  public constructor(private readonly data: PageData, filter: Filter, private page: number) {
    this.filter = filter;
    this.element = h('div', {}, h('h1', { tabindex: -1 }, 'Findings'), this.form(), this.status, this.results);
    this.show();
  }

  public show(size = pageSize): void {
    const found = filtered(this.data.findings, this.filter);
    const pages = Math.max(1, Math.ceil(found.length / size));
    const page = Math.min(Math.max(1, size === pageSize ? this.page || 1 : 1), pages);
    this.status.textContent = found.length === 0 ? 'No findings match.' : `${count(found.length, 'finding')}${pages > 1 ? `, page ${page} of ${pages}` : ''}`;
    const shown = found.slice((page - 1) * size, page * size);
    this.results.replaceChildren(...shown.length === 0 ? [] : [this.table(shown)], ...pages > 1 ? [this.pager(page, pages)] : []);
  }

  private form(): HTMLElement {
    const { findings } = this.data;
    const values = (key: 'service' | 'stack' | 'control') => [...new Set(findings.map((finding) => finding[key]))].sort().map((value) => [value, value] as const);
    return h('form', { 'class': 'filters', 'role': 'search', 'aria-label': 'Findings', 'submit': (event) => event.preventDefault() },
      h('label', { class: 'search' }, 'Search', h('input', {
        type: 'search', value: this.filter.q, autocomplete: 'off',
        input: (event) => this.narrow('q', (event.target as HTMLInputElement).value),
      })),
      this.select('severity', 'Severity', severities.map((severity) => [severity, severity])),
      this.select('verdict', 'Verdict', [['fail', 'fails'], ['unknown', "can't be told"]]),
      this.select('state', 'State', [...Object.entries(states), ['all', 'All']], false),
      this.select('service', 'Service', values('service')),
      this.select('stack', 'Stack', values('stack')),
      this.select('control', 'Control', values('control')),
      this.filter.resource !== '' && h('p', { class: 'chip' }, 'Resource ', h('code', {}, this.filter.resource), ' ',
        h('a', { href: hashOf('findings', { ...this.filter, resource: '' }) }, 'show all')));
  }

  private select(key: FilterKey, label: string, options: readonly (readonly [value: string, text: string])[], hasAny = true): HTMLElement {
    return h('label', {}, label, h('select', { change: (event) => this.narrow(key, (event.target as HTMLSelectElement).value) },
      hasAny && h('option', { value: '' }, 'Any'),
      options.map(([value, text]) => h('option', { value, selected: this.filter[key] === value }, text))));
  }

  private narrow(key: FilterKey, value: string): void {
    this.filter = { ...this.filter, [key]: value };
    this.page = 1;
    this.show();
    // The address can be sent to somebody; going back leaves the list rather than undo a letter.
    history.replaceState(null, '', hashOf('findings', this.filter));
  }

  private table(shown: readonly PageFinding[]): HTMLElement {
    return h('table', { class: 'findings' },
      h('thead', {}, h('tr', {}, ['Severity', 'Finding', 'Resource', 'Where'].map((text) => h('th', { scope: 'col' }, text)))),
      h('tbody', {}, shown.map((finding) => h('tr', {},
        h('td', {}, severityBadge(finding), finding.state !== 'open' && stateBadge(finding)),
        h('td', {}, h('a', { href: hashOf(`finding/${finding.key}`) }, finding.id), h('p', {}, finding.message)),
        h('td', {}, h('code', {}, finding.constructPath ?? finding.logicalId), h('p', {}, finding.resourceType)),
        h('td', { title: finding.place }, h('code', {}, finding.place.replace(/^.*\//, '')))))));
  }

  private pager(page: number, pages: number): HTMLElement {
    const to = (number: number, text: string) => number < 1 || number > pages
      ? h('span', { class: 'button off', 'aria-hidden': 'true' }, text)
      : h('a', { class: 'button', href: hashOf('findings', { ...this.filter, page: String(number) }) }, text);
    return h('nav', { 'class': 'pager', 'aria-label': 'Pages of findings' }, to(page - 1, 'Previous'), h('span', {}, `${page} of ${pages}`), to(page + 1, 'Next'));
  }
}

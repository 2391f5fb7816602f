import type { PageData, PageFinding } from '../../lib/reporters/html/page-data';
import { severityBadge, stateBadge } from '../badge';
import { h } from '../element';
import type { Page } from '../page';
import { hashOf } from '../route';

export const findingPage: Page = {
  name: 'finding',
  title: 'Finding',
  isListed: () => false,
  render: (data, { path }) => {
    const finding = data.findings.find(({ key }) => key === path[1]);
    return finding ? details(data, finding) : h('div', {},
      h('h1', { tabindex: -1 }, 'There is no such finding'),
      h('p', {}, 'It may be repaired, or belong to another report. ', h('a', { href: hashOf('findings') }, 'All findings')));
  },
};

function details(data: PageData, finding: PageFinding): HTMLElement {
  const { title, why, fix, source, requirements, fails, passes } = data.controls[finding.control];
  return h('article', {},
    h('p', { class: 'crumbs' }, h('a', { href: hashOf('findings') }, 'Findings'), ' / ', finding.control),
    h('h1', { tabindex: -1 }, finding.id),
    h('p', { class: 'lead' }, severityBadge(finding), ' ', stateBadge(finding), ' Asked for: ', title, '.'),
    h('section', { class: 'notice' }, h('h2', {}, finding.verdict === 'fail' ? 'What is wrong' : "What can't be told"), h('p', {}, finding.message)),
    place(finding),
    decision(finding),
    why !== undefined && h('section', {}, h('h2', {}, 'Why it matters'), h('p', {}, why)),
    code(data, finding),
    h('section', {}, h('h2', {}, 'How to fix it'), h('p', {}, fix),
      finding.construct !== undefined && h('p', {}, 'Or use ', h('code', {}, finding.construct), ', which does it for you.'),
      passes !== undefined && h('details', {}, h('summary', {}, 'An example that passes'), pre(passes, 'Example that passes')),
      fails !== undefined && h('details', {}, h('summary', {}, 'An example that fails'), pre(fails, 'Example that fails')),
      source !== undefined && source.startsWith('https://') && h('p', {}, h('a', { href: source, rel: 'noreferrer' }, 'AWS documentation'))),
    h('section', {}, h('h2', {}, 'How to live with it'),
      h('p', {}, 'A waiver needs a reason, an owner and a last day. In ', h('code', {}, 'bulwark.waivers.yaml'), ':'), pre(finding.waiver, 'Waiver')),
    requirements.length > 0 && h('section', {}, h('h2', {}, 'Counts for'),
      h('ul', { class: 'tags' }, requirements.map((id) => h('li', {}, id)))),
    h('p', {}, h('a', { href: hashOf('findings', { control: finding.control, state: 'all' }) }, 'All findings of this control'), ' · ',
      h('a', { href: hashOf('findings', { resource: finding.logicalId, state: 'all' }) }, 'All findings of this resource')));
}

function place(finding: PageFinding): HTMLElement {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Resource', finding.logicalId], ['Type', finding.resourceType], ['Property', finding.path], ['Construct', finding.constructPath],
    ['Stack', finding.stack], ['File', finding.place],
  ];
  return h('section', {}, h('h2', {}, 'Where'), h('dl', {},
    rows.filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => [h('dt', {}, name), h('dd', {}, h('code', {}, value))])));
}

function decision({ decision: taken }: PageFinding): HTMLElement | false {
  return taken !== undefined && h('section', {}, h('h2', {}, 'Why it does not count'), h('p', {}, taken.reason), h('dl', {},
    taken.owner !== undefined && [h('dt', {}, 'Owner'), h('dd', {}, taken.owner)],
    taken.expires !== undefined && [h('dt', {}, 'Until'), h('dd', {}, taken.expires)],
    taken.ticket !== undefined && [h('dt', {}, 'Ticket'), h('dd', {}, taken.ticket)]));
}

function code({ codes }: PageData, { code: shown, logicalId }: PageFinding): HTMLElement | false {
  if (shown === undefined) return false;
  const lines = codes[shown.index].split('\n').map((line, index) => (index === shown.line
    ? h('mark', {}, h('span', { class: 'hidden' }, 'Here: '), `${line}\n`) : `${line}\n`));
  return h('section', {}, h('h2', {}, 'In the template'),
    h('pre', { 'tabindex': 0, 'role': 'region', 'aria-label': `Template of ${logicalId}` }, h('code', {}, lines)));
}

function pre(text: string, label: string): HTMLElement {
  return h('pre', { 'tabindex': 0, 'role': 'region', 'aria-label': label }, h('code', {}, text));
}

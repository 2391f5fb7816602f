import type { PageData } from '../lib/reporters/html/page-data';
import { h } from './element';
import { pages } from './pages';
import { currentRoute } from './route';

const data = JSON.parse(document.getElementById('data')!.textContent ?? '') as PageData;

const main = h('main', { id: 'main' });
const links = pages.filter(({ isListed }) => isListed?.(data) ?? true).map(({ name, title }) => h('a', { href: `#/${name}` }, title));

document.body.append(
  h('a', { class: 'skip', href: '#main', click: (event) => { event.preventDefault(); main.querySelector('h1')?.focus(); } }, 'Skip to content'),
  h('header', {},
    h('p', { class: 'brand' }, data.tool),
    h('nav', { 'aria-label': 'Report' }, h('ul', {}, links.map((link) => h('li', {}, link)))),
    h('button', { type: 'button', class: 'button', click: switchTheme }, 'Dark or light')),
  main,
  h('footer', {}, `${data.tool} ${data.version}, ${data.day}`));

function show(isFirst: boolean): void {
  const route = currentRoute();
  const page = pages.find(({ name }) => name === route.path[0]) ?? pages[0];
  for (const link of links) {
    if (link.hash === `#/${page.name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  main.replaceChildren(page.render(data, route));
  const heading = main.querySelector('h1');
  document.title = `${heading?.textContent ?? page.title} – ${data.tool}`;
  // Whoever hears the page rather than sees it is told where it leads.
  if (!isFirst) {
    window.scrollTo(0, 0);
    heading?.focus({ preventScroll: true });
  }
}

function switchTheme(): void {
  const root = document.documentElement;
  const isDark = root.dataset.theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : root.dataset.theme === 'dark';
  root.dataset.theme = isDark ? 'light' : 'dark';
}

window.addEventListener('hashchange', () => show(false));
show(true);

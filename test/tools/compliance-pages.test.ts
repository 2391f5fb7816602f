import { join } from 'node:path';
import { catalogEntries,CatalogEntry } from '../../tools/generate/catalog-entries';
import { compliancePages } from '../../tools/generate/compliance-pages';

jest.setTimeout(60_000);

let entries: readonly CatalogEntry[];
beforeAll(async () => { entries = await catalogEntries(join(__dirname, '../..')); });

/** The page of a framework, where no control but these is in the catalog. */
function page(file: string, ...ids: string[]): string {
  const { files } = compliancePages(entries.filter(({ control }) => ids.includes(control.id)));
  return files.find(({ path }) => path === `docs/compliance/${file}`)!.text;
}

/** The part of a page below a heading. */
const below = (text: string, heading: string) => text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';

test('a technical check is met by the control that makes it, and links to its page', () => {
  expect(below(page('fsbp.md', 'FunctionTraced'), 'Met')).toMatch(/\| Lambda\.7 \| .* \| \[FunctionTraced\]\(\.\.\/controls\/FunctionTraced\.md\) \|/);
  expect(below(page('fsbp.md'), 'Not covered')).toContain('| Lambda.7 |');
});

test('a check that asks for more than the control is met in part', () => {
  expect(below(page('fsbp.md', 'DomainNameTls'), 'Partly met')).toContain('| APIGateway.11 |');
});

test('a requirement that is more than a check is met in part, also by what follows from a control\'s ids', () => {
  const text = page('nist-800-53.md', 'FunctionTraced');
  expect(below(text, 'Partly met')).toContain('| CA-7 |');
  expect(below(text, 'Met')).toBe('');
});

test('what no template shows is not held against the catalog', () => {
  const text = page('fsbp.md');
  expect(below(text, 'Outside the template')).toContain('| IAM.4 |');
  expect(below(text, 'Not covered')).not.toContain('| IAM.4 |');
});

test('the index counts what the pages list', () => {
  const { files } = compliancePages(entries);
  const [index, ...pages] = files.map(({ text }) => text);
  const rows = index.split('\n').filter((line) => line.startsWith('| ['));
  expect(rows).toHaveLength(pages.length);
  rows.forEach((row, position) => {
    const [met, partly, not, outside, all] = row.split(' | ').slice(1).map((cell) => parseInt(cell, 10));
    const listed = (heading: string) => below(pages[position], heading).split('\n').filter((line) => /^\| (?!id |---)/.test(line)).length;
    expect([met, partly, not, outside]).toEqual(['Met', 'Partly met', 'Not covered', 'Outside the template'].map(listed));
    expect(met + partly + not + outside).toBe(all);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minimalConstructs } from '../contract/minimal-constructs';

const folder = join(__dirname, '..', '..', 'docs', 'constructs');
const constructs = [...new Set(Object.keys(minimalConstructs).map((name) => name.split(' ')[0]))];

describe.each(constructs)('%s', (construct) => {
  const page = join(folder, `${construct}.md`);

  test('has a page with a diagram, an example, and what it makes and costs', () => {
    expect(existsSync(page)).toBe(true);
    const text = readFileSync(page, 'utf8');
    expect(text).toContain(`# ${construct}\n`);
    expect(text).toMatch(/```mermaid\nflowchart /);
    expect(text).toMatch(/```ts\n[^`]*new Secure/);
    expect(text).toMatch(/<!-- footprint -->\n\| in a stack of its own/);
  });

  test('is linked from the index of pages', () => {
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(`[${construct}](${construct}.md)`);
  });
});

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';

const root = join(__dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

test('the quick start synthesizes without a finding', () => {
  const [, quickStart] = /## Quick start[^]*?```ts\n([^]*?)```/.exec(readme)!;
  const { code } = transformSync(`${quickStart}\napp.synth();`, { loader: 'ts', format: 'cjs' });
  const folder = mkdtempSync(join(tmpdir(), 'quick-start-'));
  const before = process.cwd();
  try {
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src', 'read-order.ts'), 'export const handler = async () => ({ statusCode: 200 });\n');
    process.chdir(folder);

    const run = () => new Function('require', code)((name: string) => require(name === 'cdk-bulwark' ? '../../lib' : name));

    expect(run).not.toThrow();
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
});

test('links between documents lead somewhere', () => {
  const documents = ['.', 'docs', 'docs/adr']
    .flatMap((folder) => readdirSync(join(root, folder)).filter((file) => file.endsWith('.md')).map((file) => join(folder, file)));

  const broken = documents.flatMap((document) => {
    const links = [...readFileSync(join(root, document), 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) => link);
    return links.filter((link) => !existsSync(join(root, dirname(document), link))).map((link) => `${document}: ${link}`);
  });

  expect(broken).toEqual([]);
});

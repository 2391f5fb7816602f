import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { catalogEntries } from './generate/catalog-entries';
import { catalogIndex } from './generate/catalog-index';
import { compliancePages } from './generate/compliance-pages';
import { controlPages } from './generate/control-pages';
import { differences, GeneratedOutput, write } from './generate/generated-file';
import { replacingProperties } from './generate/replacing-properties';
import { reportPage } from './generate/report-page';

/** The index and reference of the catalog; the same sources give the same text, byte for byte. */
export async function generate(root: string): Promise<GeneratedOutput> {
  const entries = await catalogEntries(root);
  const outputs = [catalogIndex(entries), controlPages(entries), compliancePages(entries)];
  return { files: outputs.flatMap(({ files }) => files), ownedFolders: outputs.flatMap(({ ownedFolders }) => ownedFolders) };
}

/** In turn: the pages say which repairs replace a resource, and the last synthesizes constructs, which load the index. */
const parts: readonly ((root: string) => Promise<GeneratedOutput>)[] = [
  async (root) => replacingProperties(await catalogEntries(root)),
  generate,
  async (root) => reportPage(root),
  async (root) => (await import('./generate/footprint.js')).footprint(root),
];

async function main(args: readonly string[]): Promise<void> {
  const root = join(__dirname, '..');
  for (const [index, part] of parts.entries()) {
    const output = await part(root);
    const changed = differences(root, output);
    if (args.includes('--check') && changed.length > 0) {
      throw new Error(`These differ from what their sources say; run 'npm run generate':\n  ${changed.join('\n  ')}`);
    }
    write(root, output);
    process.stdout.write(`${output.files.length} files, ${changed.length} changed.\n`);
    // This process has loaded the table that the pages read as it was.
    if (index === 0 && changed.length > 0) {
      process.exitCode = spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1)], { stdio: 'inherit' }).status ?? 1;
      return;
    }
  }
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

import { join } from 'node:path';
import { catalogEntries } from './generate/catalog-entries';
import { catalogIndex } from './generate/catalog-index';
import { compliancePages } from './generate/compliance-pages';
import { controlPages } from './generate/control-pages';
import { differences, GeneratedOutput, write } from './generate/generated-file';

/** The index and reference of the catalog; the same sources give the same text, byte for byte. */
export async function generate(root: string): Promise<GeneratedOutput> {
  const entries = await catalogEntries(root);
  const outputs = [catalogIndex(entries), controlPages(entries), compliancePages(entries)];
  return { files: outputs.flatMap(({ files }) => files), ownedFolders: outputs.flatMap(({ ownedFolders }) => ownedFolders) };
}

/** Both parts in turn: the second synthesizes constructs, which load the index that the first writes. */
const parts: readonly ((root: string) => Promise<GeneratedOutput>)[] = [
  generate,
  async (root) => (await import('./generate/footprint.js')).footprint(root),
];

async function main(args: readonly string[]): Promise<void> {
  const root = join(__dirname, '..');
  for (const part of parts) {
    const output = await part(root);
    const changed = differences(root, output);
    if (args.includes('--check') && changed.length > 0) {
      throw new Error(`These differ from what their sources say; run 'npm run generate':\n  ${changed.join('\n  ')}`);
    }
    write(root, output);
    process.stdout.write(`${output.files.length} files, ${changed.length} changed.\n`);
  }
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}

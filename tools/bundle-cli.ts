import { chmodSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';

/** What the command line may carry besides our own code: it has to start without loading the CDK. */
const allowedPackages: readonly string[] = ['@dagrejs/dagre', '@dagrejs/graphlib', 'diff', 'yaml'];

/** Writes the command line as one file, which starts faster than the hundred that it is made of. */
export function bundleCli(root: string, outfile: string): Metafile {
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: ['bin/cdk-bulwark.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Names stay whole, so that a stack trace in an issue can be read.
    minifyWhitespace: true,
    metafile: true,
    logLevel: 'warning',
  });
  const foreign = packagesIn(metafile).filter((name) => !allowedPackages.includes(name));
  if (foreign.length > 0) throw new Error(`The command line must not carry ${foreign.join(', ')}: find who imports it with 'npm run check:floors'.`);
  chmodSync(resolve(root, outfile), 0o755);
  return metafile;
}

function packagesIn({ inputs }: Metafile): string[] {
  const names = Object.keys(inputs).map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
  return [...new Set(names)].filter((name) => name !== undefined);
}

if (require.main === module) {
  const { outputs } = bundleCli(join(__dirname, '..'), 'bin/cdk-bulwark.js');
  for (const [file, { bytes }] of Object.entries(outputs)) process.stdout.write(`${file}: ${Math.round(bytes / 1024)} KiB\n`);
}

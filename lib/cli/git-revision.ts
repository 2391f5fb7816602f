import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { printable } from '../reporters/printable';
import { UsageError } from './usage-error';

/** The commit of a revision such as `main` or `HEAD~1`; undefined where there is none, or no repository. */
export function commitOf(revision: string): string | undefined {
  const { status, stdout } = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Lends a folder with the files of a commit, in the place of the working folder; neither the repository nor its index
 * nor what is checked out changes. The packages that are installed now are there, too.
 */
export async function withCommit<T>(commit: string, use: (folder: string) => Promise<T>): Promise<T> {
  const root = said(['rev-parse', '--show-toplevel']);
  const below = said(['rev-parse', '--show-prefix']);
  const temporary = mkdtempSync(join(tmpdir(), 'cdk-bulwark-base-'));
  // What is left when a signal ends the process.
  const clean = (): void => rmSync(temporary, { recursive: true, force: true });
  process.on('exit', clean);
  try {
    const tree = join(temporary, 'tree');
    mkdirSync(join(tree, below), { recursive: true });
    const env = { ...process.env, GIT_INDEX_FILE: join(temporary, 'index') };
    said(['read-tree', commit], env);
    said(['checkout-index', '--all', `--prefix=${tree}/`], env, root);
    for (let folder = process.cwd(); ; folder = dirname(folder)) {
      const place = join(tree, relative(root, folder));
      if (existsSync(join(folder, 'node_modules')) && existsSync(place) && !readdirSync(place).includes('node_modules')) {
        symlinkSync(join(folder, 'node_modules'), join(place, 'node_modules'), 'junction');
      }
      if (folder === root || folder === dirname(folder)) break;
    }
    return await use(join(tree, below));
  } finally {
    process.off('exit', clean);
    clean();
  }
}

function said(args: readonly string[], env?: NodeJS.ProcessEnv, cwd?: string): string {
  const { status, stdout, stderr } = git(args, env, cwd);
  if (status !== 0) throw new UsageError(`git ${args[0]}: ${printable(stderr.trim().split('\n')[0] || 'failed')}`);
  return stdout.trim();
}

function git(args: readonly string[], env?: NodeJS.ProcessEnv, cwd?: string) {
  const { status, stdout, stderr } = spawnSync('git', args, { encoding: 'utf8', env, cwd, maxBuffer: 1e8 });
  return { status, stdout: stdout ?? '', stderr: stderr ?? '' };
}

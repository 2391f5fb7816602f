import { type FSWatcher, readdirSync, statSync, watch as watchFolder } from 'node:fs';
import { dirname, join } from 'node:path';
import { printable } from '../reporters/printable';
import { ExitCode } from './exit-code';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** Several files that are saved together count as one change. */
const pause = 200;

/** What is written by tools rather than by people; a synthesis would start the next one. */
const unwatched = new Set(['node_modules', 'cdk.out', 'dist', 'build', '__pycache__']);

/** What is watched. */
export interface Watched {
  readonly paths: readonly string[];
  /** Names of files and folders that the run itself writes. */
  readonly ignored: readonly string[];
}

/** Does something now, and again whenever a file changes, until it is told to end. */
export async function watch({ paths, ignored }: Watched, terminal: Terminal, run: () => Promise<ExitCode>): Promise<ExitCode> {
  const changes = new Changes(paths, new Set([...unwatched, ...ignored]));
  try {
    for (;;) {
      if (terminal.isTerminal) terminal.out('\u001b[2J\u001b[H');
      const last = await attempt(run, terminal);
      terminal.err('cdk-bulwark: waiting for a change; Ctrl-C ends\n');
      if (await changes.next(terminal.until) === 'ended') return last;
    }
  } finally {
    changes.close();
  }
}

/** What is wrong now may be right after the next change. */
async function attempt(run: () => Promise<ExitCode>, terminal: Terminal): Promise<ExitCode> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`cdk-bulwark: ${printable(error.message.split('\n')[0])}\n`);
    return 2;
  }
}

class Changes {
  private readonly watchers: FSWatcher[] = [];
  private changed = false;
  private notify: () => void = () => undefined;

  public constructor(private readonly paths: readonly string[], private readonly ignored: ReadonlySet<string>) {
    this.open();
  }

  /** Resolves when something has changed since the last time that was asked, and has settled. */
  public async next(until?: AbortSignal): Promise<'changed' | 'ended'> {
    while (!this.changed) {
      if (until?.aborted) return 'ended';
      await new Promise<void>((done) => {
        this.notify = done;
        until?.addEventListener('abort', () => done(), { once: true });
      });
    }
    do {
      this.changed = false;
      await new Promise((done) => setTimeout(done, pause));
    } while (this.changed && !until?.aborted);
    // Folders come and go.
    this.close();
    this.open();
    return until?.aborted ? 'ended' : 'changed';
  }

  public close(): void {
    for (const watcher of this.watchers.splice(0)) watcher.close();
  }

  private open(): void {
    for (const folder of new Set(this.paths.flatMap((path) => foldersOf(path, this.ignored)))) {
      try {
        const watcher = watchFolder(folder, (_, name) => {
          if (name !== null && (this.ignored.has(name) || name.endsWith('.unfinished'))) return;
          this.changed = true;
          this.notify();
        });
        watcher.on('error', () => watcher.close());
        this.watchers.push(watcher);
      } catch {
        // Gone since it was listed.
      }
    }
  }
}

/** A folder with those below it; of a file, its folder: editors replace files rather than change them. */
function foldersOf(path: string, ignored: ReadonlySet<string>): string[] {
  if (!(statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false)) return [dirname(path)];
  try {
    const below = readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !ignored.has(entry.name));
    return [path, ...below.flatMap(({ name }) => foldersOf(join(path, name), ignored))];
  } catch {
    return [];
  }
}

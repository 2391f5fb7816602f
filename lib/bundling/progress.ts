import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';

const patience = 1000;
/** Written to as it is: Node takes longer to open it as a stream than a warm synthesis to find its bundles. */
const stderr = 2;

/** Runs work that can be long, and says so: at once on a terminal, afterwards elsewhere if it took longer than a second. */
export function withProgress<T>(text: string, work: () => T): T {
  const terminal = isatty(stderr);
  const start = Date.now();
  if (terminal) say(`${text} ...`);
  try {
    return work();
  } finally {
    const took = `${((Date.now() - start) / 1000).toFixed(1)} s`;
    if (terminal) say(` ${took}\n`);
    else if (Date.now() - start > patience) say(`${text}: ${took}\n`);
  }
}

function say(text: string): void {
  try {
    writeSync(stderr, text);
  } catch {
    // Nobody listens, or not now.
  }
}

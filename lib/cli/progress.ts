import type { Terminal } from './terminal';

/** What takes longer than this is told of. */
const patience = 1_000;
const everySecond = 1_000;

/** Says on standard error what is being waited for, where that takes longer than a second. */
export class Progress {
  private shown = false;
  private lastShown = 0;

  public constructor(private readonly terminal: Terminal, private readonly isQuiet: boolean) {}

  /** Waits for something that goes on elsewhere. */
  public async during<T>(what: string, work: () => Promise<T>): Promise<T> {
    const tell = this.begin(what);
    const timer = setInterval(tell, everySecond);
    try {
      return await work();
    } finally {
      clearInterval(timer);
      this.end();
    }
  }

  /** Does something that keeps the process busy, and calls what it is given now and then. */
  public busy<T>(what: string, work: (tell: () => void) => T): T {
    const tell = this.begin(what);
    try {
      return work(tell);
    } finally {
      this.end();
    }
  }

  private begin(what: string): () => void {
    const started = Date.now();
    return () => {
      const now = Date.now();
      if (this.isQuiet || now - started < patience || now - this.lastShown < everySecond) return;
      // On a terminal the line is written over; a log gets it once.
      if (this.terminal.errorIsTerminal) this.terminal.err(`\r\u001b[Kcdk-bulwark: ${what} … ${Math.round((now - started) / 1_000)} s`);
      else if (!this.shown) this.terminal.err(`cdk-bulwark: ${what} …\n`);
      this.shown = true;
      this.lastShown = now;
    };
  }

  private end(): void {
    if (this.shown && this.terminal.errorIsTerminal) this.terminal.err('\r\u001b[K');
    this.shown = false;
    this.lastShown = 0;
  }
}

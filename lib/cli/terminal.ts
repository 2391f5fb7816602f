/** Where a command reads its surroundings from and writes to; process, but for tests. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the output is read by a person at a terminal. */
  readonly isTerminal: boolean;
  /** The same of what goes to standard error. */
  readonly errorIsTerminal?: boolean;
  /** Characters in a line; undefined where the output is no terminal. */
  readonly columns?: number;
  /** Ends what would go on for ever, such as `--watch`. Default: Ctrl-C does. */
  readonly until?: AbortSignal;
}

const standardWidth = 100;
const widest = 140;

/** A flag is asked first, then NO_COLOR and FORCE_COLOR, then whether a terminal is there. */
export function showsColour({ env, isTerminal }: Terminal, flag?: boolean): boolean {
  if (flag !== undefined) return flag;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  return isTerminal && env.TERM !== 'dumb';
}

export function lineWidth({ columns }: Terminal): number {
  return columns === undefined || columns === 0 ? standardWidth : Math.min(columns, widest);
}

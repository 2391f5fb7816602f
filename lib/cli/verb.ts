import type { ExitCode } from './exit-code';
import type { Flags, FlagValues } from './flag';
import type { Terminal } from './terminal';

/** What a verb is called with. */
export interface Call<F extends Flags> {
  readonly operands: readonly string[];
  readonly flags: FlagValues<F>;
  readonly terminal: Terminal;
}

/** One thing that the command line does: a file in `verbs/`, and a line in its table. */
export interface Verb<F extends Flags = Flags> {
  readonly name: string;
  /** What follows the name, such as `PATH...`. */
  readonly operands: string;
  /** What it does, in a line. */
  readonly summary: string;
  /** What else its help says. */
  readonly details?: string;
  readonly flags: F;
  /** @throws UsageError where it was called wrongly */
  readonly run: (call: Call<F>) => ExitCode | Promise<ExitCode>;
}

/** Keeps the types of the flags for the one that reads them, and hides them from those that call any verb. */
export function defineVerb<const F extends Flags>(verb: Verb<F>): Verb {
  return verb as unknown as Verb;
}

export function usageOf({ name, operands }: Pick<Verb, 'name' | 'operands'>): string {
  return `cdk-bulwark ${name}${operands === '' ? '' : ` ${operands}`}`;
}

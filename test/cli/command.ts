import { ExitCode } from '../../lib/cli/exit-code';
import { main } from '../../lib/cli/main';
import { Terminal } from '../../lib/cli/terminal';

export interface CommandResult {
  readonly exitCode: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Calls the command line as the shell would, outside of a terminal. */
export async function run(args: readonly string[], terminal: Partial<Terminal> = {}): Promise<CommandResult> {
  let out = '';
  let err = '';
  const exitCode = await main(args, {
    out: (text) => { out += text; },
    err: (text) => { err += text; },
    env: {},
    isTerminal: false,
    ...terminal,
  });
  return { exitCode, out, err };
}

/** What was said on standard error, but for how long it takes: that is up to the machine. */
export function withoutProgress(err: string): string {
  return err.replace(/^cdk-bulwark: (?:judging|judging the base|synthesizing the app) …\n/gm, '');
}

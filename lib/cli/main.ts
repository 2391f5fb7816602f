import { printable } from '../reporters/printable';
import { meant, parseArguments, verbNameOf, verbOf } from './arguments';
import { ExitCode, exitCode } from './exit-code';
import { commonFlags } from './flag';
import { generalHelp, verbHelp } from './help';
import { suggestion } from './suggestion';
import { Terminal } from './terminal';
import { toolVersion } from './tool-version';
import { UsageError } from './usage-error';
import { usageOf } from './verb';
import { verbs } from './verbs';

/** The command line: arguments in, exit code out. Throws nothing. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await run(args, terminal);
  } catch (error) {
    terminal.err(`cdk-bulwark: ${describe(error, terminal)}\n`);
    return error instanceof UsageError ? exitCode.badInput : exitCode.failure;
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const name = verbNameOf(args);
  if (name === undefined) return withoutVerb(args, terminal);
  if (name === 'help') return showHelp(args.filter((argument) => !argument.startsWith('-'))[1], terminal);
  const verb = verbOf(name, verbs);
  const { operands, flags } = parseArguments(args, verb);
  if (flags.help) return showHelp(name, terminal);
  if (flags.version) return showVersion(terminal);
  return verb.run({ operands, flags, terminal });
}

function withoutVerb(args: readonly string[], terminal: Terminal): ExitCode {
  const [flag] = args;
  if (flag === '--help' || flag === '-h') return showHelp(undefined, terminal);
  if (flag === '--version') return showVersion(terminal);
  if (flag === undefined) throw new UsageError(`what to do is missing; write '${usageOf(verbs.check())}', or --help`);
  const near = suggestion(flag, Object.keys(commonFlags).map((known) => `--${known}`));
  throw new UsageError(`what to do is missing before ${printable(flag)}${meant(near)}; write '${usageOf(verbs.check())}', or --help`);
}

function showHelp(name: string | undefined, terminal: Terminal): ExitCode {
  terminal.out(name === undefined ? generalHelp(Object.values(verbs).map((load) => load())) : verbHelp(verbOf(name, verbs)));
  return exitCode.clean;
}

function showVersion(terminal: Terminal): ExitCode {
  terminal.out(`${toolVersion()}\n`);
  return exitCode.clean;
}

function describe(error: unknown, { env }: Terminal): string {
  if (!(error instanceof Error)) return printable(String(error));
  if (env.BULWARK_DEBUG === '1' && !(error instanceof UsageError)) return error.stack ?? error.message;
  const problem = printable(error.message.split('\n')[0]);
  return error instanceof UsageError ? problem : `failed: ${problem} (BULWARK_DEBUG=1 shows where)`;
}

import { parseArgs } from 'node:util';
import { Profile, profiles, severities, Severity } from '../core/control';
import { printable } from '../reporters/printable';
import { suggestion } from './suggestion';
import { UsageError } from './usage-error';

export const formats = ['text', 'json'] as const;
export type Format = (typeof formats)[number];

export const thresholds = [...severities, 'unknown', 'never'] as const;
export type Threshold = Severity | 'unknown' | 'never';

export interface CheckCommand {
  readonly name: 'check';
  readonly paths: readonly string[];
  readonly format: Format;
  readonly profile: Profile;
  readonly failOn: Threshold;
}

export type Command = CheckCommand | { readonly name: 'help' } | { readonly name: 'version' };

const options = {
  'format': { type: 'string' },
  'profile': { type: 'string' },
  'fail-on': { type: 'string' },
  'help': { type: 'boolean', short: 'h' },
  'version': { type: 'boolean' },
} as const;

/** Reads a command line, without the names of node and the script. */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  const [verb, ...paths] = positionals;
  if (verb === undefined) throw new UsageError("what to do is missing; write 'cdk-bulwark check PATH...', or --help");
  if (verb !== 'check') throw new UsageError(`'${printable(verb)}' is no command${meant(suggestion(verb, ['check']))}; write 'cdk-bulwark check PATH...'`);
  if (paths.length === 0) throw new UsageError("check what? write 'cdk-bulwark check PATH...', such as 'cdk-bulwark check cdk.out'");
  return {
    name: 'check',
    paths,
    format: oneOf('format', values.format ?? 'text', formats),
    profile: oneOf('profile', values.profile ?? 'standard', profiles),
    failOn: oneOf('fail-on', values['fail-on'] ?? 'low', thresholds),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const flag = unknownFlag(args);
    if (flag !== undefined) {
      throw new UsageError(`there is no flag ${printable(flag)}${meant(suggestion(flag, Object.keys(options).map((name) => `--${name}`)))}`);
    }
    const [problem] = (error as Error).message.split(/[\n.]/);
    throw new UsageError(`${printable(problem)}; see --help`);
  }
}

function unknownFlag(args: readonly string[]): string | undefined {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end)
    .filter((argument) => argument.startsWith('-') && argument !== '-')
    .map((argument) => argument.split('=')[0])
    .find((flag) => flag !== '-h' && !Object.keys(options).some((name) => flag === `--${name}`));
}

function oneOf<T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError(`--${flag} is one of ${allowed.join(', ')}, not '${printable(value)}'${meant(suggestion(value, allowed))}`);
}

function meant(word: string | undefined): string {
  return word === undefined ? '' : `; did you mean ${word}?`;
}

import { parseArgs, type ParseArgsConfig } from 'node:util';
import { printable } from '../reporters/printable';
import { commonFlags, Flag, Flags, FlagValues } from './flag';
import { suggestion } from './suggestion';
import { UsageError } from './usage-error';
import { usageOf, Verb } from './verb';

/** What a command line says, once the verb is known. */
export interface Arguments {
  readonly operands: readonly string[];
  readonly flags: FlagValues<Flags>;
}

/** The verb is the first that is no flag. */
export function verbNameOf(args: readonly string[]): string | undefined {
  return args.find((argument) => !argument.startsWith('-'));
}

/**
 * Finds the verb of a name.
 *
 * @throws UsageError which suggests the nearest
 */
export function verbOf(name: string, verbs: Readonly<Record<string, () => Verb>>): Verb {
  if (Object.hasOwn(verbs, name)) return verbs[name]();
  const near = suggestion(name, Object.keys(verbs));
  throw new UsageError(`'${printable(name)}' is no command${meant(near)}; write '${usageOf(verbs[near ?? 'check']())}'`);
}

/**
 * Reads a command line, without the names of node and the script, for the verb that it names.
 *
 * @throws UsageError where it can't be understood
 */
export function parseArguments(args: readonly string[], verb: Verb): Arguments {
  const flags: Flags = { ...verb.flags, ...commonFlags };
  const { values, positionals } = parse(args.map(american), flags, verb);
  return {
    operands: positionals.slice(1),
    flags: Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, valueOf(name, flag, values[name])])) as FlagValues<Flags>,
  };
}

/** Some of us write colour. */
function american(argument: string): string {
  return argument === '--colour' ? '--color' : argument === '--no-colour' ? '--no-color' : argument;
}

/** The value among those allowed. */
export function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError(`${name} is one of ${allowed.join(', ')}, not '${printable(value)}'${meant(suggestion(value, allowed))}`);
}

/** The words that suggest another one. */
export function meant(word: string | undefined): string {
  return word === undefined ? '' : `; did you mean ${word}?`;
}

type Given = string | boolean | (string | boolean)[] | undefined;

function valueOf(name: string, flag: Flag, given: Given): string | boolean | readonly string[] | undefined {
  if (flag.takes === undefined && flag.choices === undefined) return given === true;
  const { choices } = flag;
  const values = (Array.isArray(given) ? given : given === undefined ? [] : [given]).map(String);
  const known = choices ? values.map((value) => oneOf(`--${name}`, value, choices)) : values;
  return flag.repeatable ? known : known[0];
}

function parse(args: readonly string[], flags: Flags, verb: Verb): { values: Record<string, Given>; positionals: string[] } {
  const options: ParseArgsConfig['options'] = Object.fromEntries(Object.entries(flags).map(([name, { takes, choices, repeatable, short }]) => [name, {
    type: takes === undefined && choices === undefined ? 'boolean' : 'string', multiple: repeatable === true, ...short === undefined ? {} : { short },
  }]));
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const flag = unknownFlag(args, flags);
    if (flag !== undefined) throw new UsageError(notTaken(flag, flags, verb));
    const [problem] = (error as Error).message.split(/[\n.]/);
    throw new UsageError(`${printable(problem)}; see cdk-bulwark ${verb.name} --help`);
  }
}

function notTaken(flag: string, flags: Flags, { name, flags: own }: Verb): string {
  const near = suggestion(flag, Object.keys(flags).map((known) => `--${known}`));
  if (near !== undefined) return `there is no flag ${printable(flag)}${meant(near)}`;
  const list = Object.keys(own).map((known) => `--${known}`).join(', ');
  return `${name} takes no ${printable(flag)}${list === '' ? '' : `; it takes ${list}`}`;
}

function unknownFlag(args: readonly string[], flags: Flags): string | undefined {
  const known = new Set(Object.entries(flags).flatMap(([name, { short }]) => [`--${name}`, ...short === undefined ? [] : [`-${short}`]]));
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end)
    .filter((argument) => argument.startsWith('-') && argument !== '-')
    .map((argument) => argument.split('=')[0])
    .find((flag) => !known.has(flag));
}

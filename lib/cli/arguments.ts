import { parseArgs } from 'node:util';
import { defaultBaselineFile } from '../core/baseline';
import { Profile, profiles, severities, Severity } from '../core/control';
import { printable } from '../reporters/printable';
import { ExportForm, exportForms } from './export';
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
  readonly waiversFile?: string;
  readonly baselineFile?: string;
}

export interface BaselineCommand {
  readonly name: 'baseline';
  readonly paths: readonly string[];
  readonly profile: Profile;
  readonly waiversFile?: string;
  readonly output: string;
}

export interface ExportCommand {
  readonly name: 'export';
  readonly form: ExportForm;
  readonly profile: Profile;
  /** The folder; standard output where there is none. */
  readonly output?: string;
}

export type Command = CheckCommand | BaselineCommand | ExportCommand | { readonly name: 'help' } | { readonly name: 'version' };

const options = {
  'baseline': { type: 'string' },
  'fail-on': { type: 'string' },
  'format': { type: 'string' },
  'help': { type: 'boolean', short: 'h' },
  'output': { type: 'string' },
  'profile': { type: 'string' },
  'version': { type: 'boolean' },
  'waivers': { type: 'string' },
} as const;

type Flag = keyof typeof options;
type Values = ReturnType<typeof parse>['values'];

/** A verb of the command line: which flags it takes, and what it reads from them. */
interface Verb {
  readonly usage: string;
  readonly flags: readonly Flag[];
  readonly read: (positionals: readonly string[], values: Values) => Command;
}

const verbs: Readonly<Record<string, Verb>> = {
  check: {
    usage: 'cdk-bulwark check PATH...',
    flags: ['baseline', 'fail-on', 'format', 'profile', 'waivers'],
    read: (paths, values) => ({
      name: 'check',
      paths: pathsOf('check', paths),
      format: oneOf('format', values.format ?? 'text', formats),
      profile: profileOf(values),
      failOn: oneOf('fail-on', values['fail-on'] ?? 'low', thresholds),
      waiversFile: values.waivers,
      baselineFile: values.baseline,
    }),
  },
  baseline: {
    usage: 'cdk-bulwark baseline PATH...',
    flags: ['output', 'profile', 'waivers'],
    read: (paths, values) => ({
      name: 'baseline',
      paths: pathsOf('baseline', paths),
      profile: profileOf(values),
      waiversFile: values.waivers,
      output: values.output ?? defaultBaselineFile,
    }),
  },
  export: {
    usage: 'cdk-bulwark export guard|config|hook',
    flags: ['output', 'profile'],
    read: ([form, ...more], values) => {
      if (form === undefined || more.length > 0) throw new UsageError(`export takes one of ${exportForms.join(', ')}; write 'cdk-bulwark export guard'`);
      return { name: 'export', form: oneOf('form', form, exportForms, 'what to export'), profile: profileOf(values), output: values.output };
    },
  },
};

/** Reads a command line, without the names of node and the script. */
export function parseCommand(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  const [name, ...rest] = positionals;
  if (name === undefined) throw new UsageError(`what to do is missing; write '${verbs.check.usage}', or --help`);
  if (!Object.hasOwn(verbs, name)) {
    const near = suggestion(name, Object.keys(verbs));
    throw new UsageError(`'${printable(name)}' is no command${meant(near)}; write '${verbs[near ?? 'check'].usage}'`);
  }
  const verb = verbs[name];
  const stray = (Object.keys(values) as Flag[]).find((flag) => !verb.flags.includes(flag));
  if (stray !== undefined) throw new UsageError(`${name} takes no --${stray}; it takes ${verb.flags.map((flag) => `--${flag}`).join(', ')}`);
  return verb.read(rest, values);
}

function pathsOf(name: string, paths: readonly string[]): readonly string[] {
  if (paths.length > 0) return paths;
  throw new UsageError(`${name} what? write 'cdk-bulwark ${name} PATH...', such as 'cdk-bulwark ${name} cdk.out'`);
}

function profileOf(values: Values): Profile {
  return oneOf('profile', values.profile ?? 'standard', profiles);
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

function oneOf<T extends string>(flag: string, value: string, allowed: readonly T[], name = `--${flag}`): T {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return found;
  throw new UsageError(`${name} is one of ${allowed.join(', ')}, not '${printable(value)}'${meant(suggestion(value, allowed))}`);
}

function meant(word: string | undefined): string {
  return word === undefined ? '' : `; did you mean ${word}?`;
}

import { profiles } from '../core/control';

/** A flag of the command line. */
export interface Flag {
  /** What it takes, as the help names it, such as `FILE`. Default: nothing, it is a switch. */
  readonly takes?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  /** Whether it may be given several times. */
  readonly repeatable?: true;
  readonly short?: string;
  /** For the help, in a few words. */
  readonly help: string;
}

export type Flags = Readonly<Record<string, Flag>>;

type Taken<F extends Flag> = F extends { readonly choices: readonly (infer Choice extends string)[] } ? Choice : string;

type FlagValue<F extends Flag> =
  F extends { readonly repeatable: true } ? readonly Taken<F>[]
    : F extends { readonly takes: string } | { readonly choices: readonly string[] } ? Taken<F> | undefined
      : boolean;

/** What was given for each flag: an empty list or undefined where it was not, and whether a switch was. */
export type FlagValues<F extends Flags> = { readonly [Name in keyof F]: FlagValue<F[Name]> };

/** Every verb takes these. */
export const commonFlags = {
  help: { short: 'h', help: 'show this' },
  version: { help: 'show the version' },
  color: { help: 'colours, also where no terminal is' },
  'no-color': { help: 'no colours (NO_COLOR and FORCE_COLOR are obeyed, too)' },
} as const satisfies Flags;

/** What several verbs take, with one meaning. */
export const profileFlag = { choices: profiles, help: 'how much is asked for (default: standard)' } as const satisfies Flag;
export const waiversFlag = {
  takes: 'FILE', help: 'findings that someone answers for until a day (default: bulwark.waivers.yaml, if there is one)',
} as const satisfies Flag;

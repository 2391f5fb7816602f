import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Flags, FlagValues, profileFlag, waiversFlag } from './flag';
import { Progress } from './progress';
import { listed, SelectedControls,selectedControls } from './selection';
import { readSettings, Settings } from './settings';
import { App, appIn, synthesize } from './synthesis';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** The flags of every verb that judges something. */
export const judgingFlags = {
  app: { takes: 'COMMAND', help: "the command that synthesizes the app, or a folder that 'cdk synth' wrote (default: that of cdk.json)" },
  stack: { takes: 'PATTERN', repeatable: true, help: "the stacks to judge, by construct path or name; '*' stands for any letters" },
  profile: profileFlag,
  select: { takes: 'CONTROL', repeatable: true, help: "ask only these: controls, patterns with '*', services such as lambda, severities" },
  ignore: { takes: 'CONTROL', repeatable: true, help: 'leave these out, in the same way' },
  waivers: waiversFlag,
  config: { takes: 'FILE', help: 'the settings (default: bulwark.config.yaml or .json, if there is one)' },
  quiet: { short: 'q', help: 'say only what is wrong' },
  verbose: { short: 'v', help: 'say more: why it matters, and what was judged' },
} as const satisfies Flags;

export type JudgingFlags = FlagValues<typeof judgingFlags>;

/** What is judged, and by which controls: flags first, then settings. */
export interface Judging {
  readonly settings: Settings;
  readonly selected: SelectedControls;
  readonly stack: readonly string[];
  readonly waiversFile?: string;
  readonly input: Input;
  readonly progress: Progress;
}

/** What a command line points at. */
export type Input =
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  | { readonly kind: 'app'; readonly app: App };

/** Reads what verbs that judge have in common. */
export function readJudging(operands: readonly string[], flags: JudgingFlags, terminal: Terminal): Judging {
  if (flags.quiet && flags.verbose) throw new UsageError('--quiet and --verbose are each other\'s opposite; take one');
  const settings = readSettings(flags.config);
  return {
    settings,
    selected: selectedControls({
      profile: flags.profile ?? settings.profile ?? 'standard',
      select: listed(flags.select.length > 0 ? flags.select : settings.select ?? []),
      ignore: listed(flags.ignore.length > 0 ? flags.ignore : settings.ignore ?? []),
    }),
    stack: flags.stack.length > 0 ? flags.stack : settings.stack ?? [],
    waiversFile: flags.waivers ?? settings.waivers,
    input: inputOf(operands, flags.app, settings),
    progress: new Progress(terminal, flags.quiet),
  };
}

/** The closest to what was asked: paths, the app, its last synthesis, whatever templates there are. */
function inputOf(operands: readonly string[], flag: string | undefined, settings: Settings): Input {
  if (operands.length > 0 && flag !== undefined) throw new UsageError('a PATH or --app, not both');
  if (operands.length > 0) return { kind: 'paths', paths: operands };
  if (flag === undefined && settings.app === undefined && settings.paths !== undefined) return { kind: 'paths', paths: settings.paths };
  return inputIn('.', flag ?? settings.app);
}

/** What a folder is judged by where nobody says. */
export function inputIn(folder: string, command?: string): Input {
  if (command !== undefined && isFolder(join(folder, command))) return { kind: 'paths', paths: [join(folder, command)] };
  const app = appIn(folder, command);
  if (app && isFolder(join(folder, app.command))) return { kind: 'paths', paths: [join(folder, app.command)] };
  if (app) return { kind: 'app', app };
  const assembly = join(folder, 'cdk.out');
  return { kind: 'paths', paths: [existsSync(join(assembly, 'manifest.json')) ? assembly : folder] };
}

/** Where there is something to read, once the app is synthesized. */
export async function pathsOf(input: Input, { progress }: Pick<Judging, 'progress'>, terminal: Terminal, verbose = false): Promise<readonly string[]> {
  if (input.kind === 'paths') return input.paths;
  return [await progress.during('synthesizing the app', () => synthesize(input.app, terminal, verbose))];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

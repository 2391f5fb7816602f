import type { Flag, Flags } from './flag';
import { commonFlags } from './flag';
import type { Verb } from './verb';

export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** What can stand on a command line. All of it is this program's own words: nothing here needs quoting. */
export interface Vocabulary {
  readonly verbs: readonly Verb[];
  readonly controls: readonly string[];
}

/** What a shell runs to complete our command lines. */
export function completionScript(shell: Shell, vocabulary: Vocabulary): string {
  return shell === 'fish' ? fish(vocabulary) : shell === 'zsh' ? `#compdef cdk-bulwark\nautoload -U +X bashcompinit && bashcompinit\n${bash(vocabulary)}` : bash(vocabulary);
}

function bash({ verbs, controls }: Vocabulary): string {
  const branches = verbs.map((verb) => {
    const flags = flagsOf(verb);
    const choices = Object.entries(flags).flatMap(([name, flag]) => {
      const words = choicesOf(name, flag, controls);
      return words === undefined ? [] : [`      --${name}) COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$word")); return ;;`];
    });
    const chosen = choices.length === 0 ? '' : `
      case "$before" in
${choices.join('\n')}
      esac`;
    return `    ${verb.name})${chosen}
      words="${[...operandsOf(verb, controls), ...Object.keys(flags).map((name) => `--${name}`)].join(' ')}" ;;`;
  });
  return `_cdk_bulwark() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words
  case "\${COMP_WORDS[1]}" in
${branches.join('\n')}
    *) words="${[...verbs.map(({ name }) => name), ...Object.keys(commonFlags).map((name) => `--${name}`)].join(' ')}" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _cdk_bulwark cdk-bulwark
`;
}

function fish({ verbs, controls }: Vocabulary): string {
  const names = verbs.map(({ name }) => name).join(' ');
  const commands = verbs.map(({ name, summary }) => `complete -c cdk-bulwark -n "not __fish_seen_subcommand_from ${names}" -a ${name} -d "${summary.replaceAll('"', '\\"')}"`);
  const flags = verbs.flatMap((verb) => {
    const seen = `complete -c cdk-bulwark -n "__fish_seen_subcommand_from ${verb.name}"`;
    const operands = operandsOf(verb, controls);
    return [
      ...operands.length > 0 ? [`${seen} -a "${operands.join(' ')}"`] : [],
      ...Object.entries(flagsOf(verb)).map(([name, flag]) => {
        const words = choicesOf(name, flag, controls);
        return `${seen} -l ${name}${takesValue(flag) ? ' -r' : ''}${words === undefined ? '' : ` -f -a "${words.join(' ')}"`}`;
      }),
    ];
  });
  return `${[...commands, ...flags].join('\n')}\n`;
}

function flagsOf(verb: Verb): Flags {
  return { ...verb.flags, ...commonFlags };
}

function takesValue({ takes, choices }: Flag): boolean {
  return takes !== undefined || choices !== undefined;
}

/** The words after a flag; undefined where they are the user's own, such as a file. */
function choicesOf(name: string, { choices }: Flag, controls: readonly string[]): readonly string[] | undefined {
  return choices ?? (name === 'select' || name === 'ignore' ? controls : undefined);
}

/** `guard|config|hook` are words; `PATH...` is whatever the shell completes by itself. */
function operandsOf({ operands }: Verb, controls: readonly string[]): readonly string[] {
  if (operands === 'CONTROL') return controls;
  return /^[a-z|]+$/.test(operands) ? operands.split('|') : [];
}

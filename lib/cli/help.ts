import { commonFlags, Flag, Flags } from './flag';
import { usageOf, Verb } from './verb';

const exitCodes = `Exit codes:
  0  nothing at or above the threshold
  1  findings at or above the threshold; a waiver that has expired; a baseline that can shrink
  2  bad usage, or input that could not be read, nested templates included
  3  our own failure (BULWARK_DEBUG=1 shows the stack trace)
`;

/** What the command line can do. */
export function generalHelp(verbs: Iterable<Verb>): string {
  return `Judges CloudFormation templates and CDK apps by the controls of cdk-bulwark.

Usage:
  cdk-bulwark COMMAND [options]

Commands:
${rows([...verbs].map(({ name, summary }) => [name, summary]))}
Options:
${rows(Object.entries(commonFlags).map(flagRow))}
${exitCodes}
'cdk-bulwark COMMAND --help' says more of each.
`;
}

/** How one verb is used, from what it says of itself. */
export function verbHelp(verb: Verb): string {
  const { summary, details, flags } = verb;
  const all: Flags = { ...flags, ...commonFlags };
  return `${sentence(summary)}

Usage:
  ${usageOf(verb)}${Object.keys(flags).length > 0 ? ' [options]' : ''}
${details === undefined ? '' : `\n${details.trim()}\n`}
Options:
${rows(Object.entries(all).map(flagRow))}
${exitCodes}`;
}

function sentence(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

function flagRow([name, { takes, choices, short, help, repeatable }]: readonly [string, Flag]): readonly [string, string] {
  const value = takes ?? choices?.join('|');
  return [`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}${repeatable ? ' ...' : ''}`, help];
}

/** As wide as the left column gets; what is longer stands on a line of its own. */
const widestTerm = 34;
const width = 110;

function rows(pairs: readonly (readonly [string, string])[]): string {
  const column = Math.min(widestTerm, Math.max(...pairs.map(([term]) => term.length))) + 2;
  return pairs.map(([term, text]) => {
    const lines = wrapped(text, width - column - 2).map((line) => `${' '.repeat(column + 2)}${line}\n`).join('');
    return term.length + 2 > column ? `  ${term}\n${lines}` : `  ${term.padEnd(column)}${lines.trimStart()}`;
  }).join('');
}

function wrapped(text: string, room: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    if (lines[last] !== '' && lines[last].length + 1 + word.length > room) lines.push(word);
    else lines[last] = lines[last] === '' ? word : `${lines[last]} ${word}`;
  }
  return lines;
}

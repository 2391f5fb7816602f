import { commonFlags, Flag, Flags } from './flag';
import { termList } from './term-list';
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
${termList([...verbs].map(({ name, summary }) => [name, summary]))}
Options:
${termList(Object.entries(commonFlags).map(flagRow))}
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
${termList(Object.entries(all).map(flagRow))}
${exitCodes}`;
}

function sentence(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

function flagRow([name, { takes, choices, short, help, repeatable }]: readonly [string, Flag]): readonly [string, string] {
  const value = takes ?? choices?.join('|');
  return [`${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}${repeatable ? ' ...' : ''}`, help];
}

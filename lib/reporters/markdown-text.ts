import { printable } from './printable';

/** Characters that mean something to Markdown, HTML or GitHub. */
const special = /[\\`*_{}[\]<>()#+!|~$@&]/g;

/** Text of a template as Markdown shows it: one line, no markup; a comment keeps `@name` and `#1` from calling anybody. */
export function markdownText(text: string): string {
  return printable(text).replace(special, (character) => {
    const entity = `&#${character.charCodeAt(0)};`;
    return character === '@' || character === '#' ? `${entity}<!-- -->` : entity;
  });
}

/** The text as code in a line; fences as long as it takes. */
export function codeSpan(text: string): string {
  const shown = printable(text);
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = /^[` ]|[` ]$/.test(shown) || shown === '' ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** A table ends its cells at every bar, in code too. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Lines of code as a block. */
export function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

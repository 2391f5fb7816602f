import { wrapText } from '../reporters/display-width';

/** As wide as the left column gets; what is longer stands on a line of its own. */
const widestTerm = 34;
const standardWidth = 110;
const narrowest = 30;

/** Terms to the left, what is said of each to the right. */
export function termList(pairs: readonly (readonly [term: string, text: string])[], width = standardWidth): string {
  const column = Math.min(widestTerm, Math.max(...pairs.map(([term]) => term.length))) + 2;
  return pairs.map(([term, text]) => {
    const lines = wrapText(text, Math.max(narrowest, width - column - 2)).map((line) => `${' '.repeat(column + 2)}${line}\n`).join('');
    return term.length + 2 > column ? `  ${term}\n${lines}` : `  ${term.padEnd(column)}${lines.trimStart()}`;
  }).join('');
}

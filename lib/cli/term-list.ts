/** As wide as the left column gets; what is longer stands on a line of its own. */
const widestTerm = 34;
const standardWidth = 110;
const narrowest = 30;

/** Terms to the left, what is said of each to the right. */
export function termList(pairs: readonly (readonly [term: string, text: string])[], width = standardWidth): string {
  const column = Math.min(widestTerm, Math.max(...pairs.map(([term]) => term.length))) + 2;
  return pairs.map(([term, text]) => {
    const lines = wrapped(text, Math.max(narrowest, width - column - 2)).map((line) => `${' '.repeat(column + 2)}${line}\n`).join('');
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

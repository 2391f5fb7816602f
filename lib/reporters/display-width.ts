/** Marks that stand over or under the letter before them, and what is not seen at all. */
const narrowest = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** What takes two columns: the scripts of East Asia, and pictures. */
const wide = new RegExp(
  '^(?:[\\u1100-\\u115f\\u2e80-\\u303e\\u3041-\\u33ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\ua000-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7a3\\uf900-\\ufaff'
  + '\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6\\u{20000}-\\u{3fffd}]|\\p{Emoji_Presentation})$', 'u',
);

/** How many columns of a terminal a text takes. */
export function displayWidth(text: string): number {
  // What almost every text is made of takes one column each.
  if (/^[\u0020-\u007e]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
}

/** The text in lines of at most so many columns. Words stay whole, but where they are of wide letters or the line is of nothing else. */
export function wrapText(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const add = (piece: string, width: number, gap: string): void => {
    if (line !== '' && used + gap.length + width > room) {
      lines.push(line);
      line = piece;
      used = width;
    } else {
      const space = line === '' ? '' : gap;
      line += space + piece;
      used += space.length + width;
    }
  };
  for (const word of text.split(' ')) {
    const width = displayWidth(word);
    if (width === word.length || width <= room) add(word, width, ' ');
    // Without spaces between its words, a line may end after any letter.
    else [...word].forEach((character, index) => add(character, columnsOf(character), index === 0 ? ' ' : ''));
  }
  return [...lines, line];
}

function columnsOf(character: string): number {
  return narrowest.test(character) ? 0 : wide.test(character) ? 2 : 1;
}

/** What moves a terminal's cursor, changes its state or the order of its letters. */
const controls = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Text of a template as it may be printed: names in a hostile one can hold terminal commands. */
export function printable(text: string): string {
  return text.replace(controls, escape);
}

/** The same for JSON text, in which an escape is still the same character to whoever parses it. */
export function printableJson(json: string): string {
  return json.replace(controls, (character) => (character === '\n' ? character : escape(character)));
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

import type { Cursor, Member } from './template-position';

/**
 * Finds its way through JSON text without building what it passes over. What is not JSON ends the search, nothing more:
 * the text was read before.
 */
export function jsonCursor(text: string): Cursor {
  return at(text, blanks(text, text.startsWith('\uFEFF') ? 1 : 0));
}

function at(text: string, start: number): Cursor {
  let members: ReadonlyMap<string, Member> | undefined;
  return { members: () => (members ??= text[start] === '{' ? ofObject(text, start) : text[start] === '[' ? ofArray(text, start) : new Map()) };
}

function ofObject(text: string, start: number): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (let offset = blanks(text, start + 1); text[offset] === '"'; offset = blanks(text, offset + 1)) {
    const end = stringEnd(text, offset);
    const value = blanks(text, blanks(text, end) + 1);
    members.set(keyOf(text.slice(offset, end)), { offset, value: at(text, value) });
    offset = blanks(text, valueEnd(text, value));
    if (text[offset] !== ',') break;
  }
  return members;
}

function ofArray(text: string, start: number): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (let offset = blanks(text, start + 1); offset < text.length && text[offset] !== ']'; offset = blanks(text, offset + 1)) {
    members.set(String(members.size), { offset, value: at(text, offset) });
    offset = blanks(text, valueEnd(text, offset));
    if (text[offset] !== ',') break;
  }
  return members;
}

function keyOf(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted;
  }
}

/** The next that is no white space. */
function blanks(text: string, from: number): number {
  let offset = from;
  while (offset < text.length && ' \t\r\n'.includes(text[offset])) offset += 1;
  return offset;
}

/** Behind the closing quote of the string that starts here. */
function stringEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === '\\') backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return text.length;
}

/** Behind the value that starts here. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  let offset = start;
  while (offset < text.length) {
    const character = text[offset];
    if (character === '"') {
      offset = stringEnd(text, offset);
      if (depth === 0) return offset;
      continue;
    }
    if (depth === 0 && offset > start && ',]} \t\r\n'.includes(character)) return offset;
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return offset + 1;
    }
    offset += 1;
  }
  return offset;
}

import { count, inspect, Limits, WellFormed } from './limits';
import { Refusal } from './refusal';

/** The value of a text of JSON, inspected. */
export function parsed(text: string, limits: Limits): unknown {
  if (text.length > limits.maxSize) throw new Refusal('size');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal('json');
  }
  // Of two members with one name this parser takes the last, another one the first: what was checked must be what is used.
  if (membersIn(text) !== (isPlain(text) ? count(value, limits.maxDepth) : inspect(value, limits))) throw new Refusal('duplicateKey');
  return value;
}

/** Whether a text of JSON holds nothing that only its value would show: no escapes, polluting names, huge numbers or half pairs. */
function isPlain(text: string): boolean {
  return !/\\|__proto__|constructor|\d[eE]|\d{300}/.test(text) && (text as unknown as WellFormed).isWellFormed();
}

/** The text that lies in base64; strictly, so that it reads the same everywhere. */
export function decoded(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.toString('base64') !== base64) throw new Refusal('encoding');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal('encoding');
  }
}

/** The members of all objects in a text that is JSON: the colons outside of its strings. */
function membersIn(json: string): number {
  let members = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === 0x3a) members++;
    if (code !== 0x22) continue;
    for (at++; json.charCodeAt(at) !== 0x22; at++) {
      if (json.charCodeAt(at) === 0x5c) at++;
    }
  }
  return members;
}

import { count, inspect, isWellFormed, Limits } from './limits';
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
  // Where texts have no escapes that could be halves of pairs, the whole text tells that they are well-formed.
  const members = isWellFormed(text) && !text.includes('\\u') ? count(value, limits.maxDepth) : inspect(value, limits);
  // Of two members with one name this parser takes the last, another one the first: what was checked must be what is used.
  if (members !== mostMembersIn(text) && members !== membersIn(text)) throw new Refusal('duplicateKey');
  return value;
}

/** At least the members of all objects in a text that is JSON: the colons that a quote or white space precedes. */
function mostMembersIn(json: string): number {
  let most = 0;
  for (let at = json.indexOf(':'); at !== -1; at = json.indexOf(':', at + 1)) {
    const before = json.charCodeAt(at - 1);
    if (before === 0x22 || before <= 0x20) most++;
  }
  return most;
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

/** Exactly the members of all objects in a text that is JSON: the colons outside of its strings. */
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

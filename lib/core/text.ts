import type { Resource } from './template-graph';

/** A piece of a string that only deployment knows, such as `AWS::AccountId` or an ARN. */
export interface Placeholder {
  readonly expression: string;
  readonly resource?: Resource;
}

export type TextPart = string | Placeholder;

/** Adjacent literals joined; a single literal when nothing is open. */
export function joinParts(parts: readonly TextPart[]): TextPart[] {
  const joined: TextPart[] = [];
  for (const part of parts) {
    const last = joined.length - 1;
    if (typeof part === 'string' && typeof joined[last] === 'string') joined[last] += part;
    else if (part !== '') joined.push(part);
  }
  return joined;
}

/**
 * The text with each open piece written `${Expression}`. Colons inside an expression become dots, so that
 * an ARN can still be split at its colons.
 */
export function renderText(parts: readonly TextPart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : `\${${part.expression.replaceAll('::', '.').replaceAll(':', '.')}}`)).join('');
}

/** Whether the text can turn out to be `literal` once deployed. */
export function canEqual(parts: readonly TextPart[], literal: string): boolean {
  let position = 0;
  let anchored = true;
  for (const part of parts) {
    if (typeof part !== 'string') {
      anchored = false;
      continue;
    }
    const found = anchored ? (literal.startsWith(part, position) ? position : -1) : literal.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
    anchored = true;
  }
  const last = parts.at(-1);
  return typeof last === 'string' ? literal.endsWith(last) && position <= literal.length : true;
}

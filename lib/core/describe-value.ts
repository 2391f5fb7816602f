import { findSecret } from '../facts/secret-detector';
import type { Resolved } from './intrinsics';
import { renderText } from './text';

const longest = 60;

/** A value in words for a message. What looks like a secret is masked. */
export function describeValue(value: Resolved): string {
  const branch = value.when ? ` when ${value.when}` : '';
  switch (value.kind) {
    case 'absent': return `absent${branch}`;
    case 'scalar': return shorten(String(value.value)) + branch;
    case 'text': return shorten(renderText(value.parts)) + branch;
    case 'reference': return `a reference to ${value.resource.logicalId}${branch}`;
    case 'unknown': return `not known before deployment (${value.because})${branch}`;
    case 'list': return `a list${branch}`;
    case 'object': return `an object${branch}`;
  }
}

function shorten(text: string): string {
  if (findSecret(undefined, text)) return 'a secret (not shown)';
  return text.length > longest ? `${text.slice(0, longest)}…` : text === '' ? 'empty' : text;
}

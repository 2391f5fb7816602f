import { partsOf, Resolved } from '../../core/intrinsics';
import { isObject } from '../../core/json';
import { renderText } from '../../core/text';
import { findSecret } from '../../facts/secret-detector';

/**
 * What kind of secret a text spells out: as a whole, or under a key of the JSON object that it is. Pieces that
 * only deployment knows spell out nothing. The value is never part of the answer.
 */
export function literalSecretIn(value: Resolved): string | undefined {
  const text = renderText(partsOf(value));
  const entries = entriesOf(text);
  if (!entries) return findSecret('SecretString', text);
  for (const [key, entry] of entries) {
    const kind = typeof entry === 'string' ? findSecret(key, entry) : undefined;
    if (kind) return `${kind} (${key})`;
  }
  return undefined;
}

function entriesOf(text: string): [string, unknown][] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? Object.entries(parsed) : undefined;
  } catch {
    return undefined;
  }
}

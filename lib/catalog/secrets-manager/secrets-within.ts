import type { Outcome } from '../../core/control';
import { partsOf, resolve, Resolved } from '../../core/intrinsics';
import { isObject, JsonObject, ownString, ownValue } from '../../core/json';
import { Resource } from '../../core/template-graph';
import { renderText } from '../../core/text';
import { findSecret } from '../../facts/secret-detector';

const deepest = 30;
/** Far above what any service takes. */
const longestText = 1_000_000;

/** What is wrong where something below a property spells out a secret, be it in JSON that the property holds as text. */
export function * secretsWithin(resource: Resource, path: string): Iterable<Outcome> {
  for (const value of resource.get(path)) yield* search(value, path, `Properties.${path}`, 0);
}

function * search(value: Resolved, name: string, path: string, depth: number): Iterable<Outcome> {
  if (depth > deepest) return;
  if (value.kind === 'object') yield* searchEntries(value.value, value, path, depth);
  else if (value.kind === 'list') {
    for (const [index, item] of value.items.entries()) {
      for (const element of resolve(item, value.stack)) yield* search(element, name, `${path}.${index}`, depth + 1);
    }
  } else {
    const text = renderText(partsOf(value));
    const document = documentIn(text);
    const kind = document ? undefined : secretIn(name, text);
    if (document) yield* searchEntries(document, value, path, depth);
    if (kind) yield { verdict: 'fail', message: `${name} looks like ${kind} (not shown)`, path, detail: name };
  }
}

function * searchEntries(entries: JsonObject, { stack }: Resolved, path: string, depth: number): Iterable<Outcome> {
  // Parameters and the like are written as pairs: { Key, Value }, { name, value }, { AttributeName, AttributeValue }.
  const named = ['Key', 'Name', 'AttributeName', 'key', 'name'].map((key) => ownString(entries, key)).find((name) => name !== undefined);
  for (const key of Object.keys(entries)) {
    const name = named !== undefined && /^(?:attribute)?value$/i.test(key) ? named : key;
    for (const value of resolve(ownValue(entries, key), stack)) yield* search(value, name, `${path}.${key}`, depth + 1);
  }
}

/** What comes from the input of an execution is no literal: paths, context objects and JSONata. */
function secretIn(name: string, text: string): string | undefined {
  if (/^\s*(?:\$|\{%|<\$?[\w.-]+>)/.test(text)) return undefined;
  if (/^authorization$/i.test(name) && /^(?:basic|bearer|token)\s+[\w~+/.=-]{8,}$/i.test(text)) return 'a literal credential';
  return findSecret(name, text);
}

function documentIn(text: string): JsonObject | undefined {
  if (!/^\s*\{/.test(text) || text.length > longestText) return undefined;
  try {
    const document: unknown = JSON.parse(text);
    return isObject(document) ? document : undefined;
  } catch {
    return undefined;
  }
}

import { findSecret } from '../../facts/secret-detector';

/**
 * The name and kind of a secret that stands in the JSON template of a generated one; never the value.
 *
 * @throws where the template is not JSON
 */
export function secretIn(template: string, path: string): { name: string; kind: string } | undefined {
  let found: { name: string; kind: string } | undefined;
  try {
    JSON.parse(template, (name: string, value: unknown) => {
      const kind = typeof value === 'string' ? findSecret(name, value) : undefined;
      if (kind !== undefined) found = { name, kind };
      return value;
    });
  } catch {
    // The parser's own message quotes the template.
    throw new Error(`SecureSecret '${path}': secretStringTemplate is not JSON (not shown). Write JSON.stringify({ ... }).`);
  }
  return found;
}

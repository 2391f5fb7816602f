const identifier = /^[A-Za-z_$][\w$]*$/;
const reserved = ['function', 'package', 'export', 'import', 'default', 'delete', 'public', 'class', 'enum', 'new', 'switch', 'interface'];

/** A literal of TypeScript; strings that are markers are written by `marked`. */
export function literal(value: unknown, indent: string, marked: (marker: string) => string): string {
  if (typeof value === 'string') return value.startsWith('\u0001') ? marked(value) : quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Array.isArray(value)
    ? value.map((item) => literal(item, `${indent}  `, marked))
    : Object.entries(value).map(([key, inner]) => `${identifier.test(key) ? key : quoted(key)}: ${literal(inner, `${indent}  `, marked)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) return open + close;
  const inline = Array.isArray(value) ? `[${entries.join(', ')}]` : `{ ${entries.join(', ')} }`;
  if (!inline.includes('\n') && inline.length <= 80) return inline;
  return `${open}\n${entries.map((entry) => `${indent}  ${entry},\n`).join('')}${indent}${close}`;
}

/** A variable for a resource: `OrdersTable` -> `ordersTable`. */
export function nameFor(logicalId: string, taken: readonly string[]): string {
  const name = logicalId[0].toLowerCase() + logicalId.slice(1);
  return reserved.includes(name) || taken.includes(name) ? `${name}Resource` : name;
}

function quoted(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}

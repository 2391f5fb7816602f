import type { EventCase } from './event-case';

type Node = Record<string, unknown>;

const order = '{"item":"book","count":1}';

/** The event of a case as it reaches the function. */
export function expanded({ event, content, change }: EventCase): unknown {
  const copy = structuredClone(event);
  for (const [path, value] of Object.entries(change?.set ?? {})) {
    const { node, key } = parentOf(copy, path);
    node[key] = value;
  }
  for (const path of change?.remove ?? []) {
    const { node, key } = parentOf(copy, path);
    Reflect.deleteProperty(node, key);
  }
  return expand(copy, content?.generate ? generated(content.generate) : content?.text ?? order);
}

function parentOf(event: unknown, path: string): { node: Node; key: string } {
  const keys = path.split('.');
  const key = keys.pop()!;
  return { node: keys.reduce((node, name) => (node[name] ??= {}) as Node, event as Node), key };
}

function expand(node: unknown, content: string): unknown {
  if (Array.isArray(node)) return node.map((item) => expand(item, content));
  if (typeof node !== 'object' || node === null) return node;
  const { $content, $json, $repeat, $nest, $nestItems, $number, $text } = node as Node;
  if ($content === 'text') return content;
  if ($content === 'base64') return Buffer.from(content).toString('base64');
  if ($content === 'value') return JSON.parse(content);
  if ($json !== undefined) return asText($json, content);
  if ($text !== undefined) return JSON.parse($text as string);
  if ($number !== undefined) return Number($number);
  if ($repeat !== undefined) return ($repeat as [string, number])[0].repeat(($repeat as [string, number])[1]);
  if ($nest !== undefined) return JSON.parse('['.repeat($nest as number) + ']'.repeat($nest as number));
  if ($nestItems !== undefined) return JSON.parse('[{"L":'.repeat($nestItems as number) + '[]' + '}]'.repeat($nestItems as number));
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, expand(value, content)]));
}

/** As JSON, written so that it may be deeper than JSON.stringify goes, and no JSON where that is asked for. */
function asText(node: unknown, content: string): string {
  if (Array.isArray(node)) return `[${node.map((item) => asText(item, content)).join(',')}]`;
  if (typeof node !== 'object' || node === null) return JSON.stringify(node);
  const { $content, $nest, $number, $text } = node as Node;
  if ($content === 'value') return content;
  if ($text !== undefined) return $text as string;
  if ($number !== undefined) return $number === 'Infinity' ? '1e999' : $number as string;
  if ($nest !== undefined) return '['.repeat($nest as number) + ']'.repeat($nest as number);
  if (Object.keys(node).some((key) => key.startsWith('$'))) return JSON.stringify(expand(node, content));
  return `{${Object.entries(node).map(([key, value]) => `${JSON.stringify(key)}:${asText(value, content)}`).join(',')}}`;
}

/** Content that is too much to be written down. */
function generated({ nested, long, members }: Readonly<Record<string, number>>): string {
  if (nested !== undefined) return `{"item":${'['.repeat(nested)}${']'.repeat(nested)},"count":1}`;
  if (long !== undefined) return `{"item":"${'x'.repeat(long)}","count":1}`;
  return `{${Array.from({ length: members }, (_, index) => `"n${index}":1`).join(',')}}`;
}

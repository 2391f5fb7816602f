import { isMap, isScalar, isSeq, Node, Pair, parseDocument, Scalar as YamlScalar, stringify, YAMLMap } from 'yaml';
import type { Scalar } from './json';
import type { Edit } from './repair';
import { shortForms } from './template-reader';

/** Text to put in place of other text; offsets count UTF-16 units. Nothing is replaced where they are equal. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type Values = { [key: string]: Scalar | Values };

/**
 * A template's text, to be edited where it stands: comments, order and style of the rest stay.
 *
 * @throws where the text is neither JSON nor YAML
 */
export class EditableTemplate {
  private readonly contents: Node | null;

  public constructor(private readonly text: string) {
    const document = parseDocument(text.replace(/^\uFEFF/, ' '), { schema: 'core', customTags: shortForms, logLevel: 'error', uniqueKeys: false });
    if (document.errors.length > 0) throw document.errors[0];
    this.contents = document.contents as Node | null;
  }

  /**
   * The edits of a resource's properties as edits of the text.
   *
   * @returns undefined where the text has no place for one of them: lists would have to grow, or anchors change what others share
   */
  public textEdits(logicalId: string, edits: readonly Edit[]): readonly TextEdit[] | undefined {
    const replaced: TextEdit[] = [];
    const added = new Map<YAMLMap, Values>();
    for (const { path, value } of edits) {
      const place = this.placeOf(['Resources', logicalId, 'Properties', ...path.split('.')]);
      if (!place) return undefined;
      if ('scalar' in place) replaced.push(this.replacement(place.scalar, value, place.inFlow));
      else if (!grow(added, place.map, place.missing, value)) return undefined;
    }
    return [...replaced, ...[...added].map(([map, values]) => this.insertion(map, values))].sort((a, b) => a.start - b.start);
  }

  private placeOf(keys: readonly string[]): Place | undefined {
    let node: unknown = this.contents;
    let inFlow = false;
    for (const [depth, key] of keys.entries()) {
      if ((!isMap(node) && !isSeq(node)) || node.anchor !== undefined || !node.range) return undefined;
      inFlow ||= node.flow ?? false;
      if (isSeq(node)) {
        node = /^\d+$/.test(key) ? node.items[Number(key)] : undefined;
        if (node === undefined) return undefined;
        continue;
      }
      const pair = pairOf(node, key);
      // The resource itself has to be there.
      if (!pair) return depth < 2 || !canGrow(node, keys.slice(depth)) ? undefined : { map: node, missing: keys.slice(depth) };
      node = pair.value;
    }
    return isScalar(node) && isReplaceable(node) ? { scalar: node, inFlow } : undefined;
  }

  private replacement({ range }: YamlScalar, value: Scalar, inFlow: boolean): TextEdit {
    return { start: range![0], end: range![1], text: inFlow ? JSON.stringify(value) : blockText(value) };
  }

  /** Before the first key: what follows the last one can be a comment, or nothing. */
  private insertion(map: YAMLMap, values: Values): TextEdit {
    const [first] = map.items as Pair<Node>[];
    const [opened, closed] = map.range!;
    if (first === undefined) return { start: opened, end: closed, text: `{ ${flowPairs(values)} }` };
    const start = first.key.range![0];
    const lineStart = this.text.lastIndexOf('\n', start - 1) + 1;
    const newline = this.text[lineStart - 2] === '\r' ? '\r\n' : '\n';
    const indent = this.text.slice(lineStart, start).replace(/[^\t]/g, ' ');
    if (!map.flow) {
      return { start, end: start, text: stringify(values, { lineWidth: 0 }).trimEnd().split('\n').map((line) => `${line}${newline}${indent}`).join('') };
    }
    const separator = lineStart > opened ? `,${newline}${indent}` : ', ';
    return { start, end: start, text: `${flowPairs(values, separator)}${separator}` };
  }
}

/** The text with the edits made. They must not overlap. */
export function withTextEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits].sort((a, b) => b.start - a.start)
    .reduce((edited, { start, end, text: replacement }) => edited.slice(0, start) + replacement + edited.slice(end), text);
}

type Place =
  | { readonly scalar: YamlScalar; readonly inFlow: boolean }
  | { readonly map: YAMLMap; readonly missing: readonly string[] };

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

function canGrow(map: YAMLMap, missing: readonly string[]): boolean {
  const [first] = map.items;
  const readable = first === undefined
    ? map.flow === true
    : isScalar(first.key) && first.key.range !== undefined && first.key.anchor === undefined && first.key.source !== '<<';
  // A function in place of the object, such as `{ Ref: … }`, is not ours to add to.
  const isFunction = map.items.some(({ key }) => isScalar(key) && (key.value === 'Ref' || String(key.value).startsWith('Fn::') || key.value === '<<'));
  return readable && !isFunction && map.tag === undefined && !missing.some((key) => /^\d+$/.test(key));
}

/** Adds a value to what a map is to gain; false where that is a value already. */
function grow(added: Map<YAMLMap, Values>, map: YAMLMap, missing: readonly string[], value: Scalar): boolean {
  let at: Values = added.get(map) ?? {};
  added.set(map, at);
  for (const key of missing.slice(0, -1)) {
    const next: Scalar | Values = at[key] ??= {};
    if (typeof next !== 'object') return false;
    at = next;
  }
  at[missing.at(-1)!] = value;
  return true;
}

/** Nothing has no place; a block of lines ends where the next key starts. */
function isReplaceable({ type, range, anchor, tag }: YamlScalar): boolean {
  return !!range && range[0] < range[1] && anchor === undefined && tag === undefined && type !== 'BLOCK_FOLDED' && type !== 'BLOCK_LITERAL';
}

function blockText(value: Scalar): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

function flowPairs(values: Values, separator = ', '): string {
  return Object.entries(values).map(([key, value]) => `${JSON.stringify(key)}: ${flowText(value)}`).join(separator);
}

function flowText(value: Scalar | Values): string {
  return typeof value === 'object' ? `{ ${flowPairs(value)} }` : JSON.stringify(value);
}

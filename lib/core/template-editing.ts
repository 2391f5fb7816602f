import { isDeepStrictEqual } from 'node:util';
import { isMap, isScalar, isSeq, Pair, parseDocument, stringify, YAMLMap } from 'yaml';
import { isObject, JsonObject, Scalar } from './json';
import { Edit, withEdits } from './repair';
import { readTemplate, shortForms } from './template-reader';

/** Properties of one resource of a template to set. */
export interface ResourceEdits {
  readonly logicalId: string;
  readonly edits: readonly Edit[];
}

/** Why a template's text could not be edited, so that nothing was. */
export class TemplateEditError extends Error {}

/**
 * The template's text with properties of resources set. Comments, order and layout stay; what comes out is read again, and
 * says what was asked for and nothing else.
 *
 * @throws TemplateEditError where that can't be had
 */
export function editTemplate(text: string, changes: readonly ResourceEdits[]): string {
  const before = plain(readTemplate(text, 'template'));
  const wanted = plain(changes.reduce(withResourceEdits, before));
  const edited = text.trimStart().startsWith('{') ? editJson(text, before, wanted) ?? editText(text, changes) : editText(text, changes);
  if (!isDeepStrictEqual(plain(readTemplate(edited, 'template')), wanted)) {
    throw new TemplateEditError('the text of the template is written in a way that can not be edited safely');
  }
  return edited;
}

/** Without anything shared: an alias of YAML is the same object twice. */
function plain(template: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(template)) as JsonObject;
}

function withResourceEdits(template: JsonObject, { logicalId, edits }: ResourceEdits): JsonObject {
  const resources = template.Resources as JsonObject;
  const resource = resources[logicalId] as JsonObject;
  const properties = withEdits(isObject(resource.Properties) ? resource.Properties : {}, edits);
  return { ...template, Resources: { ...resources, [logicalId]: { ...resource, Properties: properties } } };
}

/** As the CDK and most tools write it; undefined where somebody has laid it out by hand. */
function editJson(text: string, before: JsonObject, wanted: JsonObject): string | undefined {
  const indent = /^\s*\{\r?\n([ \t]+)"/.exec(text)?.[1] ?? '';
  const written = (template: JsonObject) => JSON.stringify(template, undefined, indent);
  const [tail] = /\s*$/.exec(text)!;
  return written(before) === text.trimEnd() ? written(wanted) + tail : undefined;
}

function editText(text: string, changes: readonly ResourceEdits[]): string {
  return changes.flatMap(({ logicalId, edits }) => edits.map(({ path, value }) => ({
    path: ['Resources', logicalId, 'Properties', ...path.split('.')], value,
  }))).reduce((edited, { path, value }) => setIn(edited, path, value), text);
}

function setIn(text: string, path: readonly string[], value: Scalar): string {
  let node: unknown = parseDocument(text, { schema: 'core', customTags: shortForms, uniqueKeys: false }).contents;
  for (const [depth, key] of path.entries()) {
    const rest = path.slice(depth + 1);
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === key);
      if (!pair) return inserted(text, node, key, nested(rest, value));
      if (rest.length === 0 || isEmpty(pair.value)) return replaced(text, pair, nested(rest, value), node.flow === true);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
    } else {
      break;
    }
  }
  throw new TemplateEditError(`${path.slice(3).join('.')} is written in a way that can not be edited safely`);
}

/** What is to stand at a place, with the maps around it. */
function nested(path: readonly string[], value: Scalar): unknown {
  return path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

function isEmpty(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

function replaced(text: string, { key, value: old }: Pair, value: unknown, isFlow: boolean): string {
  const [start, end] = rangeOf(old) ?? [0, 0];
  if (text.slice(start, end).trim() !== '') return text.slice(0, start) + flowText(value, !isFlow && !isEmpty(old)) + text.slice(end);
  // `Key:` with nothing behind it but a comment.
  const [, keyEnd] = rangeOf(key) ?? refuse();
  const colon = text.indexOf(':', keyEnd);
  return `${text.slice(0, colon + 1)} ${flowText(value, false)}${text.slice(colon + 1)}`;
}

function inserted(text: string, map: YAMLMap, key: string, value: unknown): string {
  return map.flow === true ? insertedInFlow(text, map, key, value) : insertedInBlock(text, map, key, value);
}

function insertedInFlow(text: string, map: YAMLMap, key: string, value: unknown): string {
  const [start] = rangeOf(map) ?? refuse();
  const entry = `${JSON.stringify(key)}: ${flowText(value, false)}`;
  const last = map.items.at(-1);
  if (!last) return `${text.slice(0, start + 1)} ${entry} ${text.slice(start + 1).trimStart()}`;
  const [, end] = rangeOf(last.value) ?? rangeOf(last.key) ?? refuse();
  const [first] = rangeOf(map.items[0].key) ?? refuse();
  const lineStart = text.lastIndexOf('\n', first) + 1;
  const ownLine = lineStart > start && text.slice(lineStart, first).trim() === '';
  return `${text.slice(0, end)},${ownLine ? endOfLine(text) + text.slice(lineStart, first) : ' '}${entry}${text.slice(end)}`;
}

function insertedInBlock(text: string, map: YAMLMap, key: string, value: unknown): string {
  const [first] = rangeOf(map.items[0]?.key) ?? refuse();
  const indent = ' '.repeat(first - (text.lastIndexOf('\n', first - 1) + 1));
  const [, end] = rangeOf(map) ?? refuse();
  // Behind the last line that says something, its comment included.
  const said = text.slice(0, end).trimEnd().length;
  const next = text.indexOf('\n', said);
  const place = next < 0 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
  const lines = stringify({ [key]: value }, { lineWidth: 0 }).trimEnd().split('\n');
  return text.slice(0, place) + lines.map((line) => endOfLine(text) + indent + line).join('') + text.slice(place);
}

/** On one line, which is right in both styles of YAML and in JSON. */
function flowText(value: unknown, plainAllowed: boolean): string {
  return plainAllowed && typeof value === 'string' ? stringify(value, { lineWidth: 0 }).trimEnd() : JSON.stringify(value);
}

function endOfLine(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range = (node as { range?: readonly [number, number, number] | null } | null | undefined)?.range;
  return range ? [range[0], range[1]] : undefined;
}

function refuse(): never {
  throw new TemplateEditError('the text of the template is written in a way that can not be edited safely');
}

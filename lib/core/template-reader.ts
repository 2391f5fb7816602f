import { CollectionTag, isScalar, Pair, parseDocument, Scalar, ScalarTag, visit, YAMLMap, YAMLSeq } from 'yaml';
import { isObject, JsonObject, ownValue } from './json';

/** Input that can't be read as a template. The message names the file and says what is wrong, in one line. */
export class TemplateError extends Error {
  public constructor(public readonly file: string, public readonly problem: string) {
    super(`${file}: ${problem}`);
    this.name = 'TemplateError';
  }
}

const mebibyte = 1024 * 1024;
/** CloudFormation takes at most 1 MiB; what is synthesized for a test may be larger. */
const largestJson = 64 * mebibyte;
/** YAML is read a hundred times slower than JSON. */
const largestYaml = 2 * mebibyte;
/** Levels; a policy or a state machine in a template has a few dozen. */
const deepest = 500;

/**
 * Reads a template from JSON or YAML text.
 *
 * @throws TemplateError where the text is not a mapping
 */
export function readTemplate(text: string, file: string): JsonObject {
  if (text.trim() === '') throw new TemplateError(file, 'the file is empty');
  const value = /^[\s\uFEFF]*[{[]/.test(text) ? readJson(text, file) : readYaml(text, file);
  if (isDeeper(value, deepest)) throw tooDeep(file);
  if (!isObject(value)) throw new TemplateError(file, `a template is a mapping with 'Resources', this is ${kindOf(value)}`);
  const resources = ownValue(value, 'Resources');
  if (resources !== undefined && !isObject(resources)) throw new TemplateError(file, `'Resources' is ${kindOf(resources)}; it must be a mapping`);
  return value;
}

function kindOf(value: unknown): string {
  return value === null || value === undefined ? 'empty' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

/** Whether a mapping is a template, rather than some other JSON or YAML file. */
export function looksLikeTemplate(value: JsonObject): boolean {
  return isObject(value.Resources) && (
    value.AWSTemplateFormatVersion !== undefined || value.Transform !== undefined
    || Object.values(value.Resources).some((resource) => isObject(resource) && /^(AWS|Alexa|Custom)::/.test(String(resource.Type)))
  );
}

function readJson(text: string, file: string): unknown {
  if (text.length > largestJson) throw tooLarge(text, file, largestJson);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    // Flow-style YAML starts like JSON does.
    try {
      return readYaml(text, file);
    } catch {
      throw new TemplateError(file, `not valid JSON: ${oneLine(error)}`);
    }
  }
}

function readYaml(text: string, file: string): unknown {
  if (text.length > largestYaml) throw tooLarge(text, file, largestYaml);
  try {
    // The core schema: CloudFormation's version is a string, not a date.
    const document = parseDocument(text, { schema: 'core', customTags: shortForms, logLevel: 'error', uniqueKeys: false });
    if (document.errors.length > 0) throw document.errors[0];
    // The parser's own check compares each key with each other.
    visit(document, { Map: (_, map) => refuseRepeatedKeys(map) });
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // The parser reports its own exhausted stack as an error of syntax.
    if (error instanceof RangeError || /call stack/.test(oneLine(error))) throw tooDeep(file);
    throw new TemplateError(file, `not valid YAML: ${oneLine(error)}`);
  }
}

function refuseRepeatedKeys(map: YAMLMap): void {
  const keys = new Set<unknown>();
  for (const { key } of map.items) {
    const name = isScalar(key) ? key.value : key;
    if (keys.has(name)) throw new Error(`Map keys must be unique, '${String(name)}' is not`);
    keys.add(name);
  }
}

/** Whether a value holds more levels; asked once here, so that controls may recurse. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const key in value) if (isDeeper((value as JsonObject)[key], levels - 1)) return true;
  return false;
}

function tooDeep(file: string): TemplateError {
  return new TemplateError(file, 'it is nested too deeply');
}

function tooLarge(text: string, file: string, limit: number): TemplateError {
  return new TemplateError(
    file, `${Math.round(text.length / mebibyte)} MiB is more than the ${limit / mebibyte} MiB that are read; CloudFormation takes 1 MiB`,
  );
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0].replace(/:$/, '');
}

const functions = [
  'And', 'Base64', 'Cidr', 'Equals', 'FindInMap', 'ForEach', 'GetAZs', 'If', 'ImportValue', 'Join', 'Length', 'Not', 'Or', 'Select',
  'Split', 'Sub', 'ToJsonString', 'Transform',
];

/** `!Ref`, `!GetAtt`, `!Sub` … as the objects that they are short for. */
export const shortForms: (ScalarTag | CollectionTag)[] = [
  ...tagsFor('!Ref', 'Ref'),
  ...tagsFor('!Condition', 'Condition'),
  ...tagsFor('!GetAtt', 'Fn::GetAtt', resourceAndAttribute),
  ...functions.flatMap((name) => tagsFor(`!${name}`, `Fn::${name}`)),
];

function resourceAndAttribute(text: string): unknown {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function tagsFor(tag: string, name: string, convert: (text: string) => unknown = (text) => text): (ScalarTag | CollectionTag)[] {
  const call = (argument: YAMLMap | YAMLSeq): YAMLMap => {
    const map = new YAMLMap();
    map.items.push(new Pair(new Scalar(name), argument));
    return map;
  };
  return [
    { tag, resolve: (text) => ({ [name]: convert(text) }) },
    { tag, collection: 'seq', resolve: (node) => call(node) },
    { tag, collection: 'map', resolve: (node) => call(node) },
  ];
}

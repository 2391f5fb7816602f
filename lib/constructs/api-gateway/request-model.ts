/** A JSON Schema, of any draft. */
export type Schema = Readonly<Record<string, unknown>>;

/** Where in which schema: errors name both. */
interface Place {
  readonly subject: string;
  readonly path: string;
}

/** Keywords of draft 4, by what stands in them. */
const schemaKeywords = new Set(['additionalItems', 'additionalProperties', 'items', 'not']);
const namedSchemaKeywords = new Set(['definitions', 'patternProperties', 'properties']);
const schemaListKeywords = new Set(['allOf', 'anyOf', 'oneOf']);
const valueKeywords = new Set([
  'default', 'description', 'enum', 'exclusiveMaximum', 'exclusiveMinimum', 'format', 'id', 'maxItems', 'maxLength', 'maxProperties',
  'maximum', 'minItems', 'minLength', 'minProperties', 'minimum', 'multipleOf', 'pattern', 'title', 'type', 'uniqueItems',
]);
/** Keywords that say nothing about what is valid. */
const annotations = new Set([
  '$comment', '$schema', 'contentEncoding', 'contentMediaType', 'deprecated', 'examples', 'readOnly', 'writeOnly',
]);

/**
 * A JSON Schema of any draft as the draft 4 that API Gateway validates with.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 *
 * @throws where draft 4 can't express it: dropping a keyword would let illegitimate bodies through
 */
export function toDraft4(schema: Schema, subject: string): Schema {
  const root: Place = { subject, path: '#' };
  // The root's own address is of no use: references to other documents are refused.
  const { $id, ...rest } = schema;
  const converted = { $schema: 'http://json-schema.org/draft-04/schema#', ...convert(rest, root) };
  requireTargets(converted, converted, root);
  return converted;
}

function convert(schema: unknown, at: Place): Schema {
  // Draft 6 and later allow `true` and `false` as schemas.
  if (schema === true) return {};
  if (schema === false) return { not: {} };
  if (!isObject(schema)) throw new Error(`${at.subject}: there must be a schema at ${at.path}, got ${JSON.stringify(schema)}.`);
  const fragments = Object.entries(schema)
    .filter(([keyword]) => !annotations.has(keyword))
    .map(([keyword, value]) => convertKeyword(keyword, value, schema, { ...at, path: `${at.path}/${keyword}` }));
  return joined(fragments);
}

/** One schema that asks for all of the fragments. Where two of them need the same keyword, `allOf` keeps both. */
function joined(fragments: readonly Schema[]): Schema {
  const all: Record<string, unknown> = {};
  const further: unknown[] = [];
  let definitions: Schema | undefined;
  for (const fragment of fragments) {
    if (isObject(fragment.definitions)) {
      definitions = { ...definitions, ...fragment.definitions };
    } else if (Array.isArray(fragment.allOf)) {
      further.push(...fragment.allOf);
    } else if (Object.keys(fragment).some((keyword) => keyword in all) || ('$ref' in fragment && fragments.length > 1)) {
      // Draft 4 ignores what stands beside a reference.
      further.push(fragment);
    } else {
      Object.assign(all, fragment);
    }
  }
  return { ...all, ...(further.length > 0 && { allOf: further }), ...(definitions && { definitions }) };
}

function convertKeyword(keyword: string, value: unknown, siblings: Schema, at: Place): Schema {
  switch (keyword) {
    case 'const': return { enum: [value] };
    case '$defs': return { definitions: convertAll(value, at) };
    case '$ref': return { $ref: localReference(value, at) };
    case 'dependencies': return { dependencies: convertDependencies(value, at) };
    case 'dependentSchemas': return { dependencies: convertAll(value, at) };
    case 'dependentRequired': return { dependencies: convertDependencies(value, at) };
    // Draft 4 wants at least one name in the list, here and in dependencies.
    case 'required': return Array.isArray(value) && value.length === 0 ? {} : { required: value };
    case 'exclusiveMinimum':
    case 'exclusiveMaximum': return exclusiveLimit(keyword, value);
    // Until draft 2019-09 the rest of a tuple was 'additionalItems', since then it is 'items'.
    case 'prefixItems': return {
      items: convertList(value, at),
      ...('items' in siblings && { additionalItems: schemaOrBoolean(siblings.items, { ...at, path: at.path.replace(/prefixItems$/, 'items') }) }),
    };
    case 'items':
      if ('prefixItems' in siblings) return {};
      return { items: Array.isArray(value) ? convertList(value, at) : convert(value, at) };
    case 'additionalItems':
    case 'additionalProperties': return { [keyword]: schemaOrBoolean(value, at) };
  }
  if (schemaKeywords.has(keyword)) return { [keyword]: convert(value, at) };
  if (namedSchemaKeywords.has(keyword)) return { [keyword]: convertAll(value, at) };
  if (schemaListKeywords.has(keyword)) return { [keyword]: convertList(value, at) };
  if (valueKeywords.has(keyword)) return { [keyword]: value };
  throw new Error(`${at.subject}: '${keyword}' at ${at.path} can't be expressed in the JSON Schema draft 4 that API Gateway validates with. Rewrite the schema without it, or check it in the handler.`);
}

function exclusiveLimit(keyword: 'exclusiveMinimum' | 'exclusiveMaximum', value: unknown): Schema {
  const limit = keyword === 'exclusiveMinimum' ? 'minimum' : 'maximum';
  // In draft 4 it is a boolean beside the limit.
  return typeof value === 'number' ? { [limit]: value, [keyword]: true } : { [keyword]: value };
}

function schemaOrBoolean(value: unknown, at: Place): unknown {
  return typeof value === 'boolean' ? value : convert(value, at);
}

function convertAll(value: unknown, { subject, path }: Place): Schema {
  if (!isObject(value)) throw new Error(`${subject}: there must be schemas by name at ${path}, got ${JSON.stringify(value)}.`);
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, convert(schema, { subject, path: `${path}/${name}` })]));
}

function convertList(value: unknown, { subject, path }: Place): Schema[] {
  if (!Array.isArray(value)) throw new Error(`${subject}: there must be a list of schemas at ${path}, got ${JSON.stringify(value)}.`);
  return value.map((schema, index) => convert(schema, { subject, path: `${path}/${index}` }));
}

function convertDependencies(value: unknown, { subject, path }: Place): Schema {
  if (!isObject(value)) throw new Error(`${subject}: there must be dependencies by name at ${path}, got ${JSON.stringify(value)}.`);
  return Object.fromEntries(Object.entries(value)
    .filter(([, dependency]) => !Array.isArray(dependency) || dependency.length > 0)
    .map(([name, dependency]) => [name, Array.isArray(dependency) ? dependency : convert(dependency, { subject, path: `${path}/${name}` })]));
}

function localReference(value: unknown, { subject, path }: Place): string {
  if (typeof value === 'string' && /^#(\/|$)/.test(value)) return value.replace(/\/\$defs(?=\/)/g, '/definitions');
  throw new Error(`${subject}: ${path} refers to another document or an anchor (${JSON.stringify(value)}). Write the schema into '$defs' and refer to it there, such as '#/$defs/address'.`);
}

/** A reference to what is not there, or was moved, would make API Gateway refuse the model when it is deployed. */
function requireTargets(value: unknown, root: Schema, { subject, path }: Place): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    // Beside values, `$ref` may be the name of a property, whose schema is an object.
    if (key === '$ref' && typeof inner === 'string' && !isThere(inner, root)) {
      throw new Error(`${subject}: ${path}/$ref refers to '${inner}', where there is no schema. Write the schema into '$defs' and refer to it there.`);
    }
    if (key !== 'enum' && key !== 'default') requireTargets(inner, root, { subject, path: `${path}/${key}` });
  }
}

function isThere(reference: string, root: Schema): boolean {
  const steps = reference.split('/').slice(1).map((step) => decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~'));
  let target: unknown = root;
  for (const step of steps) {
    if (typeof target !== 'object' || target === null || !Object.hasOwn(target, step)) return false;
    target = (target as Schema)[step];
  }
  return true;
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

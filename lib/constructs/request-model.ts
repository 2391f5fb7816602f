type Schema = Record<string, unknown>;

/** Keywords of JSON Schema draft 4, by what stands in them. */
const schemaIn = new Set(['additionalItems', 'additionalProperties', 'items', 'not']);
const schemasByName = new Set(['definitions', 'properties', 'patternProperties']);
const schemaLists = new Set(['allOf', 'anyOf', 'oneOf']);
const values = new Set([
  '$ref', '$schema', 'default', 'description', 'enum', 'format', 'id', 'maxItems', 'maxLength', 'maxProperties', 'maximum', 'minItems',
  'minLength', 'minProperties', 'minimum', 'multipleOf', 'pattern', 'required', 'title', 'type', 'uniqueItems', 'exclusiveMaximum',
  'exclusiveMinimum',
]);
/** Keywords that say nothing about what is valid. */
const annotations = new Set(['$comment', '$id', 'deprecated', 'examples', 'readOnly', 'writeOnly', 'contentMediaType', 'contentEncoding']);

/**
 * A JSON Schema of any draft as the draft 4 that API Gateway validates with.
 *
 * @throws where draft 4 can't express it: dropping a keyword would let illegitimate bodies through
 */
export function toDraft4(schema: Schema, subject: string): Schema {
  return { ...convert(schema, subject, '#'), $schema: 'http://json-schema.org/draft-04/schema#' };
}

function convert(schema: unknown, subject: string, path: string): Schema {
  // Draft 6 and later allow `true` and `false` as schemas.
  if (schema === true) return {};
  if (schema === false) return { not: {} };
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
    throw new Error(`${subject}: there must be a schema at ${path}, got ${JSON.stringify(schema)}.`);
  }
  const converted: Schema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    Object.assign(converted, convertKeyword(keyword, value, { subject, path: `${path}/${keyword}` }));
  }
  return converted;
}

function convertKeyword(keyword: string, value: unknown, at: { subject: string; path: string }): Schema {
  if (annotations.has(keyword)) return {};
  if (keyword === 'const') return { enum: [value] };
  if (keyword === '$defs') return { definitions: convertAll(value, at) };
  if (keyword === '$ref') return { $ref: localReference(value, at) };
  if ((keyword === 'exclusiveMinimum' || keyword === 'exclusiveMaximum') && typeof value === 'number') {
    return { [keyword === 'exclusiveMinimum' ? 'minimum' : 'maximum']: value, [keyword]: true };
  }
  if (keyword === 'additionalProperties' || keyword === 'additionalItems') {
    return { [keyword]: typeof value === 'boolean' ? value : convert(value, at.subject, at.path) };
  }
  if (keyword === 'items' && Array.isArray(value)) return { items: convertList(value, at) };
  if (keyword === 'dependencies') return { dependencies: convertDependencies(value, at) };
  if (schemaIn.has(keyword)) return { [keyword]: convert(value, at.subject, at.path) };
  if (schemasByName.has(keyword)) return { [keyword]: convertAll(value, at) };
  if (schemaLists.has(keyword)) return { [keyword]: convertList(value, at) };
  if (values.has(keyword)) return keyword === '$schema' ? {} : { [keyword]: value };
  throw new Error(`${at.subject}: '${keyword}' at ${at.path} can't be expressed in the JSON Schema draft 4 that API Gateway validates with. Rewrite the schema without it, or check it in the handler.`);
}

function convertAll(value: unknown, { subject, path }: { subject: string; path: string }): Schema {
  if (typeof value !== 'object' || value === null) throw new Error(`${subject}: there must be schemas by name at ${path}.`);
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, convert(schema, subject, `${path}/${name}`)]));
}

function convertList(value: unknown, { subject, path }: { subject: string; path: string }): Schema[] {
  if (!Array.isArray(value)) throw new Error(`${subject}: there must be a list of schemas at ${path}.`);
  return value.map((schema, index) => convert(schema, subject, `${path}/${index}`));
}

function convertDependencies(value: unknown, { subject, path }: { subject: string; path: string }): Schema {
  return Object.fromEntries(Object.entries((value ?? {}) as Schema)
    .map(([name, dependency]) => [name, Array.isArray(dependency) ? dependency : convert(dependency, subject, `${path}/${name}`)]));
}

function localReference(value: unknown, { subject, path }: { subject: string; path: string }): string {
  if (typeof value !== 'string' || !value.startsWith('#')) {
    throw new Error(`${subject}: ${path} refers to another document (${JSON.stringify(value)}). Write the schema into '$defs' and refer to it there.`);
  }
  return value.replace(/^#\/\$defs\//, '#/definitions/');
}

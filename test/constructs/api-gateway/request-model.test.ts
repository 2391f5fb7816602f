import { toDraft4 } from '../../../lib/constructs/api-gateway/request-model';

const converted = (schema: Record<string, unknown>) => {
  const { $schema, ...rest } = toDraft4(schema, 'the route');
  expect($schema).toBe('http://json-schema.org/draft-04/schema#');
  return rest;
};

describe('a schema in draft 4 stays what it is', () => {
  test.each([
    { type: 'object', required: ['id'], properties: { id: { type: 'string', pattern: '^[a-z]+$', minLength: 1 } }, additionalProperties: false },
    { type: 'array', items: [{ type: 'string' }], additionalItems: false, uniqueItems: true, minItems: 1, maxItems: 9 },
    { oneOf: [{ type: 'string' }, { type: 'number', minimum: 0, exclusiveMinimum: true, multipleOf: 0.5 }] },
    { type: ['string', 'null'], enum: ['a', null] },
    { patternProperties: { '^x-': { type: 'string' } }, maxProperties: 5, dependencies: { a: ['b'], c: { required: ['d'] } } },
    { definitions: { node: { properties: { next: { $ref: '#/definitions/node' } } } }, properties: { first: { $ref: '#/definitions/node' } } },
    { properties: { $ref: { type: 'string' }, const: { type: 'string' } } },
  ])('%j', (schema) => {
    expect(converted(schema)).toEqual(schema);
  });
});

describe('what later drafts say otherwise is said as draft 4 does', () => {
  test.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['const', { const: 'card' }, { enum: ['card'] }],
    ['const and enum: both hold', { enum: ['a', 'b'], const: 'a' }, { enum: ['a', 'b'], allOf: [{ enum: ['a'] }] }],
    ['exclusiveMinimum', { exclusiveMinimum: 0 }, { minimum: 0, exclusiveMinimum: true }],
    ['exclusiveMaximum', { exclusiveMaximum: 9 }, { maximum: 9, exclusiveMaximum: true }],
    [
      'an exclusive limit beside a stricter one: both hold',
      { minimum: 5, exclusiveMinimum: 3 }, { minimum: 5, allOf: [{ minimum: 3, exclusiveMinimum: true }] },
    ],
    [
      '$defs',
      { $defs: { id: { const: 1 } }, properties: { id: { $ref: '#/$defs/id' } } },
      { definitions: { id: { enum: [1] } }, properties: { id: { $ref: '#/definitions/id' } } },
    ],
    [
      '$defs beside definitions',
      { $defs: { a: {} }, definitions: { b: {} }, allOf: [{ $ref: '#/$defs/a' }, { $ref: '#/definitions/b' }] },
      { definitions: { a: {}, b: {} }, allOf: [{ $ref: '#/definitions/a' }, { $ref: '#/definitions/b' }] },
    ],
    [
      'keywords beside $ref, which draft 4 would ignore',
      { definitions: { a: { type: 'string' } }, $ref: '#/definitions/a', maxLength: 3 },
      { definitions: { a: { type: 'string' } }, allOf: [{ $ref: '#/definitions/a' }], maxLength: 3 },
    ],
    ['prefixItems', { prefixItems: [{ type: 'string' }], items: false }, { items: [{ type: 'string' }], additionalItems: false }],
    ['dependentRequired', { dependentRequired: { a: ['b'], c: [] } }, { dependencies: { a: ['b'] } }],
    ['an empty list of required names', { required: [], type: 'object' }, { type: 'object' }],
    ['dependentSchemas', { dependentSchemas: { a: { required: ['b'] } } }, { dependencies: { a: { required: ['b'] } } }],
    ['true and false as schemas', { properties: { any: true, none: false } }, { properties: { any: {}, none: { not: {} } } }],
    [
      'annotations',
      { $id: 'https://example.com/order', $comment: 'new', examples: [1], readOnly: true, deprecated: true, type: 'integer' },
      { type: 'integer' },
    ],
  ])('%s', (_what, schema, expected) => {
    expect(converted(schema)).toEqual(expected);
  });
});

describe('what draft 4 cannot express is refused, with keyword and place', () => {
  test.each<[string, string, Record<string, unknown>]>([
    ['if', '#/if', { if: {}, then: {} }],
    ['then', '#/then', { then: {} }],
    ['contains', '#/properties/tags/contains', { properties: { tags: { contains: { type: 'string' } } } }],
    ['propertyNames', '#/propertyNames', { propertyNames: { maxLength: 3 } }],
    ['unevaluatedProperties', '#/allOf/0/unevaluatedProperties', { allOf: [{ unevaluatedProperties: false }] }],
    ['unevaluatedItems', '#/unevaluatedItems', { unevaluatedItems: false }],
    ['$dynamicRef', '#/$dynamicRef', { $dynamicRef: '#node' }],
    ['nullable', '#/properties/a/nullable', { properties: { a: { type: 'string', nullable: true } } }],
    ['$id', '#/properties/a/$id', { properties: { a: { $id: 'a' } } }],
    ['typo', '#/typo', { typo: 1 }],
  ])('%s at %s', (keyword, place, schema) => {
    expect(() => toDraft4(schema, 'the route')).toThrow(`the route: '${keyword}' at ${place} can't be expressed in the JSON Schema draft 4`);
  });

  test.each([
    ['another document', { $ref: 'https://example.com/order.json' }, '#/$ref refers to another document or an anchor'],
    ['an anchor', { $ref: '#order' }, '#/$ref refers to another document or an anchor'],
    ['nothing', { properties: { a: { $ref: '#/$defs/a' } } }, "#/properties/a/$ref refers to '#/definitions/a', where there is no schema"],
  ])('a reference to %s', (_what, schema, message) => {
    expect(() => toDraft4(schema, 'the route')).toThrow(message);
  });

  test.each([
    [{ properties: [] }, 'there must be schemas by name at #/properties, got []'],
    [{ items: 'string' }, 'there must be a schema at #/items, got "string"'],
    [{ anyOf: {} }, 'there must be a list of schemas at #/anyOf, got {}'],
    [{ dependencies: [] }, 'there must be dependencies by name at #/dependencies, got []'],
  ])('%j', (schema, message) => {
    expect(() => toDraft4(schema, 'the route')).toThrow(message);
  });
});

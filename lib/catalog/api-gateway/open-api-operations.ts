import { resolve, Resolved } from '../../core/intrinsics';
import { JsonObject, ownValue } from '../../core/json';
import { Resource } from '../../core/template-graph';

/** Preflights (OPTIONS) are left out: browsers send them without credentials and without a body. */
const methods = new Map([
  ...['get', 'put', 'post', 'delete', 'head', 'patch', 'trace'].map((method) => [method, method.toUpperCase()] as const),
  ['x-amazon-apigateway-any-method', 'ANY'],
]);

type Mapping = Extract<Resolved, { kind: 'object' }>;

/** One method of one path of an API that is defined by an OpenAPI document. */
export interface Operation {
  /** Such as `GET /orders`. */
  readonly name: string;
  readonly definition: Mapping;
  readonly document: Mapping;
}

interface Operations {
  readonly operations: readonly Operation[];
  /** Why a part of them is known only on deployment. */
  readonly unknown?: string;
}

/** The operations of an API's `Body`. */
export function openApiOperations(api: Resource): Operations {
  return api.once('operations', readOperations);
}

function readOperations(api: Resource): Operations {
  const operations: Operation[] = [];
  let unknown = api.get('BodyS3Location').some(({ kind }) => kind !== 'absent') ? 'the OpenAPI document lies in S3' : undefined;
  for (const body of api.get('Body')) {
    if (body.kind === 'absent') continue;
    if (body.kind !== 'object') {
      unknown = 'the OpenAPI document is known only on deployment';
      continue;
    }
    for (const [path, item] of entriesOf(body, 'paths')) {
      for (const key of Object.keys(item.value)) {
        const method = methods.get(key.toLowerCase());
        if (method === undefined) continue;
        for (const definition of mappings(item.value[key], item)) operations.push({ name: `${method} ${path}`, definition, document: body });
      }
    }
    if (isMacro(body)) unknown = 'a macro makes the OpenAPI document';
  }
  return { operations, unknown };
}

/** The value at a key, which may hold dots and slashes, in each branch. */
export function valueAt(mapping: Mapping, key: string): readonly Resolved[] {
  return resolve(ownValue(mapping.value, key), mapping.stack);
}

/** The mapping at a key, entry by entry, as far as the entries are mappings. */
export function entriesOf(mapping: Mapping, key: string): [string, Mapping][] {
  return valueAt(mapping, key).flatMap((value) => (
    value.kind === 'object' ? Object.entries(value.value).flatMap(([name, entry]) => mappings(entry, value).map((one): [string, Mapping] => [name, one])) : []
  ));
}

function mappings(value: unknown, within: Mapping): Mapping[] {
  return resolve(value, within.stack).filter((resolved): resolved is Mapping => resolved.kind === 'object');
}

function isMacro(body: { readonly value: JsonObject }): boolean {
  return Object.hasOwn(body.value, 'Fn::Transform');
}

import { JsonObject } from './json';

/** A resource that SAM makes of one of its own. */
export interface SamResource {
  readonly type: string;
  readonly properties: JsonObject;
}

/** The resources that SAM makes of one of its own types, the main one first; undefined for every other type. */
export function samResources(_type: string, _properties: JsonObject, _globals: JsonObject): SamResource[] | undefined {
  return undefined;
}

import { JsonObject, ownObject } from './json';
import { Resource, TemplateGraph } from './template-graph';

/** A resource that can be judged anew with other properties, alone: all that it refers to is not known. */
export interface RepairableResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  /** The resource that controls judge; a SAM resource is several. */
  readonly judged: readonly Resource[];
  readonly declaration: JsonObject;
  /** What else of its template bears on it: parameters, mappings, conditions, SAM's globals. */
  readonly template: JsonObject;
}

export function repairableResource(logicalId: string, declaration: JsonObject, template: JsonObject = {}): RepairableResource {
  const graph = new TemplateGraph([{ stackName: 'Repaired', file: '', template: { ...template, Resources: { [logicalId]: declaration } } }]);
  const judged = [...graph.types].flatMap((each) => graph.ofType(each)).filter((resource) => resource.logicalId === logicalId);
  return { logicalId, type: String(declaration.Type), properties: ownObject(declaration, 'Properties'), judged, declaration, template };
}

/** The same resource with other properties. */
export function withProperties({ logicalId, declaration, template }: RepairableResource, properties: JsonObject): RepairableResource {
  return repairableResource(logicalId, { ...declaration, Properties: properties }, template);
}

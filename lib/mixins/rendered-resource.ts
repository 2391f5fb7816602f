import { CfnResource, Stack } from 'aws-cdk-lib';
import { isObject, JsonObject, ownObject } from '../core/json';
import { RepairableResource, repairableResource } from '../core/repairable-resource';

/**
 * A resource as its template will have it, raw overrides included.
 *
 * @returns undefined where the resource is not in its template, or can not be rendered yet
 */
export function renderResource(resource: CfnResource): RepairableResource | undefined {
  const declarations = tryRender(resource);
  const logicalId = Object.keys(declarations)[0];
  const declaration = declarations[logicalId];
  if (!isObject(declaration)) return undefined;
  return repairableResource(logicalId, { ...declaration, Type: resource.cfnResourceType });
}

/** While an app is built, a resource can lack what it is given later: then there is nothing to judge yet. */
function tryRender(resource: CfnResource): JsonObject {
  try {
    return ownObject(Stack.of(resource).resolve(resource._toCloudFormation()), 'Resources');
  } catch {
    return {};
  }
}

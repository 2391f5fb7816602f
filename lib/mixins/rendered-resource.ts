import { CfnResource, Stack } from 'aws-cdk-lib';
import { isObject, JsonObject, ownObject } from '../core/json';
import { Resource, TemplateGraph } from '../core/template-graph';

/** A resource as its template will have it, raw overrides included; all that refers to others is not known. */
export interface RenderedResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: JsonObject;
  /** The resource that controls judge; a SAM resource is several. */
  readonly judged: readonly Resource[];
}

/** @returns undefined where the resource is not in its template, or can not be rendered yet */
export function renderResource(resource: CfnResource): RenderedResource | undefined {
  const declarations = tryRender(resource);
  const logicalId = Object.keys(declarations)[0];
  const declaration = declarations[logicalId];
  if (!isObject(declaration)) return undefined;
  return renderedAs(logicalId, resource.cfnResourceType, declaration);
}

/** The same resource with other properties. */
export function withProperties({ logicalId, type }: RenderedResource, properties: JsonObject): RenderedResource {
  return renderedAs(logicalId, type, { Type: type, Properties: properties });
}

function renderedAs(logicalId: string, type: string, declaration: JsonObject): RenderedResource {
  const graph = new TemplateGraph([{ stackName: 'Rendered', file: '', template: { Resources: { [logicalId]: declaration } } }]);
  const judged = [...graph.types].flatMap((each) => graph.ofType(each));
  return { logicalId, type, properties: ownObject(declaration, 'Properties'), judged };
}

/** While an app is built, a resource can lack what it is given later: then there is nothing to judge yet. */
function tryRender(resource: CfnResource): JsonObject {
  try {
    return ownObject(Stack.of(resource).resolve(resource._toCloudFormation()), 'Resources');
  } catch {
    return {};
  }
}

import { partsOf } from '../../core/intrinsics';
import { referencedResources, resourcesIn } from '../../core/resource-references';
import { Resource, TemplateGraph } from '../../core/template-graph';
import { renderText, TextPart } from '../../core/text';
import type { Verdict } from '../../core/verdict';

interface AssociatedArns {
  readonly byResource: ReadonlyMap<Resource, readonly (readonly TextPart[])[]>;
  /** ARNs that name no resource of the templates. */
  readonly others: readonly (readonly TextPart[])[];
}

/** Whether a web ACL is associated with the stage: by an ARN that ends `/restapis/{api}/stages/{stage}`. */
export function webAclProtects(stage: Resource, graph: TemplateGraph): Verdict {
  const arns = graph.once('web ACL associations', collect);
  if (arns.byResource.has(stage)) return 'pass';
  const apis = stage.get('RestApiId').flatMap(resourcesIn);
  const names = stage.get('StageName').map((value) => renderText(partsOf(value)));
  if (apis.some((api) => arns.byResource.get(api)?.some((arn) => endsInStage(arn, names)))) return 'pass';
  const apiId = stage.get('RestApiId').map((value) => (value.kind === 'scalar' ? String(value.value) : undefined))[0];
  return arns.others.some((arn) => couldName(arn, apiId, names)) ? 'unknown' : 'fail';
}

function collect(graph: TemplateGraph): AssociatedArns {
  const byResource = new Map<Resource, (readonly TextPart[])[]>();
  const others: (readonly TextPart[])[] = [];
  for (const type of ['AWS::WAFv2::WebACLAssociation', 'AWS::WAFRegional::WebACLAssociation']) {
    for (const arn of graph.ofType(type).flatMap((association) => association.get('ResourceArn').map(partsOf))) {
      const resources = referencedResources(arn);
      for (const resource of resources) byResource.set(resource, [...(byResource.get(resource) ?? []), arn]);
      if (resources.length === 0) others.push(arn);
    }
  }
  return { byResource, others };
}

/** A stage that SAM makes is named by an attribute that is nowhere in the template: that counts as this one. */
function endsInStage(arn: readonly TextPart[], names: readonly string[]): boolean {
  const last = arn.at(-1);
  const text = renderText(arn);
  return names.some((name) => text.endsWith(`/stages/${name}`)) || (typeof last === 'object' && last.resource === undefined);
}

function couldName(arn: readonly TextPart[], apiId: string | undefined, names: readonly string[]): boolean {
  if (arn.every((part) => typeof part !== 'string')) return true;
  const [, api, name] = renderText(arn).match(/\/restapis\/([^/]+)\/stages\/([^/]+)$/) ?? [];
  return name !== undefined && (names.includes(name) || name.startsWith('${')) && (apiId === undefined || apiId === api || api.startsWith('${'));
}

import { controls } from '../catalog/index.generated';
import type { Control } from '../core/control';
import type { Finding } from '../core/finding';
import { isObject, JsonObject } from '../core/json';
import type { Edit } from '../core/repair';
import { repairSteps } from '../core/repair-plan';
import { repairableResource } from '../core/repairable-resource';
import type { Resource, TemplateGraph } from '../core/template-graph';
import type { Judgement } from './judgement';

/** How far repairs may go. */
export interface RepairOptions {
  readonly replacements: boolean;
  readonly keepExplicit: boolean;
}

/** What is to be set on one resource, and which findings that settles. */
export interface RepairedResource {
  readonly resource: Resource;
  readonly edits: readonly Edit[];
  readonly settled: readonly Finding[];
}

/** A finding that stays, and why. */
export interface LeftFinding {
  readonly finding: Finding;
  readonly because: string;
}

export interface Repairs {
  readonly repaired: readonly RepairedResource[];
  readonly left: readonly LeftFinding[];
}

/** What constants settle of the findings that fail, count, and were not decided upon. */
export function repairsOf({ report, context }: Judgement, options: RepairOptions): Repairs {
  const open = report.findings.filter(({ verdict, origin }) => verdict === 'fail' && origin === 'author');
  const byResource = new Map<string, Finding[]>();
  for (const finding of open) byResource.set(placeOf(finding), [...byResource.get(placeOf(finding)) ?? [], finding]);
  const repaired: RepairedResource[] = [];
  const left: LeftFinding[] = [];
  for (const [place, findings] of byResource) {
    const resource = resourceAt(context.graphs, place);
    const plan = repairResource(resource, findings, [...context.controls.values()], options);
    if (resource && plan.edits.length > 0) repaired.push({ resource, edits: plan.edits, settled: plan.settled });
    left.push(...plan.left);
  }
  return { repaired, left };
}

function repairResource(
  resource: Resource | undefined, findings: readonly Finding[], asked: readonly Control[], options: RepairOptions,
): Omit<RepairedResource, 'resource'> & { readonly left: readonly LeftFinding[] } {
  const edits: Edit[] = [];
  const reasons = new Map<string, string>();
  const settled = new Set<string>();
  if (resource && isObject(resource.declaration)) {
    const failing = new Set(findings.map(({ control }) => control));
    const alone = repairableResource(resource.logicalId, resource.declaration, withoutResources(resource.stack.template));
    const rules = { asked, catalog: controls, ...options };
    for (const { control: { id }, plan } of repairSteps(alone, rules, (control) => !failing.has(control))) {
      if ('because' in plan) {
        reasons.set(id, plan.because);
      } else {
        edits.push(...plan.edits);
        settled.add(id);
      }
    }
  }
  const stays = findings.filter(({ control }) => !settled.has(control));
  return {
    edits,
    settled: findings.filter(({ control }) => settled.has(control)),
    left: stays.map((finding) => ({ finding, because: reasons.get(finding.control) ?? 'it takes more than a constant' })),
  };
}

function withoutResources({ Resources: _, ...rest }: JsonObject): JsonObject {
  return rest;
}

function placeOf({ template, stack, logicalId }: Finding): string {
  return JSON.stringify([template, stack, logicalId]);
}

function resourceAt(graphs: readonly TemplateGraph[], place: string): Resource | undefined {
  const [template, stack, logicalId] = JSON.parse(place) as [string, string, string];
  return graphs.flatMap(({ stacks }) => stacks)
    .find(({ source }) => source.file === template && source.stackName === stack)
    ?.resource(logicalId);
}

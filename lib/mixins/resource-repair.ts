import { CfnResource } from 'aws-cdk-lib';
import { controls } from '../catalog/index.generated';
import { Control, PropertyControl } from '../core/control';
import { verdictOf } from '../core/evaluate';
import { JsonObject } from '../core/json';
import { Edit, literalAt, repairOf, repairPaths, withEdits } from '../core/repair';
import { replacesResource } from '../facts/replacing-properties';
import { grantTracing, setProperties } from './property-setter';
import { isAccepted } from './recorded-exceptions';
import { RenderedResource, renderResource, withProperties } from './rendered-resource';
import { RepairChange, shownValue, Unrepairable } from './repair-report';

/** How a resource may be repaired. */
export interface RepairRules {
  readonly asked: readonly Control[];
  readonly dryRun: boolean;
  readonly replacements: boolean;
  readonly keepExplicit: boolean;
}

/** What came of one resource. */
export interface RepairResult {
  readonly changes: RepairChange[];
  readonly unrepairable: Unrepairable[];
}

/** Repairs one resource, control by control; what one repair changed, the next one sees. */
export function repairResource(resource: CfnResource, rules: RepairRules): RepairResult {
  const result: RepairResult = { changes: [], unrepairable: [] };
  let rendered = renderResource(resource);
  if (!rendered) return result;
  for (const control of rules.asked) {
    if (control.kind !== 'property') continue;
    const { logicalId, type: resourceType }: RenderedResource = rendered;
    const place = { constructPath: resource.node.path, logicalId, resourceType, control: control.id };
    const plan = planFor(control, rendered, resource, rules);
    if (plan === undefined) continue;
    if ('because' in plan) {
      result.unrepairable.push({ ...place, reason: plan.because });
      continue;
    }
    const { properties }: RenderedResource = rendered;
    const note = control.id === 'FunctionTraced' ? grantTracing(resource, rules.dryRun) : undefined;
    if (!rules.dryRun) setProperties(resource, properties, plan.edits);
    result.changes.push(...plan.edits.map(({ path, value }) => changeOf(place, properties, { path, value }, note)));
    rendered = withProperties(rendered, withEdits(properties, plan.edits));
  }
  return result;
}

type Plan = { readonly edits: readonly Edit[] } | { readonly because: string };

/** Undefined where the control has nothing to say. */
function planFor(control: PropertyControl, rendered: RenderedResource, resource: CfnResource, rules: RepairRules): Plan | undefined {
  const judged = rendered.judged.find(({ type }) => type === control.resource);
  const verdict = judged && verdictOf(control, judged);
  if (!judged || verdict === undefined || verdict === 'pass' || isAccepted(control.id, resource, rendered.logicalId)) return undefined;
  if (verdict === 'unknown') return repairPaths(control).length > 0 ? { because: 'what it asks about is known only on deployment' } : undefined;
  if (judged.declaredType !== judged.type) return { because: `SAM makes this of ${judged.declaredType}` };
  const repair = repairOf(control, judged);
  if ('because' in repair) return repair;
  return refusal(control, rendered, repair.edits, rules) ?? repair;
}

/** Why edits that would do are not made. */
function refusal(control: PropertyControl, rendered: RenderedResource, edits: readonly Edit[], rules: RepairRules): Plan | undefined {
  const replacing = edits.find(({ path }) => replacesResource(rendered.type, path));
  if (replacing && !rules.replacements) return { because: `a change of ${replacing.path} replaces the resource; ask for 'replacements'` };
  const explicit = edits.find(({ path }) => literalAt(rendered.properties, path) !== undefined);
  if (explicit && rules.keepExplicit) return { because: `${explicit.path} was set explicitly` };
  const after = withProperties(rendered, withEdits(rendered.properties, edits));
  if (verdictIn(control, after) === 'fail') return { because: 'its constant is not enough here' };
  const weakened = controls.find((other) => other.kind === 'property' && verdictIn(other, after) === 'fail' && verdictIn(other, rendered) !== 'fail');
  return weakened && { because: `${weakened.id} would fail instead` };
}

function verdictIn(control: PropertyControl, { judged }: RenderedResource): string | undefined {
  const resource = judged.find(({ type }) => type === control.resource);
  return resource && verdictOf(control, resource);
}

type Place = Omit<Unrepairable, 'reason'>;

function changeOf(place: Place, before: JsonObject, { path, value }: Edit, note: string | undefined): RepairChange {
  const stood = literalAt(before, path);
  return {
    ...place,
    property: path,
    before: shownValue(stood),
    after: String(value),
    wasSet: stood !== undefined,
    replaces: replacesResource(place.resourceType, path),
    note,
  };
}

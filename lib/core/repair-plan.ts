import { replacesResource } from '../facts/replacing-properties';
import { Control, PropertyControl } from './control';
import { verdictOf } from './evaluate';
import { Edit, literalAt, repairOf, repairPaths, withEdits } from './repair';
import { RepairableResource, withProperties } from './repairable-resource';

/** What may be repaired, and how. */
export interface RepairRules {
  readonly asked: readonly Control[];
  /** Every control: none of them may fail for a repair. */
  readonly catalog: readonly Control[];
  /** Whether changes are made that replace the resource. */
  readonly replacements: boolean;
  /** Whether values are left alone that somebody wrote. */
  readonly keepExplicit: boolean;
}

/** What to set, or why nothing is. */
export type RepairPlan = { readonly edits: readonly Edit[] } | { readonly because: string };

/** What one control asks of a resource as the repairs before it left it. */
export interface RepairStep {
  readonly control: PropertyControl;
  readonly resource: RepairableResource;
  readonly plan: RepairPlan;
}

/** The repairs of one resource, control by control; what one repair changed, the next one sees. */
export function * repairSteps(
  resource: RepairableResource, rules: RepairRules, isAccepted: (control: string) => boolean,
): IterableIterator<RepairStep> {
  let current = resource;
  for (const control of rules.asked) {
    if (control.kind !== 'property' || isAccepted(control.id)) continue;
    const plan = planFor(control, current, rules);
    if (plan === undefined) continue;
    yield { control, resource: current, plan };
    if ('edits' in plan) current = withProperties(current, withEdits(current.properties, plan.edits));
  }
}

/** Undefined where the control has nothing to say. */
function planFor(control: PropertyControl, resource: RepairableResource, rules: RepairRules): RepairPlan | undefined {
  const judged = resource.judged.find(({ type }) => type === control.resource);
  const verdict = judged && verdictOf(control, judged);
  if (!judged || verdict === undefined || verdict === 'pass') return undefined;
  if (verdict === 'unknown') return repairPaths(control).length > 0 ? { because: 'what it asks about is known only on deployment' } : undefined;
  if (judged.declaredType !== judged.type) return { because: `SAM makes this of ${judged.declaredType}` };
  const repair = repairOf(control, judged);
  if ('because' in repair) return repair;
  return refusal(control, resource, repair.edits, rules) ?? repair;
}

/** Why edits that would do are not made. */
function refusal(
  control: PropertyControl, resource: RepairableResource, edits: readonly Edit[], rules: RepairRules,
): RepairPlan | undefined {
  const replacing = edits.find(({ path }) => replacesResource(resource.type, path));
  if (replacing && !rules.replacements) return { because: `a change of ${replacing.path} replaces the resource; ask for 'replacements'` };
  const explicit = edits.find(({ path }) => literalAt(resource.properties, path) !== undefined);
  if (explicit && rules.keepExplicit) return { because: `${explicit.path} was set explicitly` };
  const after = withProperties(resource, withEdits(resource.properties, edits));
  if (verdictIn(control, after) === 'fail') return { because: 'its constant is not enough here' };
  const weakened = rules.catalog.find((other) => verdictIn(other, after) === 'fail' && verdictIn(other, resource) !== 'fail');
  return weakened && { because: `${weakened.id} would fail instead` };
}

function verdictIn(control: Control, { judged }: RepairableResource): string | undefined {
  const resource = control.kind === 'property' ? judged.find(({ type }) => type === control.resource) : undefined;
  return resource && verdictOf(control as PropertyControl, resource);
}

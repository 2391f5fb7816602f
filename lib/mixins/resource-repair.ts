import { CfnResource } from 'aws-cdk-lib';
import { JsonObject } from '../core/json';
import { Edit, literalAt } from '../core/repair';
import { RepairRules, repairSteps } from '../core/repair-plan';
import { replacesResource } from '../facts/replacing-properties';
import { grantTracing, setProperties } from './property-setter';
import { isAccepted } from './recorded-exceptions';
import { renderResource } from './rendered-resource';
import { RepairChange, shownValue, Unrepairable } from './repair-report';

/** What came of one resource. */
export interface RepairResult {
  readonly changes: RepairChange[];
  readonly unrepairable: Unrepairable[];
}

/** Repairs one resource; in a dry run only says what it would do. */
export function repairResource(resource: CfnResource, rules: RepairRules, dryRun: boolean): RepairResult {
  const result: RepairResult = { changes: [], unrepairable: [] };
  const rendered = renderResource(resource);
  if (!rendered) return result;
  const { logicalId } = rendered;
  for (const { control, plan, resource: { properties } } of repairSteps(rendered, rules, (id) => isAccepted(id, resource, logicalId))) {
    const place = { constructPath: resource.node.path, logicalId, resourceType: rendered.type, control: control.id };
    if ('because' in plan) {
      result.unrepairable.push({ ...place, reason: plan.because });
      continue;
    }
    const note = control.id === 'FunctionTraced' ? grantTracing(resource, dryRun) : undefined;
    if (!dryRun) setProperties(resource, properties, plan.edits);
    result.changes.push(...plan.edits.map((edit) => changeOf(place, properties, edit, note)));
  }
  return result;
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

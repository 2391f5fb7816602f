import { referencesFrom } from '../core/resource-references';
import { Resource, TemplateGraph } from '../core/template-graph';
import type { Verdict } from '../core/verdict';
import { Condition } from './condition';
import { deniedToAll } from './denial';
import { Statement } from './statement';

/** Where resources of one type name the ones that their policy is for, such as `Bucket`. */
export type PolicyTarget = readonly [type: string, path: string];

/** The resources that carry a policy for this one. */
export function policyHoldersOf(resource: Resource, graph: TemplateGraph, targets: readonly PolicyTarget[], name: string): Resource[] {
  const names = resource.get(name);
  return targets.flatMap(([type, path]) => referencesFrom(graph, type, path).to(resource, ...names));
}

/** Whether policies deny the actions to everybody who comes without TLS, by statements that concern what is asked about. */
export function plainHttpRefused(
  holders: readonly Resource[], actions: readonly string[], concerns?: (statement: Statement) => boolean,
): Verdict {
  return deniedToAll(holders, actions, isPlainHttp, concerns);
}

/**
 * Whether a statement can be about the resource: what is a literal through and through is about what is named so,
 * and what CloudFormation names is named by no literal.
 */
export function isAbout({ resources }: Statement, resource: Resource, name: string): boolean {
  const names = resource.get(name).flatMap((value) => (value.kind === 'scalar' ? [String(value.value)] : []));
  return resources.length === 0 || resources.some((text) =>
    !text.startsWith('arn:') || /[*$]/.test(text.split(':').slice(5).join(':')) || names.some((one) => text.includes(one)));
}

/** A further condition would let others through. */
function isPlainHttp(conditions: readonly Condition[]): boolean {
  return conditions.length === 1
    && /^bool(ifexists)?$/.test(conditions[0].operator) && conditions[0].key === 'aws:securetransport'
    && conditions[0].values.every((value) => value.toLowerCase() === 'false');
}

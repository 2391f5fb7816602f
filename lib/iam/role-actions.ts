import { referencesFrom } from '../core/resource-references';
import { Resource, TemplateGraph } from '../core/template-graph';
import { attachedPolicies } from './managed-policies';
import { policiesOf } from './policy';
import { allows } from './reach';

const holders = [['AWS::IAM::Policy', 'Roles'], ['AWS::IAM::ManagedPolicy', 'Roles'], ['AWS::IAM::RolePolicy', 'RoleName']] as const;

/** Which actions a role may not do; none where something else than the templates gives it policies. */
export function missingActions(role: Resource, graph: TemplateGraph, actions: readonly string[]): readonly string[] {
  const references = holders.map(([type, path]) => referencesFrom(graph, type, path));
  if (attachedPolicies(role).length > 0 || references.some(({ open }) => open.length > 0)) return [];
  const names = role.get('RoleName');
  const carriers = [role, ...references.flatMap((found) => found.to(role, ...names))];
  const policies = carriers.flatMap(policiesOf).filter(({ kind }) => kind === 'identity');
  if (policies.some(({ unknown }) => unknown !== undefined)) return [];
  return actions.filter((action) => !policies.some(({ statements }) => statements.some((statement) => allows(statement, action))));
}

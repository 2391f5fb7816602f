import { isObject, ownValue } from '../core/json';
import { literalAt } from '../core/repair';
import { referencesFrom } from '../core/resource-references';
import type { Resource, TemplateGraph } from '../core/template-graph';
import { grantsOf } from '../iam/grants';
import { resourcesAt, resourcesNamedBy } from './named-resources';

/** What an identity may do with a resource, by its policies. */
export interface GrantedFlow {
  readonly from: Resource;
  readonly to: Resource;
  readonly reads: boolean;
  readonly writes: boolean;
}

/** Where those that run under a role name it. */
const roleHolders: readonly (readonly [type: string, path: string])[] = [
  ['AWS::Lambda::Function', 'Role'],
  ['AWS::StepFunctions::StateMachine', 'RoleArn'],
];

/** Which functions and state machines may read or write which resources. */
export function grantedFlows(graph: TemplateGraph): readonly GrantedFlow[] {
  const flows: GrantedFlow[] = [];
  for (const [type, path] of roleHolders) {
    for (const from of graph.ofType(type)) {
      for (const policy of policiesFor(from, path, graph)) {
        for (const { actions, resources } of allowed(policy)) {
          const reads = actions.some(isRead);
          const writes = actions.some(isWrite);
          if (reads || writes) flows.push(...resources.map((to) => ({ from, to, reads, writes })));
        }
      }
    }
  }
  return flows;
}

/** The roles of a resource, and the policies that are attached to them. */
function policiesFor(holder: Resource, path: string, graph: TemplateGraph): readonly Resource[] {
  // SAM makes the role of a function beside it, under its name.
  const own = holder.declaredType === holder.type ? [] : graph.ofType('AWS::IAM::Role')
    .filter(({ stack, logicalId }) => stack === holder.stack && logicalId === holder.logicalId);
  const roles = [...resourcesAt(holder, path), ...own];
  return roles.flatMap((role) => [
    role,
    ...referencesFrom(graph, 'AWS::IAM::Policy', 'Roles').to(role),
    ...referencesFrom(graph, 'AWS::IAM::ManagedPolicy', 'Roles').to(role),
    ...resourcesAt(role, 'ManagedPolicyArns.*'),
  ]);
}

interface Allowed {
  readonly actions: readonly string[];
  readonly resources: readonly Resource[];
}

function allowed(policy: Resource): readonly Allowed[] {
  return grantsOf(policy, 'identity').map(({ statement: { actions, path } }) => {
    const statement = literalAt({ Properties: policy.properties }, path);
    const named = isObject(statement) ? ownValue(statement, 'Resource') : undefined;
    const each: readonly unknown[] = Array.isArray(named) ? named : [named];
    return { actions, resources: each.flatMap((one) => resourcesNamedBy(one, policy.stack)) };
  });
}

/** `s3:Get*` -> `Get*`. */
function verbOf(action: string): string {
  return action.slice(action.indexOf(':') + 1);
}

/** What hands out data; to ask for a queue's attributes does not. */
function isRead(action: string): boolean {
  return /^(\*|BatchGet|ConditionCheck|Get(?!Queue|Topic|Bucket)|ListObjects|PartiQLSelect|Query|Read|Receive|Scan|Select)/i.test(verbOf(action));
}

/** To delete a message that was read is a part of reading it. */
function isWrite(action: string): boolean {
  return /^(\*|BatchWrite|Create|Delete(?!Message)|Execute|Invoke|PartiQL(?!Select)|Post|Publish|Put|Restore|Send|Start|Update|Write)/i.test(verbOf(action));
}

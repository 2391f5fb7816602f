import { resolve } from '../core/intrinsics';
import { JsonObject, ownValue } from '../core/json';
import type { Resource, StackTemplate } from '../core/template-graph';
import { renderText } from '../core/text';

/** Text of a policy; pieces that only deployment knows stand in it as `${Expression}`. */
export type PolicyText = string;

/** What stands for a value that can't be read from the templates at all. */
export const opaque: PolicyText = '${?}';

export interface Principal {
  readonly kind: 'any' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser' | 'unknown';
  readonly id: PolicyText;
}

export interface Condition {
  /** In lower case, such as `stringequals`. */
  readonly operator: string;
  /** In lower case, such as `aws:sourceaccount`. */
  readonly key: string;
  readonly values: readonly PolicyText[];
}

/** A statement of a policy, with scalars made lists and functions resolved. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny' | 'unknown';
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly actions: readonly PolicyText[];
  readonly notActions: readonly PolicyText[];
  readonly resources: readonly PolicyText[];
  readonly notResources: readonly PolicyText[];
  readonly conditions: readonly Condition[];
  /** Below the resource, such as `Properties.PolicyDocument.Statement.0`. */
  readonly path: string;
}

export function readStatement(value: JsonObject, stack: StackTemplate, path: string): Statement {
  const texts = (key: string) => policyTexts(ownValue(value, key), stack);
  const [effect] = texts('Effect');
  return {
    effect: effect === 'Allow' || effect === 'Deny' ? effect : 'unknown',
    principals: readPrincipals(ownValue(value, 'Principal'), stack),
    notPrincipals: readPrincipals(ownValue(value, 'NotPrincipal'), stack),
    actions: texts('Action'),
    notActions: texts('NotAction'),
    resources: texts('Resource'),
    notResources: texts('NotResource'),
    conditions: readConditions(ownValue(value, 'Condition'), stack),
    path,
  };
}

/** Every text that a scalar or list may hold, in whatever branch. */
export function policyTexts(value: unknown, stack: StackTemplate, depth = 0): PolicyText[] {
  if (value === undefined || depth > 8) return value === undefined ? [] : [opaque];
  return resolve(value, stack).flatMap((resolved): PolicyText[] => {
    switch (resolved.kind) {
      case 'absent': return [];
      case 'scalar': return [String(resolved.value)];
      case 'text': return [renderText(resolved.parts)];
      case 'reference': return [referenceText(resolved.resource, resolved.attribute)];
      case 'list': return resolved.items.flatMap((item) => policyTexts(item, resolved.stack, depth + 1));
      default: return [opaque];
    }
  });
}

function referenceText(resource: Resource, attribute: string): PolicyText {
  return `\${${resource.logicalId}.${attribute}}`;
}

function readPrincipals(value: unknown, stack: StackTemplate): Principal[] {
  if (value === undefined) return [];
  return resolve(value, stack).flatMap((resolved): Principal[] => {
    if (resolved.kind === 'absent') return [];
    if (resolved.kind === 'scalar') return [resolved.value === '*' ? { kind: 'any', id: '*' } : { kind: 'AWS', id: String(resolved.value) }];
    if (resolved.kind !== 'object') return [{ kind: 'unknown', id: opaque }];
    return Object.entries(resolved.value).flatMap(([kind, ids]) =>
      policyTexts(ids, resolved.stack).map((id): Principal => ({ kind: principalKind(kind, id), id })));
  });
}

function principalKind(kind: string, id: PolicyText): Principal['kind'] {
  if (kind === 'AWS') return id === '*' ? 'any' : id === opaque ? 'unknown' : 'AWS';
  return kind === 'Service' || kind === 'Federated' || kind === 'CanonicalUser' ? kind : 'unknown';
}

function readConditions(value: unknown, stack: StackTemplate): Condition[] {
  return resolve(value, stack).flatMap((operators) => (operators.kind === 'object' ? Object.entries(operators.value) : [])
    .flatMap(([operator, keys]) => resolve(keys, stack).flatMap((resolved) => (resolved.kind === 'object' ? Object.entries(resolved.value) : [])
      .map(([key, values]): Condition => ({
        operator: operator.toLowerCase(), key: key.toLowerCase(), values: policyTexts(values, resolved.stack),
      })))));
}
